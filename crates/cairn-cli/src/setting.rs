//! Settings in words: their names, their values with units, and what holds now.

use crate::{args::CodeHash, text::epochs, view::View};
use anyhow::{Result, anyhow, bail};
use cairn::state::{AssetTerms, Pool, Setting, Source};
use cairn_client::{Addresses, amount::sol};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// The program's name of it, with dashes.
pub fn name(setting: &Setting) -> &'static str {
    match setting {
        Setting::Admin(_) => "admin",
        Setting::Manager(_) => "manager",
        Setting::Guardian(_) => "guardian",
        Setting::FeeRecipient(_) => "fee-recipient",
        Setting::ChangeDelayEpochs(_) => "change-delay-epochs",
        Setting::MinExitEpochs(_) => "min-exit-epochs",
        Setting::DripEpochs(_) => "drip-epochs",
        Setting::PerformanceFeeBps(_) => "performance-fee-bps",
        Setting::InstantFeeBps { .. } => "instant-fee-bps",
        Setting::InstantTargetBps(_) => "instant-target-bps",
        Setting::InstantLimitBps(_) => "instant-limit-bps",
        Setting::FloorBps(_) => "floor-bps",
        Setting::MoveLimitBps(_) => "move-limit-bps",
        Setting::DepositCap(_) => "deposit-cap",
        Setting::OperatorWeight { .. } => "operator-weight",
        Setting::OperatorCap { .. } => "operator-cap",
        Setting::Metadata { .. } => "metadata",
        Setting::OperatorCommission { .. } => "operator-commission",
        Setting::AddAsset { .. } => "add-asset",
        Setting::AssetTerms { .. } => "asset-terms",
        Setting::RetireAsset { .. } => "retire-asset",
    }
}

/// Its value with its unit.
pub fn value(setting: &Setting) -> String {
    match setting {
        Setting::Admin(key)
        | Setting::Manager(key)
        | Setting::Guardian(key)
        | Setting::FeeRecipient(key) => key.to_string(),
        Setting::ChangeDelayEpochs(number)
        | Setting::MinExitEpochs(number)
        | Setting::DripEpochs(number) => epochs(u64::from(*number)),
        Setting::PerformanceFeeBps(bps)
        | Setting::InstantTargetBps(bps)
        | Setting::InstantLimitBps(bps)
        | Setting::FloorBps(bps)
        | Setting::MoveLimitBps(bps) => format!("{bps} bps"),
        Setting::InstantFeeBps { max, min } => format!("{max} to {min} bps"),
        Setting::DepositCap(lamports) => cap(*lamports),
        Setting::OperatorWeight { operator, weight } => format!("{weight} for {operator}"),
        Setting::OperatorCap { operator, cap: lamports } => {
            format!("{} for {operator}", cap(*lamports))
        }
        Setting::OperatorCommission { operator, commission_bps } => {
            format!("{commission_bps} bps for {operator}")
        }
        Setting::Metadata { name, symbol, uri } => format!("\"{name}\" ({symbol}) {uri}"),
        Setting::AddAsset { mint, source, terms: limits } => {
            let Source { program, state, upgrade_slot, code_hash, .. } = *source;
            format!(
                "mint {mint} of {state}, by program {program} as deployed in slot {upgrade_slot}, code {}; {}",
                CodeHash(code_hash),
                terms(limits)
            )
        }
        Setting::AssetTerms { asset, terms: limits } => format!("{} for {asset}", terms(limits)),
        Setting::RetireAsset { asset } => format!("retired: {asset}"),
    }
}

/// All limits of an asset.
pub fn terms(terms: &AssetTerms) -> String {
    let AssetTerms { share_cap_bps, target_bps, max_growth_bps, max_drop_bps, .. } = terms;
    let (stale, credit) = (terms.stale_haircut_bps, terms.credit_haircut_bps);
    format!(
        "cap {}, share cap {share_cap_bps} bps, target {target_bps} bps, growth {max_growth_bps} bps, \
         drop {max_drop_bps} bps, stale haircut {stale} bps, credit haircut {credit} bps",
        cap(terms.cap)
    )
}

/// Lamports at most, or none.
fn cap(lamports: u64) -> String {
    match lamports {
        u64::MAX => "none".to_owned(),
        _ => sol(Lamports(lamports)),
    }
}

/// The operator that it is about.
pub fn operator(setting: &Setting) -> Option<Pubkey> {
    match *setting {
        Setting::OperatorWeight { operator, .. }
        | Setting::OperatorCap { operator, .. }
        | Setting::OperatorCommission { operator, .. } => Some(operator),
        _ => None,
    }
}

/// The asset that it is about.
pub fn asset(setting: &Setting, addresses: &Addresses) -> Option<Pubkey> {
    match *setting {
        Setting::AddAsset { mint, .. } => Some(addresses.asset(mint)),
        Setting::AssetTerms { asset, .. } | Setting::RetireAsset { asset } => Some(asset),
        _ => None,
    }
}

