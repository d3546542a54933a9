//! `cairn tighten`.

use crate::{args::Tighter, print::say, role, session::Session, setting, view::View};
use anyhow::{Result, bail};
use cairn::state::Setting;
use solana_pubkey::Pubkey;

pub fn run(session: &Session, tighter: &Tighter) -> Result<()> {
    let (view, key) = (session.look()?, session.key()?);
    let setting = Setting::from(tighter.clone());
    check(&view, key, &setting)?;

    say(format_args!("Tightening at once: {}.", setting::transition(&setting, &view)));
    if session.carry_out(&[session.addresses().tighten(key, setting.clone())])? {
        let (name, value) = (setting::name(&setting), setting::value(&setting));
        say(format_args!("{name} is {value}. Raising it takes a change and its delay."));
    }
    Ok(())
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, setting: &Setting) -> Result<()> {
    role::require(&view.pool, key, &["guardian", "manager"], "tighten")?;
    setting::check(setting, &view.pool)?;
    if !setting.tightens(&view.pool) {
        let name = setting::name(setting);
        bail!(
            "{name} is {} now: give less. To raise it, the admin queues a change: \
             `cairn queue-change {name}`.",
            setting::from(setting, view)
        );
    }
    Ok(())
}
