//! What may happen in a step, and a choice among it that mostly makes sense.

use super::{actual::Actual, rng::Rng, start::HOLDERS};
use cairn_core::{BatchState, Moment};

/// One step. Tickets and batches are named by their number.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    Touch,
    Deposit {
        holder: usize,
        lamports: u64,
        minimum: u64,
    },
    Request {
        holder: usize,
        shares: u64,
    },
    Cancel {
        ticket: usize,
    },
    Close {
        batch: usize,
    },
    Fill {
        batch: usize,
    },
    Claim {
        ticket: usize,
    },
    CloseTicket {
        ticket: usize,
    },
    Sweep {
        batch: usize,
    },
    /// Lamports appear and join withheld.
    Gain {
        lamports: u64,
    },
    /// Lamports are gone: withheld and not streaming, then the stream, then nav.
    Lose {
        lamports: u64,
    },
}

/// Sums of lamports and shares stay below this, so that every verb fits 64 bits.
const MOST: u64 = 1 << 62;

impl Action {
    /// Any action on `pool`; none where what it needs is not there.
    pub fn any(rng: &mut Rng, pool: &Actual) -> Option<Self> {
        let ledger = &pool.ledger;
        let mut holder = rng.index(HOLDERS);
        let ticket = pool.live_tickets();
        let ticket = ticket.get(rng.index(ticket.len())).copied();
        let batch = rng.index(pool.batches.len());
        let batch = (!pool.batches.is_empty()).then_some(batch);
        Some(match rng.below(100) {
            0..3 => Self::Touch,
            3..23 => {
                let room = MOST.saturating_sub(ledger.reserve.0.max(ledger.supply.0));
                let most = (ledger.reserve.0 / 2 + 10_000_000_000).min(room / 1_001);
                let lamports = match rng.once_in(8) {
                    true => rng.amount(most),
                    false => rng.amount(most).max(1_000_000),
                };
                let quote = ledger.deposit(cairn_core::Lamports(lamports), cairn_core::Shares(0));
                let shares = quote.map_or(0, |report| report.shares.0);
                let minimum = match rng.below(8) {
                    0 => shares + 1,
                    1..4 => shares,
                    _ => 0,
                };
                Self::Deposit { holder, lamports, minimum }
            }
            23..41 => {
                if !rng.once_in(8) {
                    let rich = |holder: &usize| pool.wallets[*holder] > 0;
                    holder = (holder..HOLDERS).find(rich).unwrap_or(holder);
                }
                let balance = pool.wallets[holder];
                let shares = match rng.below(12) {
                    0 => rng.amount(balance),
                    1 => balance + 1,
                    2 => 0,
                    3..7 => balance,
                    _ => rng.below(balance),
                };
                Self::Request { holder, shares }
            }
            41..47 => Self::Cancel { ticket: ticket? },
            47..58 => Self::Close {
                batch: match rng.once_in(4) {
                    true => batch?,
                    false => pool.batches.len().checked_sub(1)?,
                },
            },
            58..69 => Self::fill(rng, pool, batch?),
            69..80 => Self::Claim { ticket: ticket? },
            80..90 => Self::CloseTicket { ticket: ticket? },
            90..95 => Self::Sweep { batch: batch? },
            95..98 => Self::Gain {
                lamports: rng.amount(
                    (ledger.reserve.0 / 8 + 1_000_000_000)
                        .min(MOST.saturating_sub(ledger.reserve.0)),
                ),
            },
            _ => Self::Lose {
                lamports: match rng.below(8) {
                    0 => ledger.reserve.0,
                    1 => ledger.withheld.0,
                    _ => rng.amount(ledger.reserve.0 / 4),
                },
            },
        })
    }

    /// A fill of the queue's head where that is closed, else of any batch that is not.
    fn fill(rng: &mut Rng, pool: &Actual, any: usize) -> Self {
        let head = usize::try_from(pool.queue.head).expect("a few batches");
        let waits = |batch: usize| pool.batches.get(batch).map(|batch| batch.state);
        let batch = match waits(any) == Some(BatchState::Closed) || !rng.once_in(4) {
            true if waits(head).is_some() => head,
            _ => any,
        };
        Self::Fill { batch }
    }

    /// The action's name, for counting.
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split(' ').next().unwrap_or_default().to_string()
    }
}

/// Time passes: within the epoch, to the next, or over some that nobody touches.
pub fn later(rng: &mut Rng, now: Moment) -> Moment {
    let mut next = now;
    match rng.below(20) {
        0 => next.epoch.0 += 1 + rng.below(24),
        1..5 => next.epoch.0 += 1,
        5..11 => {
            next.elapsed += rng.below(now.slots - now.elapsed);
            return next;
        }
        _ => return now,
    }
    next.elapsed = match rng.once_in(4) {
        true => 0,
        false => rng.below(now.slots),
    };
    next
}
