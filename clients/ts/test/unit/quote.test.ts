import { describe, expect, it } from 'vitest';

import {
  BatchStatus,
  fillableFrom,
  quoteClaim,
  quoteDeposit,
  quoteFill,
  quoteWithdrawal,
  type Batch,
} from '../../src';
import { NOTHING, PARAMETERS } from './support/books';

/** A quarter of the stream is due at slot 8 of 32: nav 2.100000007, with the rest 2.400000007. */
const pool = {
  ...NOTHING,
  haircuts: 0n,
  parameters: PARAMETERS,
  pauseEnd: 7n,
  epoch: 7n,
  released: 0n,
  reserve: 3_000_000_007n,
  stream: 400_000_000n,
  supply: 1_500_000_001n,
  withheld: 1_000_000_000n,
};
const now = { elapsed: 8n, epoch: 7n, slots: 32n };

describe('quoteDeposit', () => {
  it('mints at the price that counts what the epoch still releases, rounded down', () => {
    // 10^9 * 1500000001 / 2400000007 = 624999998.59…
    expect(quoteDeposit(pool, now, 1_000_000_000n)).toEqual({
      lamports: 1_000_000_000n,
      price: { nav: 2_400_000_007n, supply: 1_500_000_001n },
      shares: 624_999_998n,
    });
  });

  it('refuses less than 0.001 SOL', () => {
    expect(() => quoteDeposit(pool, now, 999_999n)).toThrow(
      'The deposit is below the minimum of 0.001 SOL.',
    );
  });

  it('refuses where a share is worth less than a thousandth of a lamport', () => {
    const lost = { ...pool, reserve: 1_000_000n, stream: 0n, withheld: 0n };
    expect(() => quoteDeposit({ ...lost, supply: 1_000_000_001n }, now, 1_000_000n)).toThrow(
      'Deposits are closed: a share is worth less than a thousandth of a lamport.',
    );
    const atTheFloor = quoteDeposit({ ...lost, supply: 1_000_000_000n }, now, 1_000_000n);
    expect(atTheFloor.shares).toBe(1_000_000_000n);
  });

  it('refuses while deposits are paused, up to the start of epoch pauseEnd', () => {
    const paused = { ...pool, pauseEnd: 8n };
    expect(() => quoteDeposit(paused, now, 1_000_000_000n)).toThrow(
      'Deposits are paused for now: see pause_end of the pool. Exits go on.',
    );
    expect(quoteDeposit(paused, { ...now, elapsed: 0n, epoch: 8n }, 1_000_000_000n)).toBeDefined();
  });

  it('refuses what would carry nav over the cap, and takes what reaches it', () => {
    // nav 2100000007 + 900000000
    const capped = { ...pool, parameters: { ...PARAMETERS, depositCap: 3_000_000_007n } };
    expect(quoteDeposit(capped, now, 900_000_000n).lamports).toBe(900_000_000n);
    expect(() => quoteDeposit(capped, now, 900_000_001n)).toThrow(
      'The pool is full: the deposit would carry nav over deposit_cap.',
    );
  });

  it("names the program's first reason: paused, then the cap, then the amount", () => {
    const full = { ...pool, parameters: { ...PARAMETERS, depositCap: 0n } };
    expect(() => quoteDeposit({ ...full, pauseEnd: 8n }, now, 1n)).toThrow('Deposits are paused');
    expect(() => quoteDeposit(full, now, 1n)).toThrow('The pool is full');
    expect(() => quoteDeposit(pool, now, 1n)).toThrow('The deposit is below the minimum');
  });

  it('refuses what is worth less than one share', () => {
    const dear = { ...pool, reserve: 3_000_000n, stream: 0n, supply: 2n, withheld: 0n };
    expect(() => quoteDeposit(dear, now, 1_000_000n)).toThrow(
      'The deposit is worth less than one share.',
    );
  });
});

/** 1.25 lamports a share. */
const even = { ...pool, reserve: 1_000_000_000n, stream: 0n, supply: 800_000_000n, withheld: 0n };

