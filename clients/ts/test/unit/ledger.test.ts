import { describe, expect, it } from 'vitest';

import { depositPriceOf, priceOf, releasedAt } from '../../src';
import { NOTHING, PARAMETERS } from './support/books';

/** 100 lamports withheld, of which epoch 5 releases 40, 10 of them already. */
const pool = {
  ...NOTHING,
  parameters: PARAMETERS,
  epoch: 5n,
  released: 10n,
  reserve: 1_000n,
  stream: 40n,
  supply: 900n,
  withheld: 100n,
};

const at = (epoch: bigint, elapsed: bigint) => releasedAt(pool, { elapsed, epoch, slots: 32n });

describe('releasedAt', () => {
  it('releases pro rata to the slots of an epoch', () => {
    expect(at(5n, 16n)).toMatchObject({ released: 20n, stream: 40n, withheld: 90n });
  });

  it('takes nothing back', () => {
    expect(at(5n, 4n)).toMatchObject({ released: 10n, stream: 40n, withheld: 100n });
  });

  it('releases the rest of the stream at the end of an epoch', () => {
    // 100 - 30 = 70 ; ceil(70 / 4) = 18
    expect(at(6n, 0n)).toMatchObject({ epoch: 6n, released: 0n, stream: 18n, withheld: 70n });
  });

  it('releases the new stream up to the moment', () => {
    // floor(18 * 16 / 32) = 9
    expect(at(6n, 16n)).toMatchObject({ released: 9n, stream: 18n, withheld: 61n });
  });

  it('replays epochs that nobody touched', () => {
    // 70 - 18 = 52 ; 52 - 13 = 39 ; stream ceil(39 / 4) = 10, of which floor(10 * 31 / 32) = 9
    expect(at(8n, 31n)).toMatchObject({ released: 9n, stream: 10n, withheld: 30n });
  });

  it('replays at most dripEpochs of them', () => {
    // 70 - 18 - 13 - 10 - 8 = 21 ; stream ceil(21 / 4) = 6
    expect(at(100n, 0n)).toMatchObject({ released: 0n, stream: 6n, withheld: 21n });
  });

  it('refuses a moment before the books', () => {
    expect(() => at(4n, 0n)).toThrow("The cluster's clock is behind the pool's books.");
  });

  it('refuses a moment outside its epoch', () => {
    expect(() => at(5n, 32n)).toThrow("The cluster's clock is behind the pool's books.");
  });
});

describe('prices', () => {
  it('burns at nav and mints at nav with what the epoch still releases', () => {
    const ledger = at(5n, 16n);
    expect(priceOf(ledger)).toEqual({ nav: 910n, supply: 900n });
    expect(depositPriceOf(ledger)).toEqual({ nav: 930n, supply: 900n });
  });
});

describe('the performance fee', () => {
  /** The mark is 900 lamports for 900 shares; nav is 900, and 40 lamports stream in epoch 5. */
  const charged = {
    ...pool,
    parameters: { ...PARAMETERS, performanceFeeBps: 1_000 },
    released: 0n,
  };
  const until = (elapsed: bigint) => releasedAt(charged, { elapsed, epoch: 5n, slots: 32n });

  it('is a part of what releases carry over the mark, rounded up once an epoch', () => {
    // 20 of 40 are due: ceil(20 / 10) = 2 ; nav 900 + 20 - 2
    expect(until(16n)).toMatchObject({ carried: 20n, charged: 2n, fees: 2n, markNav: 918n });
    // 5 are due: ceil(5 / 10) = 1 ; then 20 in all: 2 in all
    const once = until(4n);
    expect(once).toMatchObject({ fees: 1n, markNav: 904n, markSupply: 900n });
    const now = { elapsed: 16n, epoch: 5n, slots: 32n };
    expect(releasedAt({ ...charged, ...once }, now)).toEqual(until(16n));
  });

  it('is nothing below the mark', () => {
    const lost = { ...charged, markNav: 2n };
    const now = { elapsed: 16n, epoch: 5n, slots: 32n };
    expect(releasedAt(lost, now)).toMatchObject({ fees: 0n, markNav: 2n, released: 20n });
  });
});
