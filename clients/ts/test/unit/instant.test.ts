import { describe, expect, it } from 'vitest';

import { instantFeeBps, quoteInstant, type Ledger } from '../../src';
import { NOTHING, PARAMETERS } from './support/books';

const now = { elapsed: 0n, epoch: 7n, slots: 32n };

/** 10^9 lamports for 8 * 10^8 shares, 30 million of them in a closed batch that is owed all it can be. */
const pool = {
  ...NOTHING,
  epoch: 7n,
  escrowed: 30_000_000n,
  headBatch: 1n,
  openBatch: 2n,
  owedAtCap: 36_000_000n,
  haircuts: 0n,
  parameters: PARAMETERS,
  queued: 30_000_000n,
  reserve: 100_000_000n,
  staked: 900_000_000n,
  supply: 800_000_000n,
};

describe('quoteInstant', () => {
  it('pays the price less the fee of what is free before it', () => {
    // free = 100 - 36 - 1 % of 1000 = 54 million ; target 100 million
    // fee = 300 - floor(290 * 54 / 100) = 144 bps ; value 1000000 * 10 / 8 = 1250000
    expect(quoteInstant(pool, now, 1_000_000n)).toEqual({
      fee: 18_000n,
      feeBps: 144,
      free: 54_000_000n,
      kept: 18_000n,
      lamports: 1_232_000n,
      shares: 1_000_000n,
      unstreamed: 0n,
      value: 1_250_000n,
    });
  });

  it('counts no deposit of the epoch as liquidity, though it pays with it', () => {
    const deposited = {
      ...pool,
      deposited: 40_000_000n,
      reserve: 140_000_000n,
      supply: 832_000_000n,
    };
    // free = 140 - 36 - 1 % of 1040 = 93.6, 40 of it deposited ; 300 - floor(290 * 53.6 / 104) = 151 bps
    const quote = quoteInstant(deposited, now, 1_000_000n);
    expect(quote).toMatchObject({
      fee: 18_875n,
      feeBps: 151,
      free: 93_600_000n,
      value: 1_250_000n,
    });
    const turned = quoteInstant(deposited, { ...now, epoch: 8n }, 1_000_000n);
    expect(turned.feeBps).toBe(39);
  });

  it('refuses what is not free, whatever the limit', () => {
    expect(() => quoteInstant(pool, now, 44_000_000n)).toThrow(
      'Not enough is free for an instant exit: take less, or request a withdrawal.',
    );
  });

  it("refuses more than the epoch's limit, by nav before the epoch's exits", () => {
    const used: Ledger = { ...pool, instant: 60_000_000n };
    // 10 % of 1060 million is 106 million, 60 of them used ; 37000000 * 10 / 8 = 46250000
    expect(() => quoteInstant({ ...pool, ...used }, now, 37_000_000n)).toThrow(
      "Instant exits have reached this epoch's limit: wait for the next, or request a withdrawal.",
    );
    expect(quoteInstant({ ...pool, ...used }, now, 36_800_000n).value).toBe(46_000_000n);
  });

  it('refuses no shares, and what is worth nothing after the fee', () => {
    expect(() => quoteInstant(pool, now, 0n)).toThrow('The number of shares must not be 0.');
    expect(() => quoteInstant(pool, now, 1n)).toThrow(
      'The exit would give fewer lamports than min_lamports: quote again or lower it.',
    );
  });
});

describe('instantFeeBps', () => {
  it('falls from the highest to the lowest fee with what is free', () => {
    expect(instantFeeBps(PARAMETERS, 0n, 1_000n)).toBe(300);
    expect(instantFeeBps(PARAMETERS, 50n, 1_000n)).toBe(155);
    expect(instantFeeBps(PARAMETERS, 100n, 1_000n)).toBe(10);
    expect(instantFeeBps(PARAMETERS, 101n, 1_000n)).toBe(10);
    expect(instantFeeBps(PARAMETERS, 100n, 9n)).toBe(300);
  });
});
