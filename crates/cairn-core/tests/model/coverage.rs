//! Which actions ended how, and that all that can happen did.

use super::{action::Action, actual::Outcome, expected::Expected};
use cairn_core::{CoreError, Result};
use std::collections::BTreeMap;

/// All that a long enough play must have seen.
const SEEN: [&str; 37] = [
    "Touch",
    "Deposit",
    "Deposit DepositTooSmall",
    "Deposit DepositsClosed",
    "Deposit NothingMinted",
    "Deposit SharesBelowMinimum",
    "Request",
    "Request of all of a worthless balance",
    "Request NoShares",
    "Request NotEnoughShares",
    "Request EarlierBatchOpen",
    "Request TicketTooSmall",
    "Cancel",
    "Cancel after its epoch",
    "Cancel BatchClosed",
    "Close",
    "Close at the end price",
    "Close below the end price",
    "Close at price 0",
    "Close nothing",
    "Close BatchEpochNotOver",
    "Close BatchEmpty",
    "Fill",
    "Fill that keeps",
    "Fill below the cap",
    "Fill at cap 0",
    "Fill nothing",
    "Fill BatchStillOpen",
    "Fill BatchNotMature",
    "Claim",
    "Claim nothing",
    "CloseTicket",
    "CloseTicket nothing",
    "Sweep",
    "Sweep of dust",
    "Sweep nothing",
    "Gain",
];

/// How often each was seen.
#[derive(Default)]
pub struct Coverage(BTreeMap<String, u64>);

impl Coverage {
    fn saw(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    /// Counts an action by its end.
    pub fn note(&mut self, action: Action, result: &Result<Option<Outcome>>, after: &Expected) {
        let name = action.name();
        match result {
            Err(error) => self.saw(format!("{name} {}", refusal(error))),
            Ok(None) => self.saw(format!("{name} nothing")),
            Ok(Some(outcome)) => {
                self.saw(name);
                self.details(action, *outcome, after);
            }
        }
    }

    fn details(&mut self, action: Action, outcome: Outcome, after: &Expected) {
        use super::expected::Stage;
        let nothing = crate::oracle::big(0);
        let present = after.opened.price();
        match action {
            Action::Request { .. } if after.opened.nav == nothing => {
                self.saw("Request of all of a worthless balance");
            }
            Action::Cancel { ticket } if after.group(ticket).epoch < after.pool.epoch => {
                self.saw("Cancel after its epoch");
            }
            Action::Close { batch } => {
                let end = &after.ends[&after.groups[batch].epoch];
                let below = present.is_below(end);
                self.saw(if below {
                    "Close below the end price"
                } else {
                    "Close at the end price"
                });
                if present.nav == nothing {
                    self.saw("Close at price 0");
                }
            }
            Action::Fill { batch } => {
                let Stage::Filled { cap } = &after.groups[batch].stage else {
                    return;
                };
                if outcome.kept > 0 {
                    self.saw("Fill that keeps");
                }
                if present.is_below(cap) {
                    self.saw("Fill below the cap");
                }
                if cap.nav == nothing {
                    self.saw("Fill at cap 0");
                }
            }
            Action::Sweep { .. } if outcome.lamports > 0 => self.saw("Sweep of dust"),
            _ => {}
        }
    }

    /// Asserts that all that can happen did.
    pub fn assert_complete(&self) {
        let missing: Vec<_> = SEEN.iter().filter(|what| !self.0.contains_key(**what)).collect();
        assert!(missing.is_empty(), "never seen: {missing:?}; seen: {:?}", self.0);
    }
}

/// The refusal's name.
fn refusal(error: &CoreError) -> String {
    let text = format!("{error:?}");
    text.split(' ').next().unwrap_or_default().to_string()
}
