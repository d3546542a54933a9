//! Amounts as people write them.

use cairn_client::amount::{Units, parse_sol};

#[test]
fn amount_is_read_to_the_lamport() {
    let cases = [
        ("0", 0),
        ("1", 1_000_000_000),
        ("0.5", 500_000_000),
        ("00.000000001", 1),
        ("1.10", 1_100_000_000),
        ("18446744073.709551615", u64::MAX),
    ];
    for (text, lamports) in cases {
        assert_eq!(parse_sol(text).map(|sol| sol.0), Ok(lamports), "{text}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    for lamports in [0, 1, 999_999_999, 1_000_000_000, 123_456_789_012_345_678, u64::MAX] {
        assert_eq!(parse_sol(&Units(lamports).to_string()).map(|sol| sol.0), Ok(lamports));
    }
}

#[test]
fn anything_else_is_refused_with_what_to_give() {
    for text in ["", ".", "1.", ".5", "-1", "+1", "1e9", "1,5", "1 SOL", "1.2.3", "½"] {
        let error = parse_sol(text).expect_err(text);
        assert!(error.starts_with("give an amount of SOL"), "{text}: {error}");
    }
    let error = parse_sol("0.0000000001").expect_err("ten decimals");
    assert!(error.contains("nine decimals"), "{error}");
    for text in ["18446744073.709551616", "18446744074", "99999999999999999999"] {
        let error = parse_sol(text).expect_err(text);
        assert!(error.contains("at most 18446744073.709551615 SOL"), "{error}");
    }
}
