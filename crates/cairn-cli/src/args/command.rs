//! The commands: three that look, and the program's instructions for roles.

use super::{CodeHash, Tighter, Wanted, parse_code_hash};
use clap::{Args, Subcommand};
use solana_pubkey::Pubkey;
use std::path::PathBuf;

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Show the pool: price, books, queue, roles, parameters, pause, pending changes.
    ///
    /// Needs no key. With --json amounts are texts of lamports and of billionths of a share.
    Show {
        /// For machines.
        #[arg(long)]
        json: bool,
    },

    /// Show the pending changes: what they set, when they can be executed, which are dead.
    ///
    /// Needs no key. Exit code 0 also where there are some.
    Changes {
        /// For machines.
        #[arg(long)]
        json: bool,
    },

    /// Show the LSTs that the pool takes: what it holds, their rates, terms and doubts.
    ///
    /// Needs no key, but a node that answers getProgramAccounts.
    Assets {
        /// For machines.
        #[arg(long)]
        json: bool,
    },

    /// Queue a change of a setting (the admin).
    ///
    /// It waits change-delay-epochs, for every holder to see, and can then be executed by anyone for 7
    /// epochs. Fresh signatures only: the program refuses durable nonces here.
    #[command(
        after_help = "Examples:\n  cairn queue-change performance-fee-bps 1500\n  cairn queue-change instant-fee-bps 300 10\n  cairn queue-change deposit-cap 250000\n  cairn queue-change guardian <ADDRESS>\n  cairn queue-change operator-weight <OPERATOR> 100"
    )]
    QueueChange {
        #[command(subcommand)]
        wanted: Wanted,
    },

    /// Execute a change that is due (anyone).
    ///
    /// Metadata is written by update_metadata, an operator's weight or cap by execute_operator_change, an asset
    /// taken by add_asset, changed by execute_asset_change, which this finds out by itself. A new admin takes over with accept-admin.
    ExecuteChange {
        /// The change's number; `cairn changes` lists them.
        id: u64,
    },

    /// Take over as admin (the key that a due change names).
    ///
    /// Every pending change of the former admin is dead from then on.
    AcceptAdmin {
        /// The change's number; `cairn changes` lists them.
        id: u64,
    },

    /// Cancel a pending change, or all (the guardian or the admin).
    ///
    /// The guardian cannot cancel its own replacement, nor the admin one of the admin: the other can.
    #[command(
        after_help = "Examples:\n  cairn cancel-change 7\n  cairn cancel-change --all\n  cairn cancel-change --all --keep 2"
    )]
    CancelChange {
        #[command(flatten)]
        which: WhichChange,
        /// With --all: leave this change, such as the admin's own rescue. May be repeated.
        #[arg(long, value_name = "ID", conflicts_with = "id")]
        keep: Vec<u64>,
    },

    /// Close a dead change, or all: its rent goes back to who paid it (anyone).
    CloseChange(WhichChange),

    /// Lower the deposit cap, the limit of instant exits, an operator's weight or cap, or an asset's caps, at
    /// once (the guardian or the manager).
    ///
    /// Raising it again takes a change and its delay.
    #[command(
        after_help = "Examples:\n  cairn tighten deposit-cap 100000\n  cairn tighten instant-limit-bps 0\n  cairn tighten operator-weight <OPERATOR> 0"
    )]
    Tighten {
        #[command(subcommand)]
        tighter: Tighter,
    },

    /// Acknowledge that an asset's rate fell, or that its source's program is new code (the manager).
    ///
    /// It takes deposits again with its first reading from two epochs later on, if nothing new comes up. Nothing is
    /// needed where the same code was deployed anew, or the rate rises again.
    #[command(
        after_help = "Examples:\n  cairn acknowledge-asset <ASSET>\n  cairn acknowledge-asset <ASSET> --code-hash $(solana-verify get-program-hash <PROGRAM>)"
    )]
    AcknowledgeAsset {
        /// The asset's address; `cairn assets` lists them.
        asset: Pubkey,
        /// SHA-256 of the code that you have looked at, without the zeros behind it: needed after an upgrade. 64 zeros
        /// where code of more than 2.4 MB cannot be hashed in a transaction: its deployment alone counts then.
        #[arg(long, value_parser = parse_code_hash)]
        code_hash: Option<CodeHash>,
    },

    /// Take an acknowledgement back, before it counts (the guardian or the manager).
    CancelAcknowledgement {
        /// The asset's address; `cairn assets` lists them.
        asset: Pubkey,
    },

    /// Pause deposits for 1 to 3 epochs, at once (the guardian or the manager).
    ///
    /// Nobody ends a pause earlier or prolongs it; the next one may begin after as many epochs without.
    /// Withdrawals go on.
    #[command(
        after_help = "Examples:\n  cairn pause-deposits 3\n  cairn pause-deposits 3 --nonce <ADDRESS> --out pause.tx"
    )]
    PauseDeposits {
        /// How many epochs, this one included.
        #[arg(value_parser = clap::value_parser!(u8).range(1..=3))]
        epochs: u8,
        /// Sign in advance, under this durable nonce, and send nothing.
        #[arg(long, value_name = "ADDRESS", requires = "out")]
        nonce: Option<Pubkey>,
        /// Where the signed transaction is written.
        #[arg(long, value_name = "FILE", requires = "nonce")]
        out: Option<PathBuf>,
    },

    /// Send a transaction that was signed in advance (anyone who has the file).
    ///
    /// Needs no key. A file works once; --dry-run says whether it would work now.
    SendSigned {
        /// What `cairn pause-deposits --nonce` has written.
        file: PathBuf,
    },
}

/// One change or all.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct WhichChange {
    /// The change's number; `cairn changes` lists them.
    pub id: Option<u64>,

    /// Every one for which it is possible.
    #[arg(long)]
    pub all: bool,
}
