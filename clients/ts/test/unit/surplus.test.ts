import { describe, expect, it } from 'vitest';

import { quoteSurplus } from '../../src';
import { NOTHING, PARAMETERS } from './support/books';

const now = { elapsed: 0n, epoch: 7n, slots: 32n };

/** 10^9 lamports for 8 * 10^8 shares, 30 million of them in escrow. */
const pool = {
  ...NOTHING,
  epoch: 7n,
  escrowed: 30_000_000n,
  parameters: PARAMETERS,
  reserve: 100_000_000n,
  staked: 900_000_000n,
  supply: 800_000_000n,
};

describe('quoteSurplus', () => {
  const found = { claims: 0n, escrow: 30_000_000n, minted: 800_000_000n, reserve: 100_000_000n };

  it('is null where the accounts hold what the books say', () => {
    expect(quoteSurplus(pool, now, found)).toBeNull();
  });

  it('is what they hold beyond them', () => {
    const more = { claims: 3n, escrow: 30_000_007n, minted: 799_999_999n, reserve: 100_000_002n };
    // 7 given and 1 burnt: 8 * 10 / 8 = 10 lamports
    expect(quoteSurplus(pool, now, more)).toEqual({
      burnt: 8n,
      claims: 3n,
      kept: 10n,
      reserve: 2n,
      unstreamed: 0n,
    });
  });
});
