//! Tokens outside the program: the LRT's mint, token accounts, transfers and burns.

use crate::{Outcome, World};
use anchor_lang::solana_program::program_pack::Pack;
use anchor_spl::{
    associated_token::{
        get_associated_token_address, spl_associated_token_account::instruction as associated,
    },
    token::ID as TOKEN,
};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use spl_token_interface::{instruction as token, state::Account as TokenAccount};

/// Bytes of a mint.
pub const MINT_SPACE: usize = 82;
/// Bytes of a token account.
pub const TOKEN_SPACE: usize = 165;

/// The instructions that make a mint; payer and mint sign.
pub fn mint_instructions(
    payer: Pubkey,
    mint: Pubkey,
    rent: u64,
    authority: Pubkey,
    freeze: Option<Pubkey>,
    decimals: u8,
) -> [Instruction; 2] {
    let create = system::create_account(&payer, &mint, rent, MINT_SPACE as u64, &TOKEN);
    let initialize = token::initialize_mint2(&TOKEN, &mint, &authority, freeze.as_ref(), decimals);
    [create, initialize.expect("valid arguments")]
}

impl World {
    /// A mint as `initialize_pool` wants it: 9 decimals, minted by the pool's authority, no freezing.
    pub fn create_mint(&mut self, mint: &Keypair) -> Outcome {
        let authority = cairn_client::Addresses::of(mint.pubkey()).authority;
        self.create_mint_with(mint, authority, None, 9)
    }

    /// A mint of any making.
    pub fn create_mint_with(
        &mut self,
        mint: &Keypair,
        authority: Pubkey,
        freeze: Option<Pubkey>,
        decimals: u8,
    ) -> Outcome {
        let (payer, rent) = (self.fee_payer.pubkey(), self.rent(MINT_SPACE));
        let create = mint_instructions(payer, mint.pubkey(), rent, authority, freeze, decimals);
        self.must(&create, &[mint])
    }

    /// The instruction that makes the associated account of `owner`, where it is missing.
    pub fn holder_ix(payer: Pubkey, owner: Pubkey, mint: Pubkey) -> Instruction {
        associated::create_associated_token_account_idempotent(&payer, &owner, &mint, &TOKEN)
    }

    /// The associated account of `owner` for the LRT, where it is missing.
    pub fn create_holder(&mut self, owner: Pubkey) -> Pubkey {
        let payer = self.fee_payer.pubkey();
        let create = Self::holder_ix(payer, owner, self.pool.lrt_mint);
        self.must(&[create], &[]);
        self.pool.holder(owner)
    }

    /// A token account that is not the associated one, at the address of `key`.
    pub fn create_token_account(&mut self, key: &Keypair, mint: Pubkey, owner: Pubkey) -> Pubkey {
        let (payer, rent) = (self.fee_payer.pubkey(), self.rent(TOKEN_SPACE));
        let address = key.pubkey();
        let create = system::create_account(&payer, &address, rent, TOKEN_SPACE as u64, &TOKEN);
        let initialize = token::initialize_account3(&TOKEN, &address, &mint, &owner);
        self.must(&[create, initialize.expect("valid arguments")], &[key]);
        address
    }

    /// Shares of `from` to the token account `to`.
    pub fn send_shares(&mut self, from: &Keypair, to: Pubkey, shares: u64) -> Outcome {
        let (owner, mint) = (from.pubkey(), self.pool.lrt_mint);
        let source = self.pool.holder(owner);
        let transfer = token::transfer_checked(&TOKEN, &source, &mint, &to, &owner, &[], shares, 9);
        self.must(&[transfer.expect("valid arguments")], &[from])
    }

    /// Units of an LST from the associated account of `from` to the token account `to`.
    pub fn send_units(&mut self, from: &Keypair, mint: Pubkey, to: Pubkey, units: u64) -> Outcome {
        let (owner, source) = (from.pubkey(), get_associated_token_address(&from.pubkey(), &mint));
        let transfer = token::transfer_checked(&TOKEN, &source, &mint, &to, &owner, &[], units, 9);
        self.must(&[transfer.expect("valid arguments")], &[from])
    }

    /// Burns shares of `owner`, past the program.
    pub fn burn_shares(&mut self, owner: &Keypair, shares: u64) -> Outcome {
        let (key, mint) = (owner.pubkey(), self.pool.lrt_mint);
        let source = self.pool.holder(key);
        let burn = token::burn(&TOKEN, &source, &mint, &key, &[], shares);
        self.must(&[burn.expect("valid arguments")], &[owner])
    }

    /// Lamports of `from` to any address.
    pub fn send_lamports(&mut self, from: &Keypair, to: Pubkey, lamports: u64) -> Outcome {
        let transfer = system::transfer(&from.pubkey(), &to, lamports);
        self.must(&[transfer], &[from])
    }
}

impl World {
    /// Tokens from a mint authority that is a wallet.
    pub fn mint_past_the_program(
        &mut self,
        authority: &Keypair,
        mint: Pubkey,
        to: Pubkey,
        tokens: u64,
    ) -> Outcome {
        let key = authority.pubkey();
        let mint_to = token::mint_to(&TOKEN, &mint, &to, &key, &[], tokens);
        self.must(&[mint_to.expect("valid arguments")], &[authority])
    }

    /// The mint gets another authority, or none for ever.
    pub fn hand_mint_to(
        &mut self,
        authority: &Keypair,
        mint: Pubkey,
        to: Option<Pubkey>,
    ) -> Outcome {
        let kind = token::AuthorityType::MintTokens;
        let key = authority.pubkey();
        let set = token::set_authority(&TOKEN, &mint, to.as_ref(), kind, &key, &[]);
        self.must(&[set.expect("valid arguments")], &[authority])
    }

    /// Units of a mint that there are, to the associated account of `owner`, which is made.
    pub fn give_units(&mut self, mint: Pubkey, owner: Pubkey, units: u64) -> Pubkey {
        self.must(&[Self::holder_ix(self.fee_payer.pubkey(), owner, mint)], &[]);
        let address = get_associated_token_address(&owner, &mint);
        let mut account = self.account(address);
        let mut held = TokenAccount::unpack(&account.data).expect("a token account");
        held.amount += units;
        held.pack_into_slice(&mut account.data);
        self.put(address, account);
        address
    }
}
