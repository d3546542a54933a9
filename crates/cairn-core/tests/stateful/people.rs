//! What each user brought, took and may claim, and what the pool's price owes him for the time he was in.
//!
//! A share's full value is `P = (nav + rest) / supply`. It rises where an epoch's stream begins and
//! falls by fees, losses and slashes; everything else moves it by rounding only. `earned` adds up the
//! first kind from the model's own amounts, `rounding` the second as it was measured, both for one
//! share, both rounded up at 96 binary places.

use super::model::{Int, Model, Pair, Ticket, floor};
use num_bigint::BigInt;

const PLACES: u32 = 96;

/// `ceil(a * 2^96 / b)`.
fn fine_ceil(a: BigInt, b: BigInt) -> BigInt {
    let scaled: BigInt = a << PLACES;
    let (quotient, remainder) = (&scaled / &b, &scaled % &b);
    if remainder > BigInt::from(0) { quotient + 1 } else { quotient }
}

#[derive(Clone, Default)]
pub struct Person {
    /// Shares in his wallet.
    pub wallet: Int,
    /// Of them and of tickets in the open batch: what takes part in the price.
    pub taking_part: Int,
    pub took: Int,
    /// At 96 places: lamports deposited, and what shares and tickets given to him were worth, less those given away.
    pub brought: BigInt,
    pub earned: BigInt,
    pub rounding: BigInt,
    seen: (BigInt, BigInt),
    /// A single deposit with nothing else in the wallet.
    pub fresh: Option<Fresh>,
}

#[derive(Clone, Copy)]
pub struct Fresh {
    pub epoch: Int,
    pub lamports: Int,
    pub shares: Int,
    /// How far rounding had moved the price after it.
    pub rounding: Int,
}

#[derive(Default)]
pub struct People {
    pub all: Vec<Person>,
    /// Per share.
    pub earned: BigInt,
    pub rounding: BigInt,
}

impl People {
    /// `nav + rest` rose by `by` (or fell), for all shares alike.
    pub fn share_out(&mut self, by: Int, supply: Int) {
        if by != 0 {
            self.earned += fine_ceil(by.into(), supply.into());
        }
    }

    /// The price moved from `before` to `after` by rounding.
    pub fn round(&mut self, before: Pair, after: Pair) {
        if before == after {
            return;
        }
        let moved = BigInt::from(after.0 * before.1 - before.0 * after.1);
        self.rounding += fine_ceil(moved, BigInt::from(before.1) * after.1);
    }

    /// Credits a user with what happened while he held what he holds.
    pub fn catch_up(&mut self, index: usize) {
        let person = &mut self.all[index];
        if person.taking_part > 0 {
            person.earned += (&self.earned - &person.seen.0) * person.taking_part;
            person.rounding += (&self.rounding - &person.seen.1) * person.taking_part;
        }
        person.seen = (self.earned.clone(), self.rounding.clone());
    }

    /// After a verb of the user himself: of its rounding, he is credited with what his `kept` shares saw.
    pub fn caught_up(&mut self, index: usize, kept: Int) {
        let person = &mut self.all[index];
        person.rounding += (&self.rounding - &person.seen.1) * kept;
        person.seen = (self.earned.clone(), self.rounding.clone());
        let now = self.rounded();
        if let Some(fresh) = &mut self.all[index].fresh {
            fresh.rounding = now;
        }
    }

    /// How far rounding has moved the price, at 96 places.
    pub fn rounded(&self) -> Int {
        Int::try_from(&self.rounding).expect("rounding stays small")
    }

    /// Lamports, rounded up, that `shares` are worth more by rounding since it stood at `before`.
    pub fn rounding_gift(shares: Int, before: Int, after: Int) -> Int {
        let gift: BigInt =
            BigInt::from(after - before) * shares + ((BigInt::from(1) << PLACES) - 1);
        Int::try_from(gift >> PLACES).expect("less than all lamports")
    }

    /// Shares or a ticket worth `worth`, rounded down, go from one user to another.
    pub fn give(&mut self, from: usize, to: usize, worth: BigInt) {
        self.all[from].brought -= &worth;
        self.all[to].brought += worth + 1;
    }

    /// What `shares` are worth in full, at 96 places.
    pub fn worth(model: &Model, shares: Int) -> BigInt {
        (BigInt::from(shares * model.full()) << PLACES) / model.supply
    }

    /// What a ticket of a closed batch may still bring at its cap.
    pub fn ticket_worth(model: &Model, ticket: &Ticket) -> BigInt {
        match model.batches[&ticket.batch].closed {
            None => Self::worth(model, ticket.shares),
            Some(((nav, supply), _)) => {
                let most = floor(ticket.requested, nav, supply) - ticket.given_most + ticket.gift;
                BigInt::from(most - ticket.claimed) << PLACES
            }
        }
    }

    /// Nobody has more than what he brought and his part of what was released while he was in.
    pub fn check(&mut self, model: &Model) {
        let mut tickets = vec![BigInt::from(0); self.all.len()];
        let mut shares: Vec<Int> = self.all.iter().map(|person| person.wallet).collect();
        for ticket in &model.tickets {
            match model.batches[&ticket.batch].closed {
                None => shares[ticket.owner] += ticket.shares,
                Some(_) => tickets[ticket.owner] += Self::ticket_worth(model, ticket),
            }
        }
        for index in 0..self.all.len() {
            self.catch_up(index);
            let person = &self.all[index];
            assert_eq!(person.taking_part, shares[index], "shares of user {index}");
            let has = (BigInt::from(person.took) << PLACES)
                + &tickets[index]
                + Self::worth(model, shares[index]);
            let may = &person.brought + &person.earned + &person.rounding;
            assert!(has <= may, "user {index} has {} too much", (has - may) >> PLACES);
        }
    }
}

/// Lamports at 96 places.
pub fn fine(lamports: Int) -> BigInt {
    BigInt::from(lamports) << PLACES
}
