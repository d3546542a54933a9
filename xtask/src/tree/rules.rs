//! The rules: short files, nothing unfinished, names that say something.

const LINES: usize = 250;

/// Notes and macros of unfinished work, written so that this file does not break its own rule.
const UNFINISHED: [&str; 4] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
];

/// A sentence for every rule that a file breaks.
pub fn broken(name: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let lines = text.lines().count();
    if lines > LINES {
        broken.push(format!("{name} has {lines} lines: split it, {LINES} are allowed."));
    }
    for (index, line) in text.lines().enumerate() {
        if let Some(word) = UNFINISHED.iter().find(|word| line.contains(**word)) {
            broken.push(format!("{name}:{} says {word}: finish it or leave it out.", index + 1));
        }
    }
    let stems = name.split(['/', '.']);
    if stems.into_iter().any(|stem| matches!(stem, "util" | "utils")) {
        broken.push(format!("{name}: name it after what it does."));
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_end_after_250_lines() {
        assert!(broken("a.rs", &"x\n".repeat(250)).is_empty());
        assert_eq!(broken("a.rs", &"x\n".repeat(251)).len(), 1);
    }

    #[test]
    fn nothing_is_left_unfinished() {
        for word in UNFINISHED {
            let found = broken("a.ts", &format!("fine\n// {word}\n"));
            assert!(found[0].starts_with("a.ts:2 says"), "{found:?}");
        }
    }

    #[test]
    fn names_say_something() {
        assert_eq!(broken("src/utils.rs", "").len(), 1);
        assert_eq!(broken("src/utils/price.ts", "").len(), 1);
        assert!(broken("src/futility.rs", "").is_empty());
    }
}
