//! Validators, and operators: registered, given weight and cap, lowered, leaving.

use crate::{Outcome, World, keypair};
use cairn::state::{Operator, Setting};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_vote_interface::{
    instruction::{CreateVoteAccountConfig, create_account_with_config},
    state::{VoteInit, VoteStateV3, VoteStateV4, VoteStateVersions},
};

/// The most that operators made here let their validators take.
const MAX_COMMISSION_BPS: u16 = 1_000;

impl World {
    /// A vote account of this name that takes `commission` per cent of the rewards, where it is missing; made
    /// by the vote program.
    pub fn create_validator(&mut self, name: &str, commission: u8) -> Pubkey {
        let (vote, node) = (keypair(name), keypair("node"));
        if self.exists(vote.pubkey()) {
            return vote.pubkey();
        }
        let payer = self.fee_payer.pubkey();
        let init = VoteInit {
            node_pubkey: node.pubkey(),
            authorized_voter: node.pubkey(),
            authorized_withdrawer: payer,
            commission,
        };
        let space = VoteStateV4::size_of();
        let rent = self.rent(space);
        let space = u64::try_from(space).expect("a size");
        let config = CreateVoteAccountConfig { space, ..CreateVoteAccountConfig::default() };
        let create = create_account_with_config(&payer, &vote.pubkey(), &init, rent, config);
        self.must(&create, &[&vote, &node]);
        vote.pubkey()
    }

    /// The validator earns a credit in `epoch`.
    pub fn vote(&mut self, vote_account: Pubkey, epoch: u64) {
        self.rewrite_vote(vote_account, |mut state| {
            state.epoch_credits.push((epoch, 1, 0));
            VoteStateVersions::V4(Box::new(state))
        });
    }

    /// The vote account is as the vote program wrote it before: what earlier stake programs read.
    pub fn make_vote_v3(&mut self, vote_account: Pubkey) {
        self.rewrite_vote(vote_account, |state| {
            let commission = u8::try_from(state.inflation_rewards_commission_bps / 100);
            VoteStateVersions::V3(Box::new(VoteStateV3 {
                node_pubkey: state.node_pubkey,
                authorized_withdrawer: state.authorized_withdrawer,
                commission: commission.expect("per cent"),
                authorized_voters: state.authorized_voters,
                ..VoteStateV3::default()
            }))
        });
    }

    fn rewrite_vote(
        &mut self,
        vote_account: Pubkey,
        change: impl FnOnce(VoteStateV4) -> VoteStateVersions,
    ) {
        let mut account = self.account(vote_account);
        let state = bincode::deserialize(&account.data).expect("a vote account");
        let VoteStateVersions::V4(state) = state else { panic!("not as it is written today") };
        let data = bincode::serialize(&change(*state)).expect("a vote state");
        account.data.fill(0);
        account.data[..data.len()].copy_from_slice(&data);
        self.put(vote_account, account);
    }

    /// `register_operator` by `authority`; the fee payer pays the rent.
    pub fn register_ix(
        &self,
        authority: &Keypair,
        vote_account: Pubkey,
        max_commission_bps: u16,
    ) -> Instruction {
        let payer = self.fee_payer.pubkey();
        self.pool.register_operator(payer, authority.pubkey(), vote_account, max_commission_bps, 0)
    }

    /// Registers the operator of this name, with a validator that takes nothing; its address.
    pub fn register(&mut self, name: &str) -> Pubkey {
        let vote = self.create_validator(&format!("vote of {name}"), 0);
        let authority = keypair(name);
        let register = self.register_ix(&authority, vote, MAX_COMMISSION_BPS);
        self.must(&[register], &[&authority]);
        self.pool.operator(authority.pubkey())
    }

    /// An operator of this name with weight and cap, both through the timelock.
    pub fn operator(&mut self, name: &str, weight: u32, cap: u64) -> Pubkey {
        let operator = self.register(name);
        let settings =
            [Setting::OperatorWeight { operator, weight }, Setting::OperatorCap { operator, cap }];
        let ids = settings.map(|setting| self.queue(setting));
        self.go_to(self.change_state(ids[0]).mature_epoch, 0);
        for id in ids {
            self.must(&[self.execute_operator_ix(operator, id)], &[]);
        }
        operator
    }

    /// The operator at this address.
    pub fn operator_state(&self, operator: Pubkey) -> Operator {
        self.read(operator)
    }

    /// `execute_operator_change` of the change as it stands.
    pub fn execute_operator_ix(&self, operator: Pubkey, id: u64) -> Instruction {
        self.pool.execute_operator_change(operator, id, self.change_state(id).rent_payer)
    }

    /// `tighten_operator` by `guard`.
    pub fn tighten_operator_ix(
        &self,
        guard: &Keypair,
        operator: Pubkey,
        setting: Setting,
    ) -> Instruction {
        self.pool.tighten_operator(guard.pubkey(), operator, setting)
    }

    /// The operator of this name leaves.
    pub fn leave(&mut self, name: &str) {
        let authority = keypair(name);
        self.must(&[self.pool.leave_operator(authority.pubkey())], &[&authority]);
    }

    /// Pays lamports into the operator's bond; the fee payer gives them.
    pub fn post_bond(&mut self, operator: Pubkey, lamports: u64) -> Outcome {
        self.must(&[self.pool.post_bond(self.fee_payer.pubkey(), operator, lamports)], &[])
    }

    /// The operator of this name asks for lamports of its bond back.
    pub fn request_bond(&mut self, name: &str, lamports: u64) -> Outcome {
        let authority = keypair(name);
        self.must(&[self.pool.request_bond(authority.pubkey(), lamports)], &[&authority])
    }

    /// The operator of this name takes what it has asked for.
    pub fn withdraw_bond(&mut self, name: &str) -> Outcome {
        let authority = keypair(name);
        self.must(&[self.pool.withdraw_bond(authority.pubkey())], &[&authority])
    }

    /// `close_operator` of the operator as it stands.
    pub fn close_operator_ix(&self, operator: Pubkey) -> Instruction {
        self.pool.close_operator(operator, self.operator_state(operator).rent_payer)
    }
}
