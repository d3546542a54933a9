//! Which pool is meant.

use super::Cli;
use clap::{CommandFactory, Error, error::ErrorKind};
use solana_pubkey::Pubkey;

/// The pool, by either of its names. One must be given, by flag or environment; clap cannot ask that of
/// options that may stand behind the command.
#[derive(clap::Args, Debug)]
pub struct WhichPool {
    /// The pool's address.
    #[arg(
        long,
        global = true,
        env = "CAIRN_POOL",
        value_name = "ADDRESS",
        conflicts_with = "mint"
    )]
    pub pool: Option<Pubkey>,

    /// The address of the pool's liquid restaking token.
    #[arg(long, global = true, env = "CAIRN_MINT", value_name = "ADDRESS")]
    pub mint: Option<Pubkey>,
}

/// One pool's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    At(Pubkey),
    OfMint(Pubkey),
}

impl WhichPool {
    /// The one name that was given.
    pub fn which(&self) -> Result<Pool, Error> {
        match (self.pool, self.mint) {
            (Some(address), None) => Ok(Pool::At(address)),
            (None, Some(mint)) => Ok(Pool::OfMint(mint)),
            (None, None) => Err(wrong(
                ErrorKind::MissingRequiredArgument,
                "Which pool? Give --pool or --mint, or set CAIRN_POOL or CAIRN_MINT.",
            )),
            (Some(_), Some(_)) => Err(wrong(
                ErrorKind::ArgumentConflict,
                "A pool has been named twice: give --pool or --mint, not both.",
            )),
        }
    }
}

fn wrong(kind: ErrorKind, sentence: &str) -> Error {
    Cli::command().error(kind, sentence)
}
