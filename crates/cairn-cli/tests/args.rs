//! The command line.

use cairn::{
    source::SourceKind,
    state::{AssetTerms, Setting, Source},
};
use cairn_cli::args::{Cli, Command, Pool, parse_code_hash};
use clap::{CommandFactory, Parser, error::ErrorKind};

const MINT: &str = "--mint=So11111111111111111111111111111111111111112";
const POOL: &str = "--pool=So11111111111111111111111111111111111111112";
const KEY: &str = "So11111111111111111111111111111111111111112";

const CODE: &str = "abababababababababababababababababababababababababababababababab";
const ORIGIN: [&str; 12] = [
    "--kind",
    "spl-stake-pool",
    "--program",
    KEY,
    "--state",
    KEY,
    "--program-data",
    KEY,
    "--upgrade-slot",
    "9",
    "--code-hash",
    CODE,
];
const LIMITS: [&str; 14] = [
    "--cap",
    "2.5",
    "--share-cap-bps",
    "3000",
    "--target-bps",
    "2000",
    "--max-growth-bps",
    "50",
    "--max-drop-bps",
    "1000",
    "--stale-haircut-bps",
    "500",
    "--credit-haircut-bps",
    "1",
];

fn parse(args: &[&str]) -> Result<Cli, ErrorKind> {
    let all = ["cairn"].iter().chain(args);
    Cli::try_parse_from(all).map_err(|error| error.kind())
}

