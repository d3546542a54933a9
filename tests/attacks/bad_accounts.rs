//! The valid call of every instruction, with one account bad in every way there is: each is refused and
//! changes nothing, or is in the list of those that do no harm.

mod call;
mod contents;
mod groups;
mod harmless;
mod metas;
mod outcome;
mod substitutes;
mod types;

use super::ready;
use cairn_tests::{idl, tally};
use call::{BadCall, Call, Kind};
use outcome::Outcome;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
    thread,
};

/// A bad call and what came of it.
struct Tried {
    instruction: &'static str,
    account: String,
    kind: Kind,
    with: String,
    outcome: Result<Outcome, String>,
}

/// Every bad call of an instruction.
fn bad_calls(call: &Call) -> Vec<BadCall> {
    let kinds = [
        metas::flags,
        metas::order,
        groups::changed,
        contents::changed,
        contents::prefunded,
        substitutes::copies,
        substitutes::strangers,
        substitutes::same_pool,
        substitutes::other_pool,
        substitutes::mixtures,
        substitutes::types,
        substitutes::aliases,
    ];
    let places = 0..call.metas().len();
    places.flat_map(|place| kinds.iter().flat_map(move |kind| kind(call, place))).collect()
}

fn tried(number: usize) -> Vec<Tried> {
    let call = Call::numbered(number);
    let calls = bad_calls(&call).into_iter();
    calls
        .map(|bad| Tried {
            instruction: call.name,
            account: call.names[bad.place].clone(),
            kind: bad.kind,
            outcome: outcome::of(&call, &bad),
            with: bad.with,
        })
        .collect()
}

/// Every bad call of every instruction, on all cores.
fn all() -> Vec<Tried> {
    let (left, done) = (Mutex::new(0..ready::COUNT), Mutex::new(Vec::new()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let Some(number) = left.lock().expect("no panic").next() else { break };
                    let tried = tried(number);
                    done.lock().expect("no panic").extend(tried);
                }
            });
        }
    });
    done.into_inner().expect("no panic")
}

#[test]
fn every_instruction_is_ready() {
    let (ready, declared) = (ready::names(), idl::accounts());
    let declared: BTreeSet<&str> = declared.iter().map(|(name, _)| &**name).collect();
    let missing: Vec<_> = declared.difference(&ready).collect();
    let gone: Vec<_> = ready.difference(&declared).collect();
    let advice = "add a line to PREPARED in tests/attacks/ready.rs that makes its valid call";
    assert!(missing.is_empty(), "{missing:?} of clients/idl/cairn.json: {advice}");
    assert!(gone.is_empty(), "{gone:?} in tests/attacks/ready.rs: the IDL has no such instruction");
}

#[test]
fn bad_accounts_are_refused_or_do_no_harm() {
    let tried = all();
    let mut counts = BTreeMap::<Kind, usize>::new();
    let (listed, mut found) = (harmless::each(), BTreeSet::new());
    let mut surprises = Vec::new();
    for Tried { instruction, account, kind, with, outcome } in &tried {
        *counts.entry(*kind).or_default() += 1;
        tally::note(tally::Entry::BadCall(&format!("{kind:?}")));
        let expected = match (outcome, kind) {
            (Ok(Outcome::Same), Kind::Prefunded) => true,
            (Ok(Outcome::Refused), _) => *kind != Kind::Prefunded,
            (Ok(outcome), _) => {
                let success = (*instruction, &**account, *kind, &**with, *outcome);
                found.insert(success);
                listed.contains(&success)
            }
            (Err(_), _) => false,
        };
        if !expected {
            surprises.push(format!("{instruction}, {account}, {kind:?} {with:?}: {outcome:?}"));
        }
    }
    let missing = listed.iter().filter(|success| !found.contains(*success));
    surprises
        .extend(missing.map(|success| format!("listed as harmless, does not occur: {success:?}")));
    println!("{} bad calls: {counts:?}", tried.len());
    let advice = "refuse it, or say in tests/attacks/bad_accounts/harmless.rs why it does no harm";
    assert!(surprises.is_empty(), "{advice}:\n{}", surprises.join("\n"));
    assert!(tried.len() > 4_000, "only {} bad calls", tried.len());
}
