//! solana-program-test's bank: a real bank with real turns of the epoch, sysvars and rents, where
//! LiteSVM only has its clock set. After each transaction all invariants are checked.

mod asset;
mod mirror;

use crate::{
    SOL, World, elf, keypair,
    send::custom,
    tally::{self, Entry},
    token::mint_instructions,
};
use anchor_lang::{AccountDeserialize, pubkey};
use cairn_client::{Addresses, CreatePool};
use mirror::Mirror;
use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_program_test::{ProgramTest, ProgramTestContext};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;

/// A bank with one pool, whose payer is its admin.
pub struct Bank {
    pub context: ProgramTestContext,
    pub pool: Addresses,
    mirror: Mirror,
}

impl Bank {
    /// The program and the stake pools', wallets of these names with 100 SOL each, and a pool with the waiting time of one
    /// epoch.
    pub async fn with_wallets(names: &[&str]) -> Self {
        let mut test = ProgramTest::default();
        test.deactivate_feature(pubkey!("VAT9huvhPjRN9cyrPytq9rwvEJ3J4ADtjdncgZRyANJ"));
        log::set_max_level(log::LevelFilter::Off);
        for (id, name) in [(cairn::ID, "cairn"), (spl_stake_pool::ID, "spl_stake_pool")] {
            let program = Account {
                lamports: 100 * SOL,
                data: elf(name),
                owner: solana_sdk_ids::bpf_loader::ID,
                executable: true,
                rent_epoch: 0,
            };
            test.add_account(id, program);
        }
        for name in names {
            let wallet = Account::new(100 * SOL, 0, &solana_sdk_ids::system_program::ID);
            test.add_account(keypair(name).pubkey(), wallet);
        }
        let mint = keypair("lrt mint");
        let (context, pool) = (test.start_with_context().await, Addresses::of(mint.pubkey()));
        let mirror = Mirror::new(&context.payer, &mint);
        let mut bank = Self { context, pool, mirror };
        bank.create_pool(&mint).await;
        for name in names {
            bank.create_holder(keypair(name).pubkey()).await;
        }
        bank
    }

    async fn create_pool(&mut self, mint: &Keypair) {
        let payer = self.context.payer.pubkey();
        let rent = self.rent(crate::token::MINT_SPACE).await;
        let authority = self.pool.authority;
        let [create, write] = mint_instructions(payer, mint.pubkey(), rent, authority, None, 9);
        let initialize = self.pool.initialize_pool(CreatePool {
            payer,
            admin: payer,
            manager: payer,
            guardian: payer,
            fee_recipient: payer,
            parameters: crate::QUIET,
        });
        self.must(&[create, write, initialize], &[mint]).await;
    }

    async fn create_holder(&mut self, owner: Pubkey) {
        let create = World::holder_ix(self.context.payer.pubkey(), owner, self.pool.lrt_mint);
        self.must(&[create], &[]).await;
    }

    /// Sends what must succeed; the payer signs beside `signers`.
    pub async fn must(&mut self, instructions: &[Instruction], signers: &[&Keypair]) {
        let error = self.send(instructions, signers).await.err();
        assert_eq!(error, None);
    }

    /// Sends; the error as the bank words it.
    pub async fn send(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<(), String> {
        let context = &mut self.context;
        let blockhash = context.get_new_latest_blockhash().await;
        let blockhash = blockhash.expect("a new blockhash");
        let payer = context.payer.pubkey();
        let mut keys = vec![&context.payer];
        keys.extend(signers);
        let transaction =
            Transaction::new_signed_with_payer(instructions, Some(&payer), &keys, blockhash);
        let client = &mut context.banks_client;
        let result = client.process_transaction_with_metadata(transaction).await;
        let result = result.expect("the bank answers");
        tally::note(match &result.result {
            Ok(()) => Entry::Done,
            Err(error) => Entry::Refused(custom(error)),
        });
        let logs = result.metadata.map(|metadata| metadata.log_messages);
        if result.result.is_ok() {
            self.hold(instructions).await;
        }
        result.result.map_err(|error| format!("{error:?}: {logs:#?}"))
    }

    /// To the first slots of the next epoch, past the payment of rewards.
    pub async fn turn_epoch(&mut self) {
        let epoch = self.epoch().await;
        self.go_to_epoch(epoch + 1).await;
    }

    /// To the first slots of a later epoch, past the payment of rewards.
    pub async fn go_to_epoch(&mut self, epoch: u64) {
        // One by one: the stake program needs the history of each.
        for next in self.epoch().await + 1..=epoch {
            self.context.warp_to_epoch(next).expect("a later epoch");
            self.context.warp_forward_force_reward_interval_end().expect("a later slot");
        }
        assert_eq!(self.epoch().await, epoch);
        self.look().await;
    }

    /// The bank's epoch.
    pub async fn epoch(&self) -> u64 {
        let clock = self.context.banks_client.get_sysvar();
        let clock: anchor_lang::prelude::Clock = clock.await.expect("a clock");
        clock.epoch
    }

    /// The rent minimum of an account with `length` bytes.
    pub async fn rent(&self, length: usize) -> u64 {
        let rent = self.context.banks_client.get_rent().await;
        rent.expect("a rent sysvar").minimum_balance(length)
    }

    pub async fn account(&self, address: Pubkey) -> Option<Account> {
        let account = self.context.banks_client.get_account(address).await;
        account.expect("the bank answers")
    }

    pub async fn lamports(&self, address: Pubkey) -> u64 {
        self.account(address).await.map_or(0, |account| account.lamports)
    }

    /// As [`Bank::read`], where it exists.
    pub async fn find<T: AccountDeserialize>(&self, address: Pubkey) -> Option<T> {
        match self.account(address).await {
            Some(_) => Some(self.read(address).await),
            None => None,
        }
    }

    /// A Cairn account of type `T`, through the client's reader.
    pub async fn read<T: AccountDeserialize>(&self, address: Pubkey) -> T {
        let account = self.account(address).await.expect("an account");
        cairn_client::read(address, account.owner, &account.data)
            .unwrap_or_else(|error| panic!("{error}"))
    }
}
