//! Operators are paid their commission once it is worth it.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.snapshot.operators.keys() {
        if let Err(reason) = collect(draft, *address) {
            draft.wait(Subject::Operator(*address), reason);
        }
    }
}

fn collect(draft: &mut Draft, address: Pubkey) -> Result<(), Reason> {
    let snapshot = draft.snapshot;
    let Some(mut operator) = draft.operators.get(&address).cloned() else {
        return Ok(());
    };
    let report = draft.books.ledger.collect_commission(Lamports(operator.commission))?;
    let Some(report) = report.filter(|report| report.lamports >= draft.terms.collect_from) else {
        return Ok(());
    };
    if !snapshot.payable_operators.contains(&address) {
        return Err(Reason::NoCommissionAccount(operator.authority));
    }
    if draft.sets_aside(Target::CollectCommission(address), Subject::Operator(address)) {
        return Ok(());
    }
    report.apply(&mut draft.books.ledger)?;
    operator.commission = 0;
    let instruction = snapshot.addresses.collect_commission(operator.authority);
    draft.operators.insert(address, operator);
    let (lamports, shares) = (report.lamports, report.shares);
    draft.act(Crank::CollectCommission { operator: address, lamports, shares }, instruction);
    Ok(())
}
