//! What the tests themselves must cover: a file for each instruction, a test for each error. That the
//! error is really raised, `cargo xtask test` reads from the transactions.

use cairn_tests::{
    idl,
    tally::{self, Entry},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Errors that no transaction can raise now, each with the reason.
const UNREACHABLE: [(&str, &str); 1] =
    [("StakeProgramSilent", "the stake program always answers GetMinimumDelegation")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All Rust files below `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    let mut files = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => files.extend(sources(&path)),
            false if path.extension().is_some_and(|end| end == "rs") => files.push(path),
            false => {}
        }
    }
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

#[test]
fn each_instruction_has_its_tests_at_the_same_path() {
    let program = root().join("programs/cairn/src/instructions");
    let mut found = 0;
    for file in sources(&program) {
        if file.ends_with("mod.rs") {
            continue;
        }
        let relative = file.strip_prefix(&program).expect("a file below the folder");
        let tests = root().join("tests/instructions").join(relative);
        assert!(tests.is_file(), "{} has no {tests:?}", relative.display());
        assert!(read(&tests).contains("#[test]"), "{tests:?} has no test");
        found += 1;
    }
    assert_eq!(found, 56, "instructions of the program");
}

#[test]
fn each_error_is_raised_by_a_test() {
    let tests = root().join("tests");
    let folders = ["instructions", "flows", "attacks"].map(|folder| tests.join(folder));
    let sources: String =
        folders.iter().flat_map(|folder| sources(folder)).map(|file| read(&file)).collect();
    UNREACHABLE.iter().for_each(|(name, _)| tally::note(Entry::Unreachable(name)));
    let errors = idl::read().errors;
    assert!(errors.len() > 30, "the IDL names {} errors", errors.len());
    for name in errors.iter().map(|error| &error.name) {
        let reached = sources.contains(&format!("CairnError::{name},"));
        let excused = UNREACHABLE.iter().any(|(error, _)| error == name);
        assert!(reached || excused, "no test raises CairnError::{name}");
        assert!(!(reached && excused), "CairnError::{name} is reachable after all");
    }
}

#[test]
fn files_stay_short() {
    for file in sources(&root().join("tests")) {
        let lines = read(&file).lines().count();
        assert!(lines <= 250, "{file:?} has {lines} lines");
    }
}

#[test]
fn every_test_that_the_attacks_page_names_exists() {
    let page = read(&root().join("docs/attacks.md"));
    let mut found = 0;
    for name in page.split('`').skip(1).step_by(2) {
        let (file, test) = match name.split_once("::") {
            Some((file, test)) if file.ends_with(".rs") => (file, Some(test)),
            None if name.ends_with(".rs") => (name, None),
            _ => continue,
        };
        let path = root().join("tests").join(file);
        assert!(path.is_file(), "docs/attacks.md names {name}: no {path:?}");
        if let Some(test) = test {
            assert!(read(&path).contains(&format!("fn {test}()")), "{path:?} has no {test}");
        }
        found += 1;
    }
    assert!(found > 30, "docs/attacks.md names {found} tests");
}
