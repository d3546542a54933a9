//! One case a call: inputs, and what the core makes of them.

use crate::draw::Draw;
use crate::json::{found, ledger, moment, object, price};
use cairn_core::*;

/// The name of a refusal, without its numbers.
fn refusal(error: CoreError) -> Vec<(&'static str, String)> {
    let text = format!("{error:?}");
    vec![("error", text.split([' ', '{']).next().unwrap_or_default().to_owned())]
}

pub fn case(
    mut input: Vec<(&'static str, String)>,
    result: Result<Vec<(&'static str, String)>>,
) -> String {
    input.extend(result.unwrap_or_else(refusal));
    object(&input)
}

pub fn release(draw: &mut Draw) -> String {
    let before = draw.ledger();
    let (now, (epochs, fee, drip)) = (draw.moment(before.epoch), draw.drip());
    let input = vec![
        ("ledger", ledger(&before)),
        ("now", moment(now)),
        ("dripEpochs", epochs.to_string()),
        ("performanceFeeBps", fee.to_string()),
    ];
    let result = before.touch(now, drip).map(|report| {
        let mut fields = vec![
            ("freed", report.freed.to_string()),
            ("fee", report.fee.to_string()),
            ("after", ledger(&report.after)),
        ];
        fields.extend(report.ended.map(|(_, ended)| ("ended", price(ended))));
        fields
    });
    case(input, result)
}

pub fn deposit(draw: &mut Draw) -> String {
    let before = draw.ledger();
    let lamports = Lamports(draw.up_to(before.reserve.0.saturating_add(before.staked.0)));
    let input = vec![("ledger", ledger(&before)), ("lamports", lamports.to_string())];
    let result = before
        .deposit(lamports, Shares::ZERO)
        .map(|report| vec![("shares", report.shares.to_string()), ("price", price(report.price))]);
    case(input, result)
}

pub fn withdrawal(draw: &mut Draw) -> String {
    let before = draw.ledger();
    let shares = Shares(1 + draw.up_to(before.supply.0 / 2));
    let cap = Price { nav: Lamports(draw.up_to(before.supply.0 * 2)), supply: before.supply };
    let input =
        vec![("ledger", ledger(&before)), ("shares", shares.to_string()), ("cap", price(cap))];
    let result = before.price().and_then(|present| {
        let paid = present.lower(cap);
        Ok(vec![
            ("price", price(paid)),
            ("lamports", paid.lamports_floor(shares)?.to_string()),
            ("owed", paid.lamports_ceil(shares)?.to_string()),
        ])
    });
    case(input, result)
}

pub fn fill(draw: &mut Draw) -> String {
    let before = draw.ledger();
    let mut batch = Batch::open(before.epoch);
    batch.shares = Shares(1 + draw.up_to(before.queued.0));
    batch.filled = Shares(draw.up_to(batch.shares.0 - 1));
    batch.cap = Price { nav: Lamports(1 + draw.up_to(before.supply.0 * 2)), supply: before.supply };
    batch.state = BatchState::Closed;
    let free = Lamports(draw.up_to(before.reserve.less(before.held).0));
    let input = vec![
        ("ledger", ledger(&before)),
        ("shares", batch.shares.to_string()),
        ("filled", batch.filled.to_string()),
        ("cap", price(batch.cap)),
        ("free", free.to_string()),
    ];
    let result = before.fill(&batch, free, &Doubts::default()).map(|report| {
        report.map_or_else(Vec::new, |report| {
            vec![
                ("price", price(report.price)),
                ("burnt", report.shares.to_string()),
                ("lamports", report.lamports.to_string()),
                ("kept", report.kept.to_string()),
                ("unstreamed", report.unstreamed.to_string()),
            ]
        })
    });
    case(input, result)
}

pub fn instant(draw: &mut Draw) -> String {
    let before = draw.ledger();
    let (terms, floor) = (draw.terms(), Bps(draw.below(500) as u16));
    let head = draw.below(50);
    let queue = Queue { head, open: head + draw.below(4), epoch: before.epoch, ended: None };
    let shares = Shares(1 + draw.up_to(before.supply.0 / 100));
    let input = vec![
        ("ledger", ledger(&before)),
        ("headBatch", queue.head.to_string()),
        ("openBatch", queue.open.to_string()),
        ("shares", shares.to_string()),
        ("minFeeBps", terms.min_fee.0.to_string()),
        ("maxFeeBps", terms.max_fee.0.to_string()),
        ("targetBps", terms.target.0.to_string()),
        ("limitBps", terms.limit.0.to_string()),
        ("floorBps", floor.0.to_string()),
    ];
    let result = before.free(&queue, floor).and_then(|free| {
        let report = before.instant(shares, Lamports::ZERO, free, &terms, &Doubts::default())?;
        Ok(vec![
            ("free", free.to_string()),
            ("value", report.value.to_string()),
            ("fee", report.fee.to_string()),
            ("lamports", report.lamports.to_string()),
            ("kept", report.kept.to_string()),
        ])
    });
    case(input, result)
}

/// What a touch charges, and the shares that all fees are paid in after it.
pub fn fees(draw: &mut Draw) -> String {
    let mut before = draw.ledger();
    if draw.below(8) == 0 {
        (before.fees, before.commissions) = (Lamports::ZERO, Lamports::ZERO);
    }
    let (now, (epochs, fee, drip)) = (draw.moment(before.epoch), draw.drip());
    let input = vec![
        ("ledger", ledger(&before)),
        ("now", moment(now)),
        ("dripEpochs", epochs.to_string()),
        ("performanceFeeBps", fee.to_string()),
    ];
    let result = before.touch(now, drip).and_then(|touch| {
        let mut fields = vec![
            ("fee", touch.fee.to_string()),
            ("carried", touch.after.carried.to_string()),
            ("charged", touch.after.charged.to_string()),
            ("fees", touch.after.fees.to_string()),
            ("mark", price(touch.after.mark)),
        ];
        if let Some(report) = touch.after.collect_fees()? {
            fields.push(("lamports", report.lamports.to_string()));
            fields.push(("shares", report.shares.to_string()));
            fields.push(("price", price(report.price)));
        }
        Ok(fields)
    });
    case(input, result)
}

/// What is found beyond the books, or short of them, after a touch.
pub fn surplus(draw: &mut Draw) -> String {
    let before = draw.ledger();
    let (now, (epochs, fee, drip)) = (draw.moment(before.epoch), draw.drip());
    let loose = before.supply.0 - before.escrowed.0;
    let kind = draw.below(16);
    let mut beside = |bit: u64, most: u64| if kind & bit == 0 { 0 } else { draw.up_to(most) };
    let seen = Found {
        reserve: Lamports(before.reserve.0 + beside(1, before.reserve.0)),
        claims: Lamports(before.claims.0 + beside(2, before.reserve.0)),
        minted: Shares(before.supply.0 - beside(4, loose / 3)),
        escrow: Shares(before.escrowed.0 + beside(8, loose / 3)),
    };
    let input = vec![
        ("ledger", ledger(&before)),
        ("now", moment(now)),
        ("dripEpochs", epochs.to_string()),
        ("performanceFeeBps", fee.to_string()),
        ("found", found(&seen)),
    ];
    let result = before.touch(now, drip).and_then(|touch| {
        Ok(touch.after.surplus(&seen)?.map_or_else(Vec::new, |report| {
            vec![
                ("reserve", report.reserve.to_string()),
                ("claims", report.claims.to_string()),
                ("burnt", report.burnt.to_string()),
                ("kept", report.kept.to_string()),
                ("unstreamed", report.unstreamed.to_string()),
            ]
        }))
    });
    case(input, result)
}
