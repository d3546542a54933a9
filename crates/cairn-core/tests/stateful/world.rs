//! One run: a pool, its users, and the steps that are taken.

use super::acts::Act;
use super::assets::Asset;
use super::books::{Books, n, pair};
use super::holdings::Held;
use super::laws::{Law, Prices};
use super::model::{Int, Model, Terms};
use super::people::{People, Person};
use super::rng::Rng;
use super::tally::Tally;
use super::trials::Place;
use std::collections::{BTreeMap, VecDeque};

const REMEMBERED: usize = 30;
const PEOPLE: usize = 12;

/// What a verb did.
pub struct Outcome {
    pub done: bool,
    pub law: Law,
    /// The user whose verb it was, and how many of his shares saw it from start to end.
    pub actor: Option<(usize, Int)>,
}

impl Outcome {
    pub fn of(done: bool, law: Law) -> Self {
        Self { done, law: if done { law } else { Law::Still }, actor: None }
    }

    pub fn by(self, user: usize, kept: Int) -> Self {
        Self { actor: Some((user, kept)), ..self }
    }
}

/// What lies in the accounts beyond the books, until `sync_surplus` finds it.
#[derive(Default)]
pub struct Loose {
    pub reserve: Int,
    pub claims: Int,
    pub burnt: Int,
    pub given: Int,
}

pub struct World {
    pub seed: u64,
    pub rng: Rng,
    pub model: Model,
    pub books: Books,
    pub people: People,
    pub loose: Loose,
    /// Lamports that came in less lamports that went out, from anywhere and to anywhere.
    pub inside: Int,
    pub epoch: Int,
    pub elapsed: Int,
    /// The largest deposit of this run.
    pub whale: Int,
    /// Whether whole holdings are lost and slashes are proposed beyond all bounds.
    pub wild: bool,
    pub tally: Tally,
    /// How far rounding had moved the price at the last epoch's end, and at that of each batch.
    pub rounded_at_end: Int,
    pub rounded_at_cap: BTreeMap<u64, Int>,
    steps: u64,
    past: VecDeque<(u64, Int, Int, Act, bool)>,
}

impl World {
    pub fn new(seed: u64, tally: Tally) -> Self {
        let mut rng = Rng(seed);
        let min_fee = rng.between(10, 100);
        let terms = Terms {
            drip: rng.between(1, 16),
            performance: rng.upto(4) * 500,
            min_exit: rng.upto(4),
            floor: rng.upto(2) * 100,
            max_fee: rng.between(min_fee, 300),
            min_fee,
            target: rng.upto(3_000),
            limit: rng.between(100, 10_000),
            slots: [32, 1_000, 432_000][rng.index(3)],
        };
        let epoch = rng.upto(1_000);
        let whale = 1_000_000_000 << rng.upto(26);
        let wild = rng.chance(30);
        let all = vec![Person::default(); PEOPLE];
        let mut world = Self {
            seed,
            rng,
            model: Model::new(terms, epoch),
            books: Books::new(terms, epoch),
            people: People { all, ..People::default() },
            loose: Loose::default(),
            inside: 100_000_000,
            epoch,
            elapsed: 0,
            whale,
            wild,
            tally,
            rounded_at_end: 0,
            rounded_at_cap: BTreeMap::new(),
            steps: 0,
            past: VecDeque::new(),
        };
        for _ in 0..3 {
            let asset = Asset::any(&mut world.rng, epoch, whale);
            world.books.held.push(Held::new(&asset));
            world.model.lsts.push(asset);
        }
        if world.rng.chance(30) {
            world.grow_rich();
        }
        world
    }

    /// A few shares that are worth up to a million lamports each: rounding is at its coarsest.
    fn grow_rich(&mut self) {
        let lamports = 100_000_000 << self.rng.upto(20);
        self.gain(Place::Reserve, lamports);
        self.epoch += 20;
        self.whale = self.whale.max(lamports);
    }

