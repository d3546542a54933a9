//! LSTs: taken through the timelock, read, deposited, tightened. Sources are the real stake pool program's.

use crate::{
    Outcome, SOL, StakePool, World, keypair,
    marinade::{ID as MARINADE, MSOL, STATE},
};
use anchor_lang::prelude::Pubkey;
use anchor_spl::associated_token::get_associated_token_address;
use cairn::{
    AcknowledgeAssetArgs, DepositLstArgs,
    source::{SourceKind, spl_stake_pool},
    state::{Asset, AssetTerms, Setting, Source},
};
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;

/// No limit but the guards: 0.5 % of growth an epoch, 10 % of a drop, 5 % less where there is no rate.
pub const OPEN: AssetTerms = AssetTerms {
    cap: u64::MAX,
    share_cap_bps: 10_000,
    target_bps: 10_000,
    max_growth_bps: 50,
    max_drop_bps: 1_000,
    stale_haircut_bps: 500,
    credit_haircut_bps: 0,
};

impl World {
    /// A pool of 10 SOL that takes the tokens of a stake pool of 100 SOL, updated; alice has 40 SOL worth of them.
    pub fn with_asset(terms: AssetTerms) -> (Self, StakePool, Keypair) {
        let mut world = Self::new();
        let alice = world.wallet("alice", 200 * SOL);
        world.deposit(&alice, 10 * SOL);
        let (source, _) = world.create_staked_pool("stake pool", 100);
        world.acquire(&source, &alice, 40 * SOL);
        world.add_asset(&source, terms);
        (world, source, alice)
    }

    /// The stake pool as a source, its program as it is deployed.
    pub fn source_of(&self, pool: &StakePool) -> Source {
        self.deployed(SourceKind::SplStakePool, spl_stake_pool::ID, pool.address)
    }

    /// A source whose program is as it is deployed, by the upgradeable loader.
    pub fn deployed(&self, kind: SourceKind, program: Pubkey, state: Pubkey) -> Source {
        let key = |data: &[u8]| Pubkey::try_from(data).expect("a key");
        let program_data = key(&self.account(program).data[4..36]);
        let slot = self.account(program_data).data[4..12].try_into().expect("a slot");
        let upgrade_slot = u64::from_le_bytes(slot);
        let code_hash = self.code_hash(program_data);
        Source { kind, program, state, program_data, upgrade_slot, code_hash }
    }

    /// Takes the stake pool's tokens, through the timelock; its address.
    pub fn add_asset(&mut self, pool: &StakePool, terms: AssetTerms) -> Pubkey {
        let source = self.source_of(pool);
        let id = self.ripen(Setting::AddAsset { mint: pool.mint, source, terms });
        self.update_stake_pool(pool);
        self.must(&self.add_asset_ix(id, pool.mint, &source), &[]);
        self.pool.asset(pool.mint)
    }

    /// Takes mSOL, through the timelock.
    pub fn add_msol(&mut self, terms: AssetTerms) {
        let source = self.deployed(SourceKind::Marinade, MARINADE, STATE);
        let id = self.ripen(Setting::AddAsset { mint: MSOL, source, terms });
        self.must(&self.add_asset_ix(id, MSOL, &source), &[]);
    }

    /// `deposit_lst` of `owner`'s mSOL, for its own token account.
    pub fn deposit_msol_ix(&self, owner: Pubkey, units: u64) -> Instruction {
        let (from, to) = (get_associated_token_address(&owner, &MSOL), self.pool.holder(owner));
        let args = DepositLstArgs { units, min_shares: 0 };
        self.pool.deposit_lst(owner, &self.asset_state(MSOL), from, to, args)
    }

    /// Gives `owner` units of mSOL, who deposits them.
    pub fn deposit_msol(&mut self, owner: &Keypair, units: u64) -> Outcome {
        self.give_msol(owner.pubkey(), units);
        self.must(&[self.deposit_msol_ix(owner.pubkey(), units)], &[owner])
    }

    /// `add_asset` by the change as it stands, with the units that it takes; the fee payer pays the rents.
    pub fn add_asset_ix(&self, id: u64, mint: Pubkey, source: &Source) -> [Instruction; 2] {
        let (payer, token) = (self.fee_payer.pubkey(), anchor_spl::token::ID);
        let change = (id, self.change_state(id).rent_payer);
        [all_units(), self.pool.add_asset(payer, change, mint, source, token)]
    }

