//! Asking what an action would give.

use crate::World;
use anchor_lang::AnchorDeserialize;
use solana_instruction::Instruction;
use solana_signer::Signer;
use solana_transaction::Transaction;

impl World {
    /// What the view returns, simulated. Sent as well, it emits and changes nothing.
    pub fn view<T: AnchorDeserialize>(&mut self, view: Instruction) -> T {
        let payer = self.fee_payer.insecure_clone();
        let instructions = [view];
        let transaction = Transaction::new_signed_with_payer(
            &instructions,
            Some(&payer.pubkey()),
            &[&payer],
            self.svm.latest_blockhash(),
        );
        let simulated = self.svm.simulate_transaction(transaction);
        let simulated = simulated.unwrap_or_else(|failed| panic!("refused: {failed:#?}"));
        let returned = simulated.meta.return_data;
        assert_eq!(returned.program_id, cairn::ID, "who returned");

        let outcome = self.must(&instructions, &[]);
        assert!(outcome.events.is_empty(), "a view is no event");
        outcome.diff.only();

        T::try_from_slice(&returned.data).expect("the whole return data")
    }
}
