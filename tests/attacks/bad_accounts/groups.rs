//! Changes of whole groups of the accounts behind the named ones.

use super::call::{BadCall, Call, Kind};
use std::ops::Range;

/// Where a group begins at `place`: left out, once more behind the last, in the place of the next, and its
/// accounts in every other order.
pub fn changed(call: &Call, place: usize) -> Vec<BadCall> {
    let Some(number) = call.groups.iter().position(|group| group.start == place) else {
        return Vec::new();
    };
    let group = call.groups[number].clone();
    let mut missing = call.bad(Kind::GroupMissing, place);
    missing.instruction.accounts.drain(group.clone());
    let mut twice = call.bad(Kind::GroupTwice, place);
    twice.instruction.accounts.extend_from_slice(&call.metas()[group.clone()]);
    let mut bad = vec![missing, twice];
    if let Some(next) = call.groups.get(number + 1) {
        let mut swapped = call.bad(Kind::GroupSwapped, place);
        swapped.instruction.accounts[group.start..next.end].rotate_left(group.len());
        bad.push(swapped);
    }
    bad.extend(shuffled(call, group));
    bad
}

/// The group's accounts in every order but the right one.
fn shuffled(call: &Call, group: Range<usize>) -> Vec<BadCall> {
    let right: Vec<usize> = group.clone().collect();
    let others = orders(&right).into_iter().filter(|order| *order != right);
    others
        .map(|order| {
            let names: Vec<&str> = order.iter().map(|place| &*call.names[*place]).collect();
            let mut bad = call.bad(Kind::Shuffled, group.start).with(&names.join(", "));
            for (to, from) in group.clone().zip(order) {
                bad.instruction.accounts[to] = call.metas()[from].clone();
            }
            bad
        })
        .collect()
}

/// Every order of these places.
fn orders(places: &[usize]) -> Vec<Vec<usize>> {
    if places.is_empty() {
        return vec![Vec::new()];
    }
    let first = |at: usize| {
        let mut others = places.to_vec();
        let first = others.remove(at);
        orders(&others).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..places.len()).flat_map(first).collect()
}
