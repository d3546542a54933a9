//! No holder, and not all of them together, has or can get more than the limit.

use super::{
    expected::{Expected, Stage},
    purse::{Purses, whole},
};
use num_bigint::{BigInt, BigUint};

/// `lamports * shares / supply`, rounded down to a 2^-64th.
fn worth(lamports: &BigUint, shares: u64, supply: &BigUint) -> BigInt {
    BigInt::from(((lamports * shares) << 64_u8) / supply)
}

impl Purses {
    /// Asserts that what each holder has received, holds and is owed stays within the limit.
    pub fn assert_within(&self, pool: &Expected) {
        let nav = pool.pool.deposit_nav();
        let mut has = self.out.clone();
        let mut may = self.limits.clone();
        for (holder, shares) in pool.wallets.iter().enumerate() {
            has[holder] += worth(&nav, *shares, &pool.pool.supply);
        }
        for (number, slip) in pool.slips.iter().enumerate().filter(|(_, slip)| slip.live) {
            let batch = pool.group(number);
            has[slip.owner] += match &batch.stage {
                Stage::Open => worth(&nav, slip.shares, &pool.pool.supply),
                Stage::Closed { cap, .. } => worth(&cap.nav, slip.shares, &cap.supply),
                Stage::Filled { .. } => {
                    worth(&batch.paid, slip.shares, &batch.shares) - whole(slip.claimed)
                }
            };
            if batch.stage == Stage::Open {
                may[slip.owner] += &self.extra[number];
            }
        }
        for (holder, has) in has.iter().enumerate() {
            let may = &may[holder] + &self.rounding[holder];
            assert!(*has <= may, "holder {holder} has {} more than it may", has - may);
        }
        let all: BigInt = has.iter().sum();
        let may = may.iter().sum::<BigInt>() + whole(self.fills);
        assert!(all <= may, "all holders together have {} more than they may", all - may);
    }
}