/// The same setting with the value it has now; none for metadata, an operator or an asset that does not exist.
pub fn present(setting: &Setting, view: &View) -> Option<Setting> {
    let (pool, parameters) = (&view.pool, &view.pool.parameters);
    Some(match setting {
        Setting::Admin(_) => Setting::Admin(pool.admin),
        Setting::Manager(_) => Setting::Manager(pool.manager),
        Setting::Guardian(_) => Setting::Guardian(pool.guardian),
        Setting::FeeRecipient(_) => Setting::FeeRecipient(pool.fee_recipient),
        Setting::Metadata { .. } => {
            let face = view.face.clone()?;
            Setting::Metadata { name: face.name, symbol: face.symbol, uri: face.uri }
        }
        Setting::OperatorWeight { operator, .. } => {
            let weight = view.operators.get(operator)?.weight;
            Setting::OperatorWeight { operator: *operator, weight }
        }
        Setting::OperatorCap { operator, .. } => {
            let cap = view.operators.get(operator)?.cap;
            Setting::OperatorCap { operator: *operator, cap }
        }
        Setting::OperatorCommission { operator, .. } => {
            let commission_bps = view.operators.get(operator)?.commission_bps;
            Setting::OperatorCommission { operator: *operator, commission_bps }
        }
        Setting::AddAsset { .. } => return None,
        Setting::AssetTerms { asset, .. } | Setting::RetireAsset { asset } => {
            let found = view.assets.get(asset)?;
            match found.retired {
                true => Setting::RetireAsset { asset: *asset },
                false => Setting::AssetTerms { asset: *asset, terms: found.terms },
            }
        }
        other => {
            let all = parameters_of(parameters).map(|(known, _)| known);
            return all.into_iter().find(|known| name(known) == name(other));
        }
    })
}

/// `from → to` in one line.
pub fn transition(setting: &Setting, view: &View) -> String {
    format!("{} from {} to {}", name(setting), from(setting, view), value(setting))
}

/// What it changes from.
pub fn from(setting: &Setting, view: &View) -> String {
    present(setting, view).as_ref().map_or_else(|| "nothing".to_owned(), value)
}

/// Each parameter of a pool, and what it says.
pub fn parameters(pool: &Pool) -> [(Setting, &'static str); 10] {
    parameters_of(&pool.parameters)
}

fn parameters_of(parameters: &cairn::state::Parameters) -> [(Setting, &'static str); 10] {
    let p = *parameters;
    let fee = Setting::InstantFeeBps { max: p.instant_max_fee_bps, min: p.instant_min_fee_bps };
    [
        (Setting::MinExitEpochs(p.min_exit_epochs), "from the close of a batch to its first fill"),
        (
            Setting::ChangeDelayEpochs(p.change_delay_epochs),
            "from the queueing of a change to its execution",
        ),
        (Setting::DripEpochs(p.drip_epochs), "over which gains are released"),
        (Setting::PerformanceFeeBps(p.performance_fee_bps), "of gains over the high-water mark"),
        (fee, "of an instant exit, falling with what is free"),
        (Setting::InstantTargetBps(p.instant_target_bps), "of nav free for the lowest fee"),
        (Setting::InstantLimitBps(p.instant_limit_bps), "of nav for instant exits in an epoch"),
        (Setting::FloorBps(p.floor_bps), "of nav stays in the reserve for the queue"),
        (
            Setting::MoveLimitBps(p.move_limit_bps),
            "of what is staked for moves without need in an epoch",
        ),
        (Setting::DepositCap(p.deposit_cap), "of nav, beyond which deposits are refused"),
    ]
}

/// Refuses what the program would: a key that is none, a bound.
pub fn check(setting: &Setting, pool: &Pool) -> Result<()> {
    setting.check(pool).map_err(|error| anyhow!(sentence(error)))
}

/// Refuses what is about an operator that the pool does not have.
pub fn check_operator(setting: &Setting, view: &View) -> Result<()> {
    match operator(setting) {
        Some(address) if !view.operators.contains_key(&address) => {
            bail!("The pool has no operator at {address}: it registers first, or has been closed.")
        }
        _ => Ok(()),
    }
}

/// Refuses what is about an asset that the pool does not have, or has already.
pub fn check_asset(setting: &Setting, view: &View) -> Result<()> {
    let Some(address) = asset(setting, &view.addresses) else { return Ok(()) };
    let adds = matches!(setting, Setting::AddAsset { .. });
    match (adds, view.assets.contains_key(&address)) {
        (true, true) => bail!("The pool takes this LST already: its asset is {address}."),
        (false, false) => {
            bail!("The pool has no asset at {address}: it has been closed, or never was.")
        }
        _ => Ok(()),
    }
}

/// The program's own sentence for an error.
pub fn sentence(error: anchor_lang::error::Error) -> String {
    match error {
        anchor_lang::error::Error::AnchorError(error) => error.error_msg,
        other => other.to_string(),
    }
}
