/** Every reading and deposit of an LST that the Rust core wrote down, computed again by the client. */
import { describe, it } from 'vitest';

import { assetValue, depositInto, guardedRate, less, lstCredit, revalued } from '../../src';
import { agree, each } from './support/agree';
import { ledgerIn, priceIn, vectorsOf, type Vector, type Written } from './support/vectors';

describe('golden vectors', () => {
  it('lst: a reading, its value, its credit and its shares agree with the core', () => {
    type Inputs = 'creditHaircutBps' | 'elapsed' | 'exitFeeBps' | 'held' | 'maxDropBps';
    type Results = 'credit' | 'dropped' | 'maxGrowthBps' | 'rise' | 'shares' | 'units' | 'value';
    type Case = Pick<Written, 'after' | 'base' | 'rate' | 'read'> & Vector<Inputs | Results>;
    each('lst', vectorsOf<Case>('lst'), (vector) => {
      const guards = {
        creditHaircutBps: Number(vector.creditHaircutBps),
        maxDropBps: Number(vector.maxDropBps),
        maxGrowthBps: Number(vector.maxGrowthBps),
      };
      const [held, units] = [BigInt(vector.held), BigInt(vector.units)];
      const fee = Number(vector.exitFeeBps);
      const ledger = ledgerIn(vector.ledger);
      const read = priceIn(vector.read);
      agree(
        vector.error,
        () => {
          const elapsed = BigInt(vector.elapsed);
          const { dropped, rate } = guardedRate(guards, priceIn(vector.base), read, elapsed);
          const worth = (amount: bigint) => assetValue(amount, rate, fee);
          const value = worth(held);
          const after = revalued(ledger, ledger.assets, value);
          const rise = less(worth(held + units), value);
          const credit = lstCredit(guards, units, read, rate, fee, rise);
          const { shares } = depositInto(after, credit);
          return { after, credit, dropped, rate, rise, shares, value };
        },
        () => ({
          after: ledgerIn(vector.after),
          credit: BigInt(vector.credit),
          dropped: vector.dropped === '1',
          rate: priceIn(vector.rate),
          rise: BigInt(vector.rise),
          shares: BigInt(vector.shares),
          value: BigInt(vector.value),
        }),
      );
    });
  });
});
