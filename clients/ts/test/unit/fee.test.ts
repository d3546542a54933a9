import { describe, expect, it } from 'vitest';

import { quoteCommission, quoteFees } from '../../src';
import { NOTHING, PARAMETERS } from './support/books';

const now = { elapsed: 0n, epoch: 7n, slots: 32n };

/** 10^9 lamports for 8 * 10^8 shares. */
const pool = {
  ...NOTHING,
  epoch: 7n,
  parameters: PARAMETERS,
  reserve: 100_000_000n,
  staked: 900_000_000n,
  supply: 800_000_000n,
};

describe('quoteFees', () => {
  it('is null without fees, and shares at the price of a deposit otherwise', () => {
    expect(quoteFees(pool, now)).toBeNull();
    // nav 1000 - 10 = 990 million, with 5 million that still stream 995 ; 10 * 800 / 995 = 8.0402…
    const gains = { reserve: 105_000_000n, stream: 5_000_000n, withheld: 5_000_000n };
    expect(quoteFees({ ...pool, ...gains, fees: 10_000_000n }, now)).toEqual({
      lamports: 10_000_000n,
      price: { nav: 995_000_000n, supply: 800_000_000n },
      shares: 8_040_201n,
    });
  });

  it('leaves what operators are due', () => {
    const fees = { commissions: 9_000_000n, fees: 10_000_000n, reserve: 110_000_000n };
    expect(quoteFees({ ...pool, ...fees }, now)?.lamports).toBe(1_000_000n);
    expect(quoteFees({ ...pool, ...fees, commissions: 10_000_001n }, now)).toBeNull();
  });
});

describe('quoteCommission', () => {
  const owing = { ...pool, commissions: 9_000_000n, fees: 10_000_000n, reserve: 110_000_000n };

  it('is what is due, in shares at the price of a deposit', () => {
    expect(quoteCommission(owing, now, 0n)).toBeNull();
    // 6 * 800 / 1000 million
    expect(quoteCommission(owing, now, 6_000_000n)).toEqual({
      lamports: 6_000_000n,
      price: { nav: 1_000_000_000n, supply: 800_000_000n },
      shares: 4_800_000n,
    });
  });

  it('is a part of what a loss has left', () => {
    const after = { ...owing, fees: 3_000_000n, reserve: 103_000_000n };
    expect(quoteCommission(after, now, 6_000_000n)?.lamports).toBe(2_000_000n);
    const none = { ...owing, fees: 0n, reserve: 100_000_000n };
    expect(quoteCommission(none, now, 6_000_000n)).toBeNull();
  });
});