    /// `execute_asset_change` of the change as it stands.
    pub fn execute_asset_ix(&self, mint: Pubkey, id: u64) -> Instruction {
        self.pool.execute_asset_change(mint, id, self.change_state(id).rent_payer)
    }

    /// Changes an asset's terms, or retires it, after the delay.
    pub fn change_asset(&mut self, mint: Pubkey, setting: Setting) -> Outcome {
        let id = self.ripen(setting);
        self.must(&[self.execute_asset_ix(mint, id)], &[])
    }

    /// The asset of this mint.
    pub fn asset_state(&self, mint: Pubkey) -> Asset {
        self.read(self.pool.asset(mint))
    }

    /// `refresh_asset` of the assets of these mints.
    pub fn refresh_ix(&self, mints: &[Pubkey]) -> Instruction {
        let assets: Vec<_> = mints.iter().map(|mint| self.asset_state(*mint)).collect();
        self.pool.refresh_asset(&assets)
    }

    /// Refreshes the asset of this mint.
    pub fn refresh(&mut self, mint: Pubkey) -> Outcome {
        self.must(&[self.refresh_ix(&[mint])], &[])
    }

    /// `settle_asset` of the asset of this mint.
    pub fn settle_ix(&self, mint: Pubkey) -> Instruction {
        self.pool.settle_asset(&self.asset_state(mint))
    }

    /// `deposit_lst` by `owner`, from the associated account, for its own token account.
    pub fn deposit_lst_ix(
        &self,
        owner: Pubkey,
        pool: &StakePool,
        units: u64,
        min_shares: u64,
    ) -> Instruction {
        let (asset, from) = (self.asset_state(pool.mint), pool.holder(owner));
        let args = DepositLstArgs { units, min_shares };
        self.pool.deposit_lst(owner, &asset, from, self.pool.holder(owner), args)
    }

    /// Deposits units of the stake pool's token.
    pub fn deposit_lst(&mut self, owner: &Keypair, pool: &StakePool, units: u64) -> Outcome {
        self.must(&[self.deposit_lst_ix(owner.pubkey(), pool, units, 0)], &[owner])
    }

    /// The next epoch: the stake pool updated, the asset refreshed.
    pub fn turn_and_refresh(&mut self, pool: &StakePool) {
        self.turn_epoch();
        self.update_stake_pool(pool);
        self.refresh(pool.mint);
    }

    /// `tighten_asset` by the guardian.
    pub fn tighten_asset_ix(&self, mint: Pubkey, terms: AssetTerms) -> Instruction {
        let setting = Setting::AssetTerms { asset: self.pool.asset(mint), terms };
        self.pool.tighten_asset(self.guardian().pubkey(), mint, setting)
    }

    /// What the manager acknowledges of the asset of this mint as it stands; code only where it is in doubt.
    pub fn looked_at(&self, mint: Pubkey) -> AcknowledgeAssetArgs {
        let Asset { doubts, source, .. } = self.asset_state(mint);
        let data = self.account(source.program_data).data;
        let slot = u64::from_le_bytes(data[4..12].try_into().expect("a slot"));
        let code_hash = match doubts & Asset::UPGRADED {
            0 => Source::UNNAMED,
            _ => self.code_hash(source.program_data),
        };
        AcknowledgeAssetArgs { doubts: doubts & Asset::LASTING, slot, code_hash }
    }

    /// `acknowledge_asset` of that by the manager, with the units that it takes.
    pub fn acknowledge_ix(&self, mint: Pubkey) -> [Instruction; 2] {
        let (manager, args) = (keypair("manager").pubkey(), self.looked_at(mint));
        [all_units(), self.pool.acknowledge_asset(manager, &self.asset_state(mint), args)]
    }

    /// `verify_source` of the asset of this mint, with the units that it takes.
    pub fn verify_source_ix(&self, mint: Pubkey) -> [Instruction; 2] {
        [all_units(), self.pool.verify_source(&self.asset_state(mint))]
    }

    /// Verifies the source of the asset of this mint.
    pub fn verify_source(&mut self, mint: Pubkey) -> Outcome {
        self.must(&self.verify_source_ix(mint), &[])
    }
}

/// Asks for all compute units that a transaction may take: hashing code takes more than is given unasked.
pub fn all_units() -> Instruction {
    ComputeBudgetInstruction::set_compute_unit_limit(1_400_000)
}
