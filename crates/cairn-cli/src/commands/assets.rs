//! `cairn assets`.

use crate::{
    print::say,
    session::Session,
    text::{assets, json_assets},
};
use anyhow::Result;

pub fn run(session: &Session, json: bool) -> Result<()> {
    let view = session.look_at_assets()?;
    match json {
        true => say(format_args!("{:#}", json_assets(&view))),
        false => say(format_args!("Epoch {}\n\n{}", view.epoch(), assets(&view))),
    }
    Ok(())
}
