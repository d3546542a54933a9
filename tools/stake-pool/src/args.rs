//! The command line.
use std::path::PathBuf;

use cairn_client::{amount::parse_sol, endpoint::Endpoint};
use cairn_core::Lamports;
use clap::{Parser, Subcommand};
use solana_pubkey::Pubkey;

/// Make and keep SPL stake pools where there are none: on a local validator that has their program.
#[derive(Parser)]
#[command(version)]
pub struct Args {
    /// localhost, or the URL of a local validator.
    #[arg(short, long, env = "CAIRN_RPC_URL", default_value = "localhost")]
    pub url: Endpoint,
    /// Keypair that pays; of `create` and `stake` the stake pool's manager, who is its staker too.
    #[arg(short, long, env = "CAIRN_KEYPAIR", value_name = "FILE")]
    pub keypair: PathBuf,
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Subcommand)]
pub enum Verb {
    /// Make stake pools with 1 SOL each, whose tokens the manager has; print a line each: stake pool, mint.
    Create {
        /// How many.
        #[arg(long, default_value_t = 1, value_name = "NUMBER")]
        count: usize,
        /// Fee on withdrawals of SOL and of stake, in hundredths of a per cent.
        #[arg(long, default_value_t = 0, value_name = "BPS")]
        exit_fee: u64,
    },
    /// Bring SOL into a stake pool's reserve, for its tokens; update it before.
    Deposit {
        #[arg(value_name = "STAKE_POOL")]
        pool: Pubkey,
        #[arg(value_parser = parse_sol)]
        sol: Lamports,
        /// Whose associated account gets the tokens; the payer's where left out.
        #[arg(long, value_name = "OWNER")]
        to: Option<Pubkey>,
    },
    /// Move SOL of a stake pool's reserve to a validator, which is taken in where it is new.
    ///
    /// It is active in the next epoch, and earns. Of the reserve a new validator takes the least that can be
    /// delegated beside it, and each account its rent. The stake pool is updated before.
    Stake {
        #[arg(value_name = "STAKE_POOL")]
        pool: Pubkey,
        vote_account: Pubkey,
        #[arg(value_parser = parse_sol)]
        sol: Lamports,
    },
    /// Count anew what stake pools have; without it, once an epoch, they give no rate.
    Update {
        #[arg(value_name = "STAKE_POOL", required = true)]
        pools: Vec<Pubkey>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    const POOL: &str = "SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy";

    fn parsed(words: &[&str]) -> Result<Verb, clap::Error> {
        let before = ["cairn-stake-pool", "--keypair", "manager.json"];
        Args::try_parse_from(before.iter().chain(words)).map(|args| args.verb)
    }

    #[test]
    fn amounts_are_exact_and_addresses_are_addresses() {
        let Ok(Verb::Deposit { pool, sol, to: None }) = parsed(&["deposit", POOL, "1.000000001"])
        else {
            panic!("refused");
        };
        assert_eq!((pool.to_string().as_str(), sol.0), (POOL, 1_000_000_001));
        assert!(parsed(&["deposit", POOL, "0.0000000001"]).is_err());
        assert!(parsed(&["stake", POOL, "nobody", "1"]).is_err());
    }

    #[test]
    fn one_stake_pool_without_fees_is_made_by_default() {
        assert!(matches!(parsed(&["create"]), Ok(Verb::Create { count: 1, exit_fee: 0 })));
        assert!(parsed(&["update"]).is_err(), "of none");
    }
}
