//! `cairn show`.

use crate::{
    print::say,
    session::Session,
    text::{json_pool, pool},
};
use anyhow::Result;

pub fn run(session: &Session, json: bool) -> Result<()> {
    let view = session.look()?;
    match json {
        true => say(format_args!("{:#}", json_pool(&view)?)),
        false => say(pool(&view, session.reader())?),
    }
    Ok(())
}
