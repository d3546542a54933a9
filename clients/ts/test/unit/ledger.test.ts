import { describe, expect, it } from 'vitest';

import { depositPriceOf, priceOf, releasedAt } from '../../src';

/** 100 lamports withheld, of which epoch 5 releases 40, 10 of them already. */
const pool = {
  dripEpochs: 4,
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
