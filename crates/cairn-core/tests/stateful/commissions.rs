//! Operators' commission on what a gain brings of rewards, on both sides.

use super::books::{bps, n};
use super::laws::Law;
use super::model::{Int, Model, ceil, floor};
use super::world::{Outcome, World};
use cairn_core::{Holding, Lamports};

/// What happens to one operator's.
#[derive(Clone, Copy, Debug)]
pub enum CommissionAct {
    /// A gain of stake, so much of it a reward, at so many bps.
    Earn {
        gain: Int,
        reward: Int,
        bps: Int,
    },
    Collect,
    /// The operator goes, and leaves what is worth less than a share.
    Forgo,
}

impl CommissionAct {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Earn { .. } => "gain with commission",
            Self::Collect => "collect commission",
            Self::Forgo => "forgo commission",
        }
    }
}

impl Model {
    /// What all operators are due, whatever losses have left of fees.
    pub fn commissions(&self) -> Int {
        self.dues.iter().sum()
    }

    fn earn(&mut self, operator: usize, gain: Int, reward: Int, bps: Int) -> Int {
        let reward = reward.min(gain);
        let commission = ceil(reward, bps, 10_000).min(reward);
        self.staked += gain;
        self.withheld += gain - commission;
        self.fees += commission;
        self.dues[operator] += commission;
        commission
    }

    /// Lamports and shares of an operator's part of what fees still hold.
    fn paid(&self, operator: usize) -> Option<(Int, Int)> {
        let (due, all) = (self.dues[operator], self.commissions());
        if due == 0 || self.full() == 0 {
            return None;
        }
        let lamports = floor(due, all.min(self.fees), all);
        let shares = floor(lamports, self.supply, self.full());
        (shares > 0).then_some((lamports, shares))
    }

    fn collect_commission(&mut self, operator: usize) -> Option<(Int, Int)> {
        let (lamports, shares) = self.paid(operator)?;
        self.dues[operator] = 0;
        self.fees -= lamports;
        self.supply += shares;
        Some((lamports, shares))
    }

    fn forgo(&mut self, operator: usize) -> bool {
        let priced = self.full() > 0;
        let dust = self.dues[operator] == 0 || priced && self.paid(operator).is_none();
        if dust {
            self.dues[operator] = 0;
        }
        dust
    }
}

impl World {
    pub fn about_commission(&mut self, operator: usize, act: CommissionAct) -> Outcome {
        let due = Lamports(n(self.model.dues[operator]));
        let ledger = &mut self.books.ledger;
        match act {
            CommissionAct::Earn { gain, reward, bps: part } => {
                if self.model.gross() > 1 << 61 {
                    return Outcome::of(false, Law::Still);
                }
                let report = ledger.earn(Lamports(n(gain)), Lamports(n(reward)), bps(part));
                let report = report.expect("a gain");
                report.apply(ledger, Holding::Staked).expect("it fits");
                let commission = self.model.earn(operator, gain, reward, part);
                assert_eq!(Int::from(report.commission.0), commission, "commission");
                self.inside += gain;
                Outcome::of(commission > 0, Law::Still)
            }
            CommissionAct::Collect => {
                let report = ledger.collect_commission(due).expect("no more than all are due");
                if let Some(report) = &report {
                    report.apply(ledger).expect("it fits");
                }
                let numbers =
                    report.map(|report| (report.lamports.0.into(), report.shares.0.into()));
                let eaten = self.model.commissions() > self.model.fees;
                self.tally.met("commission: eaten into by a loss", eaten && numbers.is_some());
                assert_eq!(numbers, self.model.collect_commission(operator), "commission paid");
                Outcome::of(numbers.is_some(), Law::Mints)
            }
            CommissionAct::Forgo => {
                let dust = ledger.is_dust(due).expect("sound");
                if dust {
                    ledger.forgo_commission(due).expect("due");
                }
                self.tally.met("commission: dust left behind", dust && due.0 > 0);
                assert_eq!(dust, self.model.forgo(operator), "dust of a commission");
                Outcome::of(dust && due.0 > 0, Law::Still)
            }
        }
    }
}