fn wanted(args: &[&str]) -> Setting {
    let all = [&[POOL, "queue-change"], args].concat();
    match parse(&all).expect("a command").command {
        Command::QueueChange { wanted } => wanted.into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn command_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn defaults_are_sane() {
    let cli = parse(&["show", MINT]).expect("enough");
    assert_eq!(cli.url.url(), "http://127.0.0.1:8899");
    assert_eq!(cli.priority_fee, 10_000);
    assert!(!cli.dry_run && cli.keypair.is_none());
    assert_eq!(cli.pool.which().ok(), KEY.parse().ok().map(Pool::OfMint));
}

#[test]
fn options_stand_before_or_behind_the_command() {
    for args in [[POOL, "-k", "a", "-u", "d", "show"], ["show", "-u", "d", POOL, "-k", "a"]] {
        let cli = parse(&args).expect("enough");
        assert_eq!(cli.url.to_string(), "https://api.devnet.solana.com");
        assert_eq!(cli.pool.which().ok(), KEY.parse().ok().map(Pool::At));
    }
}

#[test]
fn every_setting_has_its_name_and_units() {
    let key = KEY.parse().expect("a key");
    let terms = AssetTerms {
        cap: 2_500_000_000,
        share_cap_bps: 3_000,
        target_bps: 2_000,
        max_growth_bps: 50,
        max_drop_bps: 1_000,
        stale_haircut_bps: 500,
        credit_haircut_bps: 1,
    };
    let source = Source {
        kind: SourceKind::SplStakePool,
        program: key,
        state: key,
        program_data: key,
        upgrade_slot: 9,
        code_hash: [0xab; 32],
    };
    let add = [&["add-asset", KEY][..], &ORIGIN, &LIMITS].concat();
    let limits = [&["asset-terms", KEY][..], &LIMITS].concat();
    let cases: [(&[&str], Setting); 21] = [
        (&["admin", KEY], Setting::Admin(key)),
        (&["manager", KEY], Setting::Manager(key)),
        (&["guardian", KEY], Setting::Guardian(key)),
        (&["fee-recipient", KEY], Setting::FeeRecipient(key)),
        (&["change-delay-epochs", "7"], Setting::ChangeDelayEpochs(7)),
        (&["min-exit-epochs", "2"], Setting::MinExitEpochs(2)),
        (&["drip-epochs", "5"], Setting::DripEpochs(5)),
        (&["performance-fee-bps", "1500"], Setting::PerformanceFeeBps(1500)),
        (&["instant-fee-bps", "300", "10"], Setting::InstantFeeBps { max: 300, min: 10 }),
        (&["instant-target-bps", "800"], Setting::InstantTargetBps(800)),
        (&["instant-limit-bps", "0"], Setting::InstantLimitBps(0)),
        (&["floor-bps", "50"], Setting::FloorBps(50)),
        (&["move-limit-bps", "700"], Setting::MoveLimitBps(700)),
        (&["deposit-cap", "0.000000001"], Setting::DepositCap(1)),
        (&["operator-weight", KEY, "7"], Setting::OperatorWeight { operator: key, weight: 7 }),
        (&["operator-cap", KEY, "1.5"], Setting::OperatorCap { operator: key, cap: 1_500_000_000 }),
        (
            &["operator-commission", KEY, "700"],
            Setting::OperatorCommission { operator: key, commission_bps: 700 },
        ),
        (
            &["metadata", "--name", "A B", "--symbol", "ab", "--uri", "https://a"],
            Setting::Metadata { name: "A B".into(), symbol: "ab".into(), uri: "https://a".into() },
        ),
        (&add, Setting::AddAsset { mint: key, source, terms }),
        (&limits, Setting::AssetTerms { asset: key, terms }),
        (&["retire-asset", KEY], Setting::RetireAsset { asset: key }),
    ];
    for (args, setting) in cases {
        assert_eq!(wanted(args), setting, "{args:?}");
        assert_eq!(cairn_cli::setting::name(&setting), args[0], "shown as it is written");
    }
}

#[test]
fn operators_are_lowered_by_the_same_words() {
    let operator = KEY.parse().expect("a key");
    let cases: [(&[&str], Setting); 3] = [
        (&["operator-weight", KEY, "0"], Setting::OperatorWeight { operator, weight: 0 }),
        (
            &["operator-commission", KEY, "0"],
            Setting::OperatorCommission { operator, commission_bps: 0 },
        ),
        (&["operator-cap", KEY, "2"], Setting::OperatorCap { operator, cap: 2_000_000_000 }),
    ];
    for (args, setting) in cases {
        let all = [&[POOL, "tighten"], args].concat();
        match parse(&all).expect("a command").command {
            Command::Tighten { tighter } => assert_eq!(Setting::from(tighter), setting),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn wrong_command_lines_are_refused() {
    use ErrorKind::{ArgumentConflict, MissingRequiredArgument, ValueValidation};
    let cases: [(&[&str], ErrorKind); 17] = [
        (&["cancel-change"], MissingRequiredArgument),
        (&["cancel-change", "1", "--keep", "2"], ArgumentConflict),
        (&["pause-deposits", "3", "--nonce", KEY], MissingRequiredArgument),
        (&["pause-deposits", "3", "--out", "a"], MissingRequiredArgument),
        (&["cancel-change", "1", "--all"], ArgumentConflict),
        (&["close-change"], MissingRequiredArgument),
        (&["pause-deposits", "0"], ValueValidation),
        (&["pause-deposits", "4"], ValueValidation),
        (&["tighten", "deposit-cap", "1.0000000001"], ValueValidation),
        (&["queue-change", "guardian", "me"], ValueValidation),
        (&["queue-change", "instant-fee-bps", "300"], MissingRequiredArgument),
        (&["queue-change", "operator-weight", KEY], MissingRequiredArgument),
        (&["queue-change", "operator-weight", KEY, "4294967296"], ValueValidation),
        (&["queue-change", "asset-terms", KEY, "--cap", "1"], MissingRequiredArgument),
        (&["queue-change", "retire-asset", "jitoSOL"], ValueValidation),
        (&["show", POOL, MINT], ArgumentConflict),
        (&["show", "-u", "mainnet"], ValueValidation),
    ];
    for (args, kind) in cases {
        assert_eq!(parse(args).expect_err("wrong"), kind, "{args:?}");
    }
}

#[test]
fn hash_of_code_has_64_digits_and_must_be_given() {
    for wrong in ["", "ab", &CODE[1..], &format!("{CODE}a"), &CODE.replace("ab", "xy")] {
        assert!(parse_code_hash(wrong).is_err(), "{wrong}");
    }
    assert_eq!(parse_code_hash(CODE).expect("a hash").to_string(), CODE);
    let add = [&[POOL, "queue-change", "add-asset", KEY][..], &ORIGIN[..10], &LIMITS].concat();
    assert_eq!(parse(&add).err(), Some(ErrorKind::MissingRequiredArgument));
}

#[test]
fn pool_must_be_named() {
    let cli = parse(&["show"]).expect("clap cannot see it");
    if std::env::var_os("CAIRN_POOL").is_none() && std::env::var_os("CAIRN_MINT").is_none() {
        let error = cli.pool.which().expect_err("no pool");
        assert_eq!(error.kind(), ErrorKind::MissingRequiredArgument);
        assert_eq!(error.exit_code(), 2);
    }
}
