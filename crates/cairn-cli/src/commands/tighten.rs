//! `cairn tighten`.

use crate::{args::Tighter, print::say, role, session::Session, setting, view::View};
use anyhow::{Result, bail};
use cairn::state::{Asset, Setting};
use solana_pubkey::Pubkey;

pub fn run(session: &Session, tighter: &Tighter) -> Result<()> {
    let setting = Setting::from(tighter.clone());
    let (view, key) = (session.look_for(&setting)?, session.key()?);
    check(&view, key, &setting)?;

    say(format_args!("Tightening at once: {}.", setting::transition(&setting, &view)));
    let (addresses, wanted) = (session.addresses(), setting.clone());
    let instruction = match setting::operator(&setting) {
        Some(operator) => addresses.tighten_operator(key, operator, wanted),
        None => match asset(&setting, &view) {
            Some(asset) => addresses.tighten_asset(key, asset.mint, wanted),
            None => addresses.tighten(key, wanted),
        },
    };
    if session.carry_out(&[instruction])? {
        let (name, value) = (setting::name(&setting), setting::value(&setting));
        say(format_args!("{name} is {value}. Raising it takes a change and its delay."));
    }
    Ok(())
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, setting: &Setting) -> Result<()> {
    role::require(&view.pool, key, &["guardian", "manager"], "tighten")?;
    setting::check(setting, &view.pool)?;
    setting::check_operator(setting, view)?;
    setting::check_asset(setting, view)?;
    if !tightens(view, setting) {
        let name = setting::name(setting);
        bail!(
            "{name} is {} now: give less. To raise it, the admin queues a change: \
             `cairn queue-change {name}`.",
            setting::from(setting, view)
        );
    }
    Ok(())
}

/// The asset that it is about.
fn asset<'a>(setting: &Setting, view: &'a View) -> Option<&'a Asset> {
    setting::asset(setting, &view.addresses).and_then(|address| view.assets.get(&address))
}

/// Whether it lowers what it names.
fn tightens(view: &View, setting: &Setting) -> bool {
    match (setting, setting::present(setting, view)) {
        (
            Setting::OperatorWeight { weight, .. },
            Some(Setting::OperatorWeight { weight: present, .. }),
        ) => *weight < present,
        (Setting::OperatorCap { cap, .. }, Some(Setting::OperatorCap { cap: present, .. })) => {
            *cap < present
        }
        (
            Setting::OperatorCommission { commission_bps, .. },
            Some(Setting::OperatorCommission { commission_bps: present, .. }),
        ) => *commission_bps < present,
        (Setting::AssetTerms { terms, .. }, Some(Setting::AssetTerms { terms: present, .. })) => {
            terms.tighten(&present)
        }
        _ => setting.tightens(&view.pool),
    }
}
