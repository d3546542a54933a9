//! Golden vectors: what the core computes, written down for clients that mirror it.
//!
//! Every number is a decimal string. `CAIRN_UPDATE_SNAPSHOTS=1 cargo test -p cairn-core --test vectors`
//! rewrites the files in `vectors/`; without it, a difference fails.

#![allow(clippy::cast_possible_truncation, reason = "draws are bounded before they are narrowed")]

#[path = "vectors/cases.rs"]
mod cases;
#[path = "vectors/draw.rs"]
mod draw;
#[path = "vectors/json.rs"]
mod json;
#[path = "vectors/lst.rs"]
mod lst;

use draw::Draw;
use std::{fs, path::Path};

/// Cases a verb.
const CASES: usize = 120;

fn golden(verb: &str, case: fn(&mut Draw) -> String) {
    let mut draw = Draw::new(verb);
    let cases: Vec<_> = (0..CASES).map(|_| case(&mut draw)).collect();
    let text = format!("[\n  {}\n]\n", cases.join(",\n  "));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("vectors/{verb}.json"));
    if std::env::var_os("CAIRN_UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &text).expect("the vectors' folder is writable");
    }
    let committed = fs::read_to_string(&path).expect("the vectors are committed");
    assert!(
        committed == text,
        "{verb}: the core computes other numbers than vectors/{verb}.json. If that is meant, run \
         CAIRN_UPDATE_SNAPSHOTS=1 cargo test -p cairn-core --test vectors"
    );
    let refused = cases.iter().filter(|case| case.contains("\"error\"")).count();
    assert!(refused * 4 < CASES * 3, "{verb}: {refused} of {CASES} cases are refusals");
}

#[test]
fn release_computes_what_is_written_down() {
    golden("release", cases::release);
}

#[test]
fn deposit_computes_what_is_written_down() {
    golden("deposit", cases::deposit);
}

#[test]
fn withdrawal_computes_what_is_written_down() {
    golden("withdrawal", cases::withdrawal);
}

#[test]
fn fill_computes_what_is_written_down() {
    golden("fill", cases::fill);
}

#[test]
fn fees_compute_what_is_written_down() {
    golden("fees", cases::fees);
}

#[test]
fn surplus_computes_what_is_written_down() {
    golden("surplus", cases::surplus);
}

#[test]
fn lst_computes_what_is_written_down() {
    golden("lst", lst::lst);
}

#[test]
fn instant_exit_computes_what_is_written_down() {
    golden("instant", cases::instant);
}