const batch = {
  capNav: 11n,
  capSupply: 10n,
  closedEpoch: 5n,
  filled: 0n,
  minExitEpochs: 2,
  shares: 80_000_000n,
  status: BatchStatus.Closed,
} as Batch;

describe('quoteWithdrawal', () => {
  it('is the present price as long as there is no cap', () => {
    const present = { nav: 1_000_000_000n, supply: 800_000_000n };
    expect(quoteWithdrawal(even, null, now)).toEqual(present);
    expect(quoteWithdrawal(even, { ...batch, capNav: 0n, capSupply: 0n }, now)).toEqual(present);
  });

  it('is the cap where that is lower', () => {
    expect(quoteWithdrawal(even, batch, now)).toEqual({ nav: 11n, supply: 10n });
  });
});

describe('quoteFill', () => {
  it('pays the cap and withholds what the shares were worth beyond it', () => {
    // 80000000 * 1.1 = 88000000 ; 80000000 * 1.25 = 100000000
    expect(quoteFill(even, batch, now)).toEqual({
      kept: 12_000_000n,
      lamports: 88_000_000n,
      price: { nav: 11n, supply: 10n },
      shares: 80_000_000n,
      unstreamed: 0n,
    });
  });

  it('pays the present price where the cap is higher', () => {
    const quote = quoteFill(even, { ...batch, capNav: 2n, capSupply: 1n }, now);
    expect(quote).toMatchObject({ kept: 0n, lamports: 100_000_000n });
  });

  it('fills as far as the reserve goes', () => {
    const small = { ...even, reserve: 1_000n, supply: 800n };
    const wide = { ...batch, capNav: 2n, capSupply: 1n, shares: 1_000n };
    expect(quoteFill(small, wide, now)).toMatchObject({ lamports: 1_000n, shares: 800n });
  });

  it('burns the shares of a batch whose cap is nothing', () => {
    const quote = quoteFill(even, { ...batch, capNav: 0n }, now);
    expect(quote).toMatchObject({ kept: 100_000_000n, lamports: 0n, shares: 80_000_000n });
  });

  it('does nothing for a filled batch and at a price of nothing', () => {
    expect(quoteFill(even, { ...batch, status: BatchStatus.Filled }, now)).toBeNull();
    expect(quoteFill({ ...even, reserve: 0n }, batch, now)).toBeNull();
  });

  it('refuses before minExitEpochs have passed since the close', () => {
    expect(() => quoteFill(even, { ...batch, closedEpoch: 6n }, now)).toThrow(
      'This batch cannot be filled yet: wait min_exit_epochs after its close.',
    );
  });

  it('refuses a batch that is open', () => {
    expect(() => quoteFill(even, { ...batch, status: BatchStatus.Open }, now)).toThrow(
      'This batch is still open: close it first.',
    );
  });
});

describe('fillableFrom', () => {
  const closed = { closedEpoch: 5n, minExitEpochs: 3 };
  const asking = (minExitEpochs: number) => ({ parameters: { ...PARAMETERS, minExitEpochs } });

  it('keeps what its tickets were promised, or the shorter delay of the pool', () => {
    expect(fillableFrom(asking(16), closed)).toBe(8n);
    expect(fillableFrom(asking(3), closed)).toBe(8n);
    expect(fillableFrom(asking(1), closed)).toBe(6n);
    expect(fillableFrom(asking(0), closed)).toBe(5n);
  });
});

describe('quoteClaim', () => {
  const paid = { paid: 100n, shares: 3n, status: BatchStatus.Closed };

  it("is the ticket's part of what was paid, rounded down, less what it has received", () => {
    expect(quoteClaim(paid, { claimed: 0n, shares: 1n })).toBe(33n);
    expect(quoteClaim(paid, { claimed: 30n, shares: 2n })).toBe(36n);
  });

  it('is nothing as long as the batch is open', () => {
    const open = { ...paid, status: BatchStatus.Open };
    expect(quoteClaim(open, { claimed: 0n, shares: 1n })).toBe(0n);
  });
});
