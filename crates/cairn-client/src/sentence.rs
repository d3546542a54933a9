//! The program's own words in a transaction's log.

/// The sentence with which the program refused, where the log shows one.
pub fn sentence<L: AsRef<str>>(logs: &[L]) -> Option<String> {
    let logged = logs.iter().rev().find_map(|line| {
        let (_, sentence) = line.as_ref().split_once("Error Message: ")?;
        Some(sentence.trim())
    })?;
    // Anchor ends its line with a full stop behind the sentence's own.
    let sentence = if logged.ends_with("..") { &logged[..logged.len() - 1] } else { logged };
    Some(sentence.to_owned())
}
