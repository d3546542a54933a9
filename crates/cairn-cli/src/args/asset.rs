//! An asset as it is written on the command line.

use cairn::{
    source::SourceKind,
    state::{AssetTerms, Source},
};
use cairn_client::amount::parse_sol;
use cairn_core::Lamports;
use clap::{Args, ValueEnum};
use solana_pubkey::Pubkey;
use std::fmt;

/// Where an LST's rate comes from, as somebody has looked at it: `solana program show` says where the loader
/// keeps a program and when it was deployed last.
#[derive(Args, Clone, Debug)]
pub struct Origin {
    #[arg(long, value_enum)]
    pub kind: Kind,
    /// The program that owns the state account.
    #[arg(long)]
    pub program: Pubkey,
    /// The stake pool's account, or Marinade's State.
    #[arg(long)]
    pub state: Pubkey,
    /// Where the loader keeps the program; the program itself where nobody can change it.
    #[arg(long)]
    pub program_data: Pubkey,
    /// The slot in which it was deployed last; 0 where nobody can change it.
    #[arg(long)]
    pub upgrade_slot: u64,
    /// SHA-256 of the program's code without the zeros behind it, as `solana-verify get-program-hash` prints it.
    /// 64 zeros where nobody can change it, or where code of more than 2.4 MB cannot be hashed in a transaction.
    #[arg(long, value_parser = parse_code_hash)]
    pub code_hash: CodeHash,
}

/// SHA-256 of a program's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeHash(pub [u8; 32]);

impl fmt::Display for CodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// 64 hexadecimal digits.
pub fn parse_code_hash(text: &str) -> Result<CodeHash, String> {
    let digits = text.as_bytes().as_chunks::<2>().0;
    let bytes = digits.iter().filter_map(|[high, low]| {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|one| u8::try_from(one).ok());
        Some(digit(*high)? << 4 | digit(*low)?)
    });
    let bytes: Vec<u8> = bytes.collect();
    let whole = <[u8; 32]>::try_from(bytes).ok().filter(|_| text.len() == 64);
    whole.map(CodeHash).ok_or_else(|| "a hash has 64 hexadecimal digits".to_owned())
}

/// Which program's state it is.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum Kind {
    SplStakePool,
    Marinade,
}

/// All limits of an asset: what is not meant to change is given as it is.
#[derive(Args, Clone, Debug)]
pub struct Limits {
    /// SOL worth of it at most, with up to nine decimals; 0 takes no more.
    #[arg(long, value_parser = parse_sol)]
    pub cap: Lamports,
    /// Its part of nav at most: 0 to 10000 bps.
    #[arg(long)]
    pub share_cap_bps: u16,
    /// The part of nav above which it is redeemed: 0 to 10000 bps.
    #[arg(long)]
    pub target_bps: u16,
    /// What a rise of its rate counts in an epoch: 0 to 100 bps.
    #[arg(long)]
    pub max_growth_bps: u16,
    /// The fall of its rate beyond which no more of it is taken: 0 to 10000 bps.
    #[arg(long)]
    pub max_drop_bps: u16,
    /// What it counts less for exits while its source gives no rate: 0 to 500 bps.
    #[arg(long)]
    pub stale_haircut_bps: u16,
    /// What is taken off the credit of a deposit: 0 to 500 bps.
    #[arg(long)]
    pub credit_haircut_bps: u16,
}

impl From<Origin> for Source {
    fn from(origin: Origin) -> Self {
        let Origin { kind, program, state, program_data, upgrade_slot, code_hash } = origin;
        let kind = match kind {
            Kind::SplStakePool => SourceKind::SplStakePool,
            Kind::Marinade => SourceKind::Marinade,
        };
        Self { kind, program, state, program_data, upgrade_slot, code_hash: code_hash.0 }
    }
}

impl From<Limits> for AssetTerms {
    fn from(limits: Limits) -> Self {
        Self {
            cap: limits.cap.0,
            share_cap_bps: limits.share_cap_bps,
            target_bps: limits.target_bps,
            max_growth_bps: limits.max_growth_bps,
            max_drop_bps: limits.max_drop_bps,
            stale_haircut_bps: limits.stale_haircut_bps,
            credit_haircut_bps: limits.credit_haircut_bps,
        }
    }
}
