//! What a run of the tests really did, for the closing table of `cargo xtask test`: a line for each
//! transaction in a file of this process, where `CAIRN_TALLY` names a folder.

use std::{
    fmt,
    fs::{File, OpenOptions},
    io::Write,
    path::PathBuf,
    process,
    sync::{Mutex, OnceLock},
};

/// A line of the tally.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A transaction that succeeded.
    Done,
    /// A transaction that failed, with the code that Cairn gave.
    Refused(Option<u32>),
    /// A bad call that was tried, by its kind.
    BadCall(&'a str),
    /// An error of the program that no transaction can raise now.
    Unreachable(&'a str),
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => write!(f, "done"),
            Self::Refused(None) => write!(f, "refused"),
            Self::Refused(Some(code)) => write!(f, "refused {code}"),
            Self::BadCall(kind) => write!(f, "bad {kind}"),
            Self::Unreachable(name) => write!(f, "unreachable {name}"),
        }
    }
}

/// Adds a line, where a tally is kept.
pub fn note(entry: Entry) {
    static FILE: OnceLock<Option<Mutex<File>>> = OnceLock::new();
    let Some(file) = FILE.get_or_init(open) else { return };
    let mut file = file.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    file.write_all(format!("{entry}\n").as_bytes()).expect("a tally that can be written");
}

fn open() -> Option<Mutex<File>> {
    let folder = PathBuf::from(std::env::var_os("CAIRN_TALLY")?);
    let path = folder.join(format!("{}.txt", process::id()));
    let file = OpenOptions::new().create(true).append(true).open(&path);
    Some(Mutex::new(file.unwrap_or_else(|error| panic!("{path:?}: {error}"))))
}
