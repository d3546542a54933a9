//! Reading a key.

use cairn_client::keypair::read_keypair_file;
use solana_keypair::{Keypair, write_keypair_file};
use solana_signer::Signer;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

fn file(name: &str, content: &str) -> PathBuf {
    let path = env::temp_dir().join(format!("cairn-client-{}-{name}", process::id()));
    fs::write(&path, content).expect("a temporary file");
    path
}

fn refusal(path: &Path) -> String {
    read_keypair_file(path).expect_err("no keypair").to_string()
}

#[test]
fn keypair_file_is_read() {
    let keypair = Keypair::new();
    let path = file("good", "");
    write_keypair_file(&keypair, &path).expect("written");
    let read = read_keypair_file(&path).expect("a keypair");
    assert_eq!(read.pubkey(), keypair.pubkey());
    fs::remove_file(path).expect("removed");
}

#[test]
fn missing_file_is_named_with_what_to_do() {
    let path = PathBuf::from("no-such-directory/payer.json");
    let error = refusal(&path);
    assert!(error.contains("no-such-directory/payer.json"), "{error}");
    assert!(error.contains("--keypair"), "{error}");
}

#[test]
fn damaged_file_is_refused_without_a_trace_of_its_content() {
    let secret = Keypair::new();
    let numbers: Vec<_> = secret.to_bytes().iter().map(u8::to_string).collect();
    let damaged = [
        secret.to_base58_string(),
        format!("\"{}\"", secret.to_base58_string()),
        format!("[{}]", numbers[1..].join(",")),
        format!("[{},]", numbers.join(",")),
        format!("[{}]", numbers.join(",").replacen(',', ",x", 1)),
        format!("{{\"key\": [{}]}}", numbers.join(",")),
    ];
    for content in damaged {
        let path = file("damaged", &content);
        let error = refusal(&path);
        fs::remove_file(&path).expect("removed");
        assert!(error.contains("solana-keygen new"), "{error}");
        assert!(!error.contains(&secret.to_base58_string()), "{error}");
        assert!(!error.contains(&numbers[..4].join(",")), "{error}");
    }
}
