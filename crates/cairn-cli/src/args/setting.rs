//! Settings as they are written on the command line.

use super::{Limits, Origin};
use cairn::state::Setting;
use cairn_client::amount::parse_sol;
use cairn_core::Lamports;
use clap::Subcommand;
use solana_pubkey::Pubkey;

/// A setting and the value it is to have.
#[derive(Subcommand, Clone, Debug)]
pub enum Wanted {
    /// The next admin, who takes over with accept-admin.
    Admin { address: Pubkey },
    /// Who tightens and pauses deposits.
    Manager { address: Pubkey },
    /// Who tightens, pauses deposits and cancels changes.
    Guardian { address: Pubkey },
    /// Who receives the fees, in shares.
    FeeRecipient { address: Pubkey },
    /// Epochs from the queueing of a change to its execution: min-exit-epochs + 3 to 32.
    ChangeDelayEpochs { epochs: u8 },
    /// Epochs from the close of a batch to its first fill: 0 to 16.
    MinExitEpochs { epochs: u8 },
    /// Epochs over which gains are released: 1 to 16.
    DripEpochs { epochs: u8 },
    /// The fee on gains over the high-water mark: 0 to 2000 bps.
    PerformanceFeeBps { bps: u16 },
    /// The fee of instant exits, with nothing free and with the target free: 10 to 300 bps.
    InstantFeeBps { max: u16, min: u16 },
    /// What has to be free for the lowest instant fee, in bps of nav.
    InstantTargetBps { bps: u16 },
    /// What instant exits may take in an epoch, in bps of nav.
    InstantLimitBps { bps: u16 },
    /// What stays in the reserve for the queue, in bps of nav.
    FloorBps { bps: u16 },
    /// What moves between operators may undelegate in an epoch without need, in bps of what is staked.
    MoveLimitBps { bps: u16 },
    /// The nav beyond which deposits are refused.
    DepositCap {
        /// SOL, with up to nine decimals.
        #[arg(value_parser = parse_sol)]
        sol: Lamports,
    },
    /// An operator's part of all that is staked, as of all weights.
    OperatorWeight {
        /// The operator's account.
        operator: Pubkey,
        weight: u32,
    },
    /// What an operator may hold of stake at most.
    OperatorCap {
        /// The operator's account.
        operator: Pubkey,
        /// SOL, with up to nine decimals.
        #[arg(value_parser = parse_sol)]
        sol: Lamports,
    },
    /// An operator's part of the rewards that its positions earn.
    OperatorCommission {
        /// The operator's account.
        operator: Pubkey,
        bps: u16,
    },
    /// The token's name, symbol and picture in wallets.
    Metadata {
        /// 1 to 32 bytes.
        #[arg(long)]
        name: String,
        /// 1 to 10 bytes.
        #[arg(long)]
        symbol: String,
        /// At most 200 bytes.
        #[arg(long)]
        uri: String,
    },
    /// An LST that the pool takes from then on.
    AddAsset {
        mint: Pubkey,
        #[command(flatten)]
        origin: Origin,
        #[command(flatten)]
        limits: Limits,
    },
    /// The limits of an asset, all of them.
    AssetTerms {
        /// The asset's account.
        asset: Pubkey,
        #[command(flatten)]
        limits: Limits,
    },
    /// An asset of which no more is taken and all is given back to its source, for good.
    RetireAsset {
        /// The asset's account.
        asset: Pubkey,
    },
}

/// A cap or a limit and the lower value it is to have.
#[derive(Subcommand, Clone, Debug)]
pub enum Tighter {
    /// The nav beyond which deposits are refused.
    DepositCap {
        /// SOL, with up to nine decimals.
        #[arg(value_parser = parse_sol)]
        sol: Lamports,
    },
    /// What instant exits may take in an epoch, in bps of nav.
    InstantLimitBps { bps: u16 },
    /// An operator's part of all that is staked, as of all weights.
    OperatorWeight {
        /// The operator's account.
        operator: Pubkey,
        weight: u32,
    },
    /// What an operator may hold of stake at most.
    OperatorCap {
        /// The operator's account.
        operator: Pubkey,
        /// SOL, with up to nine decimals.
        #[arg(value_parser = parse_sol)]
        sol: Lamports,
    },
    /// An operator's part of the rewards that its positions earn.
    OperatorCommission {
        /// The operator's account.
        operator: Pubkey,
        bps: u16,
    },
    /// An asset's caps, lower, or the haircut on credits, higher; the other limits as they are.
    AssetTerms {
        /// The asset's account.
        asset: Pubkey,
        #[command(flatten)]
        limits: Limits,
    },
}

impl From<Wanted> for Setting {
    fn from(wanted: Wanted) -> Self {
        match wanted {
            Wanted::Admin { address } => Self::Admin(address),
            Wanted::Manager { address } => Self::Manager(address),
            Wanted::Guardian { address } => Self::Guardian(address),
            Wanted::FeeRecipient { address } => Self::FeeRecipient(address),
            Wanted::ChangeDelayEpochs { epochs } => Self::ChangeDelayEpochs(epochs),
            Wanted::MinExitEpochs { epochs } => Self::MinExitEpochs(epochs),
            Wanted::DripEpochs { epochs } => Self::DripEpochs(epochs),
            Wanted::PerformanceFeeBps { bps } => Self::PerformanceFeeBps(bps),
            Wanted::InstantFeeBps { max, min } => Self::InstantFeeBps { max, min },
            Wanted::InstantTargetBps { bps } => Self::InstantTargetBps(bps),
            Wanted::InstantLimitBps { bps } => Self::InstantLimitBps(bps),
            Wanted::FloorBps { bps } => Self::FloorBps(bps),
            Wanted::MoveLimitBps { bps } => Self::MoveLimitBps(bps),
            Wanted::DepositCap { sol } => Self::DepositCap(sol.0),
            Wanted::OperatorWeight { operator, weight } => {
                Self::OperatorWeight { operator, weight }
            }
            Wanted::OperatorCap { operator, sol } => Self::OperatorCap { operator, cap: sol.0 },
            Wanted::OperatorCommission { operator, bps: commission_bps } => {
                Self::OperatorCommission { operator, commission_bps }
            }
            Wanted::Metadata { name, symbol, uri } => Self::Metadata { name, symbol, uri },
            Wanted::AddAsset { mint, origin, limits } => {
                Self::AddAsset { mint, source: origin.into(), terms: limits.into() }
            }
            Wanted::AssetTerms { asset, limits } => {
                Self::AssetTerms { asset, terms: limits.into() }
            }
            Wanted::RetireAsset { asset } => Self::RetireAsset { asset },
        }
    }
}

impl From<Tighter> for Setting {
    fn from(tighter: Tighter) -> Self {
        match tighter {
            Tighter::DepositCap { sol } => Self::DepositCap(sol.0),
            Tighter::InstantLimitBps { bps } => Self::InstantLimitBps(bps),
            Tighter::OperatorWeight { operator, weight } => {
                Self::OperatorWeight { operator, weight }
            }
            Tighter::OperatorCap { operator, sol } => Self::OperatorCap { operator, cap: sol.0 },
            Tighter::OperatorCommission { operator, bps: commission_bps } => {
                Self::OperatorCommission { operator, commission_bps }
            }
            Tighter::AssetTerms { asset, limits } => {
                Self::AssetTerms { asset, terms: limits.into() }
            }
        }
    }
}
