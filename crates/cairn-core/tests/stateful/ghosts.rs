//! What would happen if: on copies of a run's books, which the run never sees.

use super::books::Books;
use super::model::Int;
use super::world::World;

impl World {
    /// Asks all of it of the present state.
    pub fn ghosts(&mut self) {
        self.cranks_in_between_change_nothing();
        self.a_split_deposit_buys_no_more();
        self.a_split_instant_exit_pays_no_more();
        self.a_deposit_makes_no_instant_exit_cheaper();
        self.a_split_request_pays_no_more();
        self.exiters_and_stayers_end_equal();
        self.tickets_leave_in_kind();
        self.honest_cranks_finish_the_queue();
    }

    /// Any number of touches on the way to a moment gives the books of one touch at that moment.
    fn cranks_in_between_change_nothing(&mut self) {
        let (mut once, mut often) = (self.books.clone(), self.books.clone());
        let (mut epoch, mut elapsed) = (self.epoch, self.elapsed);
        for _ in 0..self.rng.upto(6) {
            let turns = self.rng.chance(30) && epoch - self.epoch <= self.model.terms.drip;
            let least = if turns { 0 } else { elapsed };
            epoch += Int::from(turns);
            elapsed = self.rng.between(least, self.model.terms.slots - 1);
            often.touch(epoch, elapsed).expect("a touch");
        }
        once.touch(epoch, elapsed).expect("a touch");
        assert_eq!((once.ledger, once.queue), (often.ledger, often.queue), "at {epoch}+{elapsed}");
        self.tally.count("ghost: touches in between", epoch > self.epoch);
    }

    fn a_split_deposit_buys_no_more(&mut self) {
        let whole = 2_000_000 + self.rng.magnitude(self.whale);
        let first = self.rng.between(1_000_000, whole - 1_000_000);
        let bought = |books: &mut Books, lamports| books.deposit(lamports).ok().map(|s| s.0);
        let mut apart = self.books.clone();
        let (one, two) = (bought(&mut apart, first), bought(&mut apart, whole - first));
        let together = bought(&mut self.books.clone(), whole);
        let (Some(one), Some(two), Some(together)) = (one, two, together) else { return };
        self.tally.count("ghost: split deposit", true);
        assert!(one + two <= together, "split into {first} of {whole}");
        // Nor does it help to come before another.
        let later = bought(&mut self.books.clone(), whole - first);
        assert!(Some(two) <= later, "a deposit before this one made it cheaper");
    }

    fn a_split_instant_exit_pays_no_more(&mut self) {
        let user = self.rng.index(self.people.all.len());
        let whole = self.people.all[user].wallet / self.rng.between(1, 40);
        let first = self.rng.upto(whole);
        let paid = |books: &mut Books, shares| books.leave(shares).ok().map(|r| r.lamports.0);
        let mut apart = self.books.clone();
        let one = paid(&mut apart, first);
        let two = paid(&mut apart, whole - first);
        let together = paid(&mut self.books.clone(), whole);
        let done = together.is_some() && one.is_some() && two.is_some();
        self.tally.count("ghost: split instant", done);
        if let (Some(one), Some(two), Some(together)) = (one, two, together) {
            assert!(one + two <= together, "{one} and {two}, together {together}");
        }
    }

    /// A deposit in front of an instant exit, of any size, never lowers its fee.
    fn a_deposit_makes_no_instant_exit_cheaper(&mut self) {
        let lamports = 1_000_000 + self.rng.magnitude(self.whale);
        let fee = |books: &Books| {
            let free = books.ledger.free(&books.queue, super::books::bps(books.terms.floor));
            let fee = books.ledger.instant_fee(free.expect("sound"), &books.instant_terms());
            fee.expect("a fee")
        };
        let mut after = self.books.clone();
        let done = after.deposit(lamports).is_ok();
        self.tally.count("ghost: deposit in front", done);
        let (before, after) = (fee(&self.books), fee(&after));
        assert!(before <= after, "{lamports} lamports in front: {before:?}, then {after:?}");
    }

    /// A user's shares in two tickets bring no more than in one, whatever happens until they are paid.
    fn a_split_request_pays_no_more(&mut self) {
        let user = self.rng.index(self.people.all.len());
        let balance = self.people.all[user].wallet;
        let first = self.rng.upto(balance);
        let (mut apart, mut together) = (self.books.clone(), self.books.clone());
        let split = apart.request(user, first, balance).is_ok()
            && apart.request(user, balance - first, balance - first).is_ok();
        let whole = together.request(user, balance, balance).is_ok();
        self.tally.count("ghost: split request", split && whole);
        if split && whole {
            let number = apart.queue.open;
            let seed = self.rng.bits();
            let paid = |books: &mut Books| {
                books.crank_to_the_end(seed);
                books
                    .received
                    .iter()
                    .filter(|paid| (paid.0, paid.1) == (number, user))
                    .fold(0, |sum, paid| sum + paid.2)
            };
            let (apart, together) = (paid(&mut apart), paid(&mut together));
            assert!(apart <= together, "{apart} in two tickets, {together} in one");
        }
    }
}
