//! The program's words, out of a log.

use cairn_client::sentence;

#[test]
fn last_sentence_is_found_without_anchors_full_stop() {
    let logs = [
        "Program log: AnchorError thrown in a.rs:1. Error Number: 6000. Error Message: Other..",
        "Program log: Instruction: PauseDeposits",
        "Program log: AnchorError occurred. Error Number: 6001. Error Message: Wait a while..",
        "Program failed: custom program error: 0x1771",
    ];
    assert_eq!(sentence(&logs).as_deref(), Some("Wait a while."));
}

#[test]
fn log_without_a_sentence_gives_none() {
    assert_eq!(sentence(&["Program log: Instruction: Claim"]), None);
    assert_eq!(sentence::<&str>(&[]), None);
}
