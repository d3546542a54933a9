//! The file of what was signed in advance.

use crate::support::view::{key, says};
use cairn_cli::commands::send_signed::{read, write};
use solana_transaction::Transaction;
use std::{env, fs, path::Path, process};

#[test]
fn transaction_is_read_as_it_was_written() {
    let file = env::temp_dir().join(format!("cairn-signed-{}.tx", process::id()));
    let transaction = Transaction::new_with_payer(&[], Some(&key(1)));
    write(&file, &transaction).expect("written");
    assert_eq!(read(&file).expect("read"), transaction);
    fs::write(&file, "something else").expect("written");
    let error = read(&file).expect_err("no transaction").to_string();
    fs::remove_file(&file).expect("removed");
    says(&error, &["holds no transaction", "cairn pause-deposits --nonce"]);
}

#[test]
fn missing_file_is_named() {
    let error = read(Path::new("no/such/file.tx")).expect_err("none").to_string();
    says(&error, &["Cannot read no/such/file.tx"]);
}
