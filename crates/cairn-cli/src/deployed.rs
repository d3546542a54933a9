//! A source's program as it stands.

use crate::args::CodeHash;
use anchor_lang::prelude::AccountInfo;
use cairn::source::program::{code_hash, deployment};

/// Which deployment of which code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deployed {
    pub slot: u64,
    pub code_hash: CodeHash,
}

impl Deployed {
    /// What its loader says in front of the code, and the code's hash; none where there is none.
    pub fn read(program_data: &AccountInfo) -> Option<Self> {
        let slot = deployment(program_data).ok()?.slot;
        let code_hash = code_hash(program_data).ok().map(CodeHash)?;
        Some(Self { slot, code_hash })
    }
}
