//! `cairn changes`.

use crate::{
    print::say,
    session::Session,
    text::{changes, json_changes},
};
use anyhow::Result;

pub fn run(session: &Session, json: bool) -> Result<()> {
    let view = session.look()?;
    match json {
        true => say(format_args!("{:#}", json_changes(&view))),
        false => say(format_args!("Epoch {}\n\n{}", view.epoch(), changes(&view))),
    }
    Ok(())
}
