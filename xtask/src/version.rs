//! Version numbers out of what tools print.

/// The first `x.y[.z]` in a text, compared field by field.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads `rustc 1.95.0 (5980…)`, `v20.20.2`, `1:23.1.2-1`.
    pub fn first_in(text: &str) -> Option<Self> {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        text.split(|c| !is_part(c)).find_map(|word| {
            let mut parts = word.split('.').map(|part| part.parse().ok());
            let (major, minor) = (parts.next()??, parts.next()??);
            Some(Self(major, minor, parts.next().flatten().unwrap_or(0)))
        })
    }

    /// Equal in the first two fields.
    pub fn is_minor(self, major: u32, minor: u32) -> bool {
        (self.0, self.1) == (major, minor)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tools_print() {
        let read = |text| Version::first_in(text).unwrap();
        assert_eq!(read("rustc 1.95.0 (59807616e 2026-04-14)"), Version(1, 95, 0));
        assert_eq!(read("v20.20.2"), Version(20, 20, 2));
        assert_eq!(read("1:23.1.2-1+b1"), Version(23, 1, 2));
        assert_eq!(read("solana-cargo-build-sbf 4.0"), Version(4, 0, 0));
        assert_eq!(Version::first_in("no version 7"), None);
    }

    #[test]
    fn compares_by_field() {
        assert!(Version(1, 100, 0) > Version(1, 95, 9));
        assert!(Version(1, 96, 3).is_minor(1, 96));
    }
}
