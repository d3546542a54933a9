//! The command line.

use cairn_core::Lamports;
use cairn_keeper::{args::Args, logging::LogFormat, terms::Terms};
use clap::{CommandFactory, Parser, error::ErrorKind};
use solana_pubkey::Pubkey;
use std::time::Duration;

const MINT: &str = "--mint=So11111111111111111111111111111111111111112";
const POOL: &str = "--pool=So11111111111111111111111111111111111111112";

fn parse(args: &[&str]) -> Result<Args, ErrorKind> {
    let all = ["cairn-keeper"].iter().chain(args);
    Args::try_parse_from(all).map_err(|error| error.kind())
}

#[test]
fn command_is_consistent() {
    Args::command().debug_assert();
}

#[test]
fn defaults_are_sane() {
    let args = parse(&[MINT, "-k", "payer.json"]).expect("enough");
    assert_eq!(args.url.url(), "http://127.0.0.1:8899");
    assert_eq!(args.interval(), Duration::from_secs(10));
    let limits = args.limits();
    assert_eq!((limits.max_actions, limits.priority_fee), (8, 10_000));
    assert_eq!(args.terms(Pubkey::default()), Terms::default());
    assert_eq!(args.log_format, LogFormat::Human);
    assert!(!args.once && !args.dry_run);
    assert_eq!(args.pool.mint.map(|mint| mint.to_string()).as_deref(), Some(&MINT[7..]));
}

#[test]
fn every_flag_is_taken() {
    let given = [
        POOL,
        "-u",
        "d",
        "-k",
        "p.json",
        "--once",
        "--interval",
        "30",
        "--priority-fee",
        "1000000",
        "--max-actions",
        "16",
        "--collect-from",
        "0.5",
        "--log-format",
        "json",
    ];
    let args = parse(&given).expect("enough");
    assert_eq!(args.url.to_string(), "https://api.devnet.solana.com");
    assert_eq!(args.pool.pool, Some(POOL[7..].parse::<Pubkey>().expect("a key")));
    assert!(args.once && args.log_format == LogFormat::Json);
    assert_eq!(args.interval(), Duration::from_secs(30));
    let limits = args.limits();
    assert_eq!((limits.max_actions, limits.priority_fee), (16, 1_000_000));
    assert_eq!(args.terms(Pubkey::default()).collect_from, Lamports(500_000_000));
}

#[test]
fn dry_run_needs_no_keypair() {
    assert!(parse(&[MINT, "--dry-run"]).is_ok_and(|args| args.keypair.is_none()));
}

#[test]
fn wrong_command_lines_are_refused() {
    use ErrorKind::{ArgumentConflict, MissingRequiredArgument, ValueValidation};
    let cases: [(&[&str], ErrorKind); 11] = [
        (&[MINT, "-k", "p", "--collect-from", "much"], ValueValidation),
        (&[], MissingRequiredArgument),
        (&[MINT], MissingRequiredArgument),
        (&["-k", "p"], MissingRequiredArgument),
        (&[MINT, POOL, "-k", "p"], ArgumentConflict),
        (&["--mint=short", "-k", "p"], ValueValidation),
        (&[MINT, "-k", "p", "-u", "mainnet"], ValueValidation),
        (&[MINT, "-k", "p", "--interval", "0"], ValueValidation),
        (&[MINT, "-k", "p", "--priority-fee", "1000001"], ValueValidation),
        (&[MINT, "-k", "p", "--max-actions", "0"], ValueValidation),
        (&[MINT, "-k", "p", "--max-actions", "17"], ValueValidation),
    ];
    for (args, kind) in cases {
        assert_eq!(parse(args).expect_err("wrong"), kind, "{args:?}");
    }
}
