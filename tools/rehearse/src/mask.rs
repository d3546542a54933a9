//! What of an output stays the same from one rehearsal to the next.

/// A signature has 86 to 88 characters, an address 44 at most.
const SIGNATURE: usize = 64;

/// The text without what time and chance decide: numbers, signatures, how wide a column is, plurals.
pub fn masked(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words: Vec<_> = line.split_whitespace().map(word).collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn word(word: &str) -> String {
    let is_long = word.len() >= SIGNATURE && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_long || word == "<signature>" {
        return "<signature>".to_owned();
    }
    // An address is nobody's but its owner's: not a letter of it is masked.
    if (32..=44).contains(&word.trim_matches(['"', ',', '.', ':']).len()) && !word.contains('-') {
        return word.to_owned();
    }
    let mut shown = String::new();
    for letter in word.chars() {
        match letter.is_ascii_digit() {
            true if shown.ends_with('#') => {}
            true => shown.push('#'),
            false => shown.push(letter),
        }
    }
    shown.replace("epochs", "epoch")
}

/// The text with a word for each signature: what the runbook shows.
pub fn without_signatures(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once("signature ") {
        Some((before, _)) => format!("{before}signature <signature>"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_widths_and_plurals_do_not_matter() {
        let one = "0  guardian  epoch 9   from epoch 12 (in 3 epochs)";
        let other = "0  guardian  epoch 10  from epoch 13 (in 1 epoch)";
        assert_eq!(masked(one), masked(other));
        assert_ne!(masked(one), masked("0  manager  epoch 10  from epoch 13 (in 1 epoch)"));
    }

    #[test]
    fn addresses_matter_and_signatures_do_not() {
        let address = "So11111111111111111111111111111111111111112";
        assert_ne!(masked(address), masked(&address.replace('2', "3")));
        let signature = format!("signature {}", "5Kd".repeat(29));
        assert_eq!(masked(&signature), masked(&without_signatures(&signature)));
    }
}
