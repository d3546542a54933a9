//! The few lines of JSON that vectors need: flat objects of decimal strings.

use cairn_core::{Found, Ledger, Moment, Price};

/// `{"name": "value", …}`; a value that begins with `{` is an object itself.
pub fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| match value.starts_with('{') {
            true => format!("\"{name}\": {value}"),
            false => format!("\"{name}\": \"{value}\""),
        })
        .collect();
    format!("{{{}}}", fields.join(", "))
}

pub fn price(price: Price) -> String {
    object(&[("nav", price.nav.to_string()), ("supply", price.supply.to_string())])
}

pub fn moment(moment: Moment) -> String {
    object(&[
        ("epoch", moment.epoch.to_string()),
        ("elapsed", moment.elapsed.to_string()),
        ("slots", moment.slots.to_string()),
    ])
}

pub fn found(found: &Found) -> String {
    object(&[
        ("reserve", found.reserve.to_string()),
        ("claims", found.claims.to_string()),
        ("minted", found.minted.to_string()),
        ("escrow", found.escrow.to_string()),
    ])
}

pub fn ledger(ledger: &Ledger) -> String {
    object(&[
        ("reserve", ledger.reserve.to_string()),
        ("staked", ledger.staked.to_string()),
        ("assets", ledger.assets.to_string()),
        ("transit", ledger.transit.to_string()),
        ("withheld", ledger.withheld.to_string()),
        ("stream", ledger.stream.to_string()),
        ("released", ledger.released.to_string()),
        ("carried", ledger.carried.to_string()),
        ("charged", ledger.charged.to_string()),
        ("instant", ledger.instant.to_string()),
        ("deposited", ledger.deposited.to_string()),
        ("fees", ledger.fees.to_string()),
        ("commissions", ledger.commissions.to_string()),
        ("slashOwed", ledger.slash_owed.to_string()),
        ("held", ledger.held.to_string()),
        ("mark", price(ledger.mark)),
        ("epoch", ledger.epoch.to_string()),
        ("supply", ledger.supply.to_string()),
        ("escrowed", ledger.escrowed.to_string()),
        ("queued", ledger.queued.to_string()),
        ("owedAtCap", ledger.owed_at_cap.to_string()),
        ("claims", ledger.claims.to_string()),
    ])
}
