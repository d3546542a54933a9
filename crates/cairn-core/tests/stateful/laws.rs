//! I6: how far each verb may move the prices, exactly.

use super::model::{Int, Model, Pair};

/// The two prices and what they are made of, before or after a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prices {
    pub nav: Int,
    pub full: Int,
    pub supply: Int,
}

/// What kind of verb it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// Moves neither price.
    Still,
    /// Mints shares for lamports or fees.
    Mints,
    /// Burns shares for no more than they are worth.
    Burns,
    /// Releases: `nav + rest` moves by what begins to stream less the fee; `nav` never falls.
    Releases(Int),
    /// A loss or a slash: what `nav` and what `rest` bears of it.
    Loses(Int, Int),
}

impl Prices {
    pub fn of(model: &Model) -> Self {
        let nav = model.nav();
        Self { nav, full: nav + model.rest(), supply: model.supply }
    }

    pub fn full_price(&self) -> Pair {
        (self.full, self.supply)
    }

    /// Whether `self` to `after` is lawful. `drift` is `(full' / supply' - full / supply) * supply * supply'`.
    pub fn check(&self, after: &Self, law: Law) {
        let drift = after.full * self.supply - self.full * after.supply;
        let nav_rose = after.nav * self.supply >= self.nav * after.supply;
        match law {
            Law::Still => assert_eq!(self, after, "moved a price"),
            Law::Mints => {
                assert!(nav_rose, "minting lowered nav / supply");
                // Less than one share's worth stays with the holders.
                assert!((0..self.full.max(1)).contains(&drift), "minting drifts by {drift}");
            }
            Law::Burns => {
                assert!(nav_rose, "burning lowered nav / supply");
                // The floor of nav leaves less than a lamport, that of rest takes less than one.
                assert!(drift.abs() < self.supply, "burning drifts by {drift}");
            }
            Law::Releases(by) => {
                assert_eq!((after.supply, after.full), (self.supply, self.full + by));
                assert!(after.nav >= self.nav, "nav fell without a loss");
            }
            Law::Loses(nav, rest) => {
                assert_eq!(after.supply, self.supply);
                assert_eq!((after.nav, after.full), (self.nav - nav, self.full - nav - rest));
            }
        }
    }
}
