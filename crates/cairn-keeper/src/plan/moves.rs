//! A position and all that its moves change, by the program's own functions.

use super::{Draft, Reason};
use cairn::{
    stake_account::SPACE,
    state::{Operator, Pool, Position},
};
use cairn_core::{Lamports, Ledger, MoveRules};
use solana_pubkey::Pubkey;

/// Copies to work on: nothing of them counts until [`Draft::settle`].
pub(super) struct Move {
    pub pool: Pool,
    pub ledger: Ledger,
    pub operator: Operator,
    pub position: Position,
}

impl Draft<'_> {
    /// The position of `stake_account`, with its operator and the books.
    pub fn begin(&self, stake_account: &Pubkey) -> Result<Move, Reason> {
        let position = self.positions.get(stake_account).cloned().ok_or(Reason::StakeGone)?;
        let operator = self.operators.get(&position.operator).cloned();
        let operator = operator.ok_or(Reason::OperatorMissing(position.operator))?;
        Ok(Move { pool: self.pool.clone(), ledger: self.books.ledger, operator, position })
    }

    /// What was moved counts from now on.
    pub fn settle(&mut self, moved: Move) {
        let Move { pool, ledger, operator, position } = moved;
        self.pool = pool;
        self.books.ledger = ledger;
        self.operators.insert(position.operator, operator);
        self.positions.insert(position.stake_account, position);
    }

    /// The rules of this moment.
    pub fn move_rules(&self) -> cairn_core::Result<MoveRules> {
        let rent = Lamports(self.snapshot.rent.minimum_balance(SPACE));
        self.pool.move_rules_of(&self.books, self.snapshot.minimum_delegation, rent)
    }

    /// The operator's positions, as planned so far.
    pub fn positions_of(&self, operator: Pubkey) -> impl Iterator<Item = &Position> {
        self.positions.values().filter(move |position| position.operator == operator)
    }
}

impl Move {
    /// Brings the position to what its stake account is.
    pub fn recognise(&mut self, draft: &Draft) -> Result<cairn::state::Found, Reason> {
        let stake = draft.stakes.get(&self.position.stake_account).copied();
        let stake = stake.ok_or(Reason::StakeGone)?;
        let Self { pool, ledger, operator, position } = self;
        Ok(position.recognise_as(pool, operator, ledger, stake.lamports, stake.account.as_ref())?)
    }
}