    /// Takes steps, then leaves the tally to the next run.
    pub fn run(mut self, steps: u64) -> Tally {
        for _ in 0..steps {
            self.step();
        }
        self.people.check(&self.model);
        std::mem::take(&mut self.tally)
    }

    fn step(&mut self) {
        self.pass_time();
        let act = self.choose();
        self.past.push_back((self.steps, self.epoch, self.elapsed, act, false));
        if self.past.len() > REMEMBERED {
            self.past.pop_front();
        }
        self.touch();
        let before = Prices::of(&self.model);
        let paid = self.paid();
        let outcome = self.perform(act);
        self.trim();
        match act {
            Act::Fill | Act::Settle { .. } => assert!(self.paid() >= paid, "I10: taken back"),
            Act::Dust { .. } => {}
            _ => assert_eq!(self.paid(), paid, "I10: a filled lamport was repriced"),
        }
        let after = Prices::of(&self.model);
        before.check(&after, outcome.law);
        match outcome.law {
            Law::Releases(by) => self.people.share_out(by, after.supply),
            Law::Loses(nav, rest) => self.people.share_out(-nav - rest, after.supply),
            _ => self.people.round(before.full_price(), after.full_price()),
        }
        if let Some((user, kept)) = outcome.actor {
            self.people.caught_up(user, kept);
        }
        self.past.back_mut().expect("just pushed").4 = outcome.done;
        self.tally.count(act.name(), outcome.done);
        self.model.agree(&self.books);
        let accounts = self.model.gross() + self.model.claims;
        let loose = self.loose.reserve + self.loose.claims;
        assert_eq!(accounts + loose, self.inside, "lamports appeared or vanished");
        self.steps += 1;
        if self.steps.is_multiple_of(8) {
            self.model.records_agree(&self.books);
            self.people.check(&self.model);
        }
        if self.steps.is_multiple_of(64) {
            self.count_state();
            self.ghosts();
        }
    }

    /// Lamports paid for all batches that exist.
    fn paid(&self) -> Int {
        self.model.batches.values().map(|batch| batch.paid).sum()
    }

    fn pass_time(&mut self) {
        match self.rng.upto(999) {
            0..=34 => (self.epoch, self.elapsed) = (self.epoch + 1, 0),
            35..=39 => self.epoch += self.rng.between(2, 30),
            40..=400 => {
                let left = self.model.terms.slots - 1 - self.elapsed;
                self.elapsed += self.rng.upto(left) / 4;
            }
            _ => {}
        }
    }

    /// The first thing in every instruction.
    fn touch(&mut self) {
        let before = Prices::of(&self.model);
        let before_epoch = self.model.epoch;
        let unended = self.model.ended.is_none();
        let touched = self.model.touch(self.epoch, self.elapsed);
        if unended && self.model.ended.is_some() {
            self.rounded_at_end = self.people.rounded();
        }
        let report = self.books.touch(self.epoch, self.elapsed).expect("a touch");
        assert_eq!((report.freed.0, report.fee.0), (n(touched.freed), n(touched.fee)));
        let ended = report.ended.map(|(epoch, price)| (Int::from(epoch.0), pair(price)));
        assert_eq!(ended, touched.ended, "the price at which the epoch ended");
        let missed = self.epoch - before_epoch;
        self.tally.met("touch: begins an epoch", missed > 0);
        self.tally.met("touch: more missed than dripped", missed > self.model.terms.drip + 1);
        self.tally.met("touch: charges a fee", touched.fee > 0);
        let by = touched.streamed - touched.fee;
        before.check(&Prices::of(&self.model), Law::Releases(by));
        self.people.share_out(by, self.model.supply);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("step {} of seed {}: again by itself with", self.steps, self.seed);
            eprintln!("CAIRN_MODEL_SEED={} CAIRN_MODEL_STEPS=1", self.seed);
            eprintln!("{:?}", self.model.terms);
            for (step, epoch, elapsed, act, done) in &self.past {
                eprintln!("  {step} at {epoch}+{elapsed}: {act:?} {done}");
            }
            eprintln!("{:#?}", self.books.ledger);
        }
    }
}
