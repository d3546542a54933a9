//! How many tests ran, out of what the runners print.
use std::{fmt, ops::AddAssign};

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Adds up the `test result:` lines of cargo.
pub fn of_cargo(output: &str) -> Count {
    of_lines(output, "test result:")
}

/// Adds up the `Tests` lines of vitest.
pub fn of_vitest(output: &str) -> Count {
    of_lines(output, "Tests ")
}

fn of_lines(output: &str, start: &str) -> Count {
    let mut count = Count::default();
    for line in output.lines().filter(|line| line.trim_start().starts_with(start)) {
        let words: Vec<_> = line.split([' ', ';', '|', '.']).filter(|w| !w.is_empty()).collect();
        for pair in words.windows(2) {
            match (pair[0].parse::<u32>(), pair[1]) {
                (Ok(number), "passed") => count.passed += number,
                (Ok(number), "failed") => count.failed += number,
                _ => {}
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_cargos_results() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; finished in 1.2s\n";
        assert_eq!(of_cargo(output), Count { passed: 13, failed: 2 });
    }

    #[test]
    fn reads_vitests_line() {
        let output = " Test Files  2 passed (2)\n      Tests  1 failed | 12 passed (13)\n";
        assert_eq!(of_vitest(output), Count { passed: 12, failed: 1 });
        assert_eq!(of_vitest("no tests"), Count::default());
    }
}
