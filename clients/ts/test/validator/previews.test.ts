import { beforeAll, describe, expect, it } from 'vitest';

import {
  lamportsFloor,
  previewDeposit,
  previewInstant,
  previewWithdrawal,
  quoteDeposit,
  quoteInstant,
  quoteWithdrawal,
  readPool,
} from '../../src';
import { newHolder, newPool, type TestPool } from './support/pool';
import { rpc, SOL } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
  await newHolder(pool, 2n * SOL + 7n);
});

/** What every preview is asked with. */
function ask() {
  return { lrtMint: pool.lrtMint, payer: pool.admin.address, rpc };
}

describe('previews', () => {
  it('of a deposit equals the quote', async () => {
    const lamports = 1_234_567_891n;
    const { now, pool: books } = await readPool(rpc, pool.lrtMint);
    const { price, shares } = quoteDeposit(books, now, lamports);
    expect(await previewDeposit({ ...ask(), lamports })).toEqual({
      priceNav: price.nav,
      priceSupply: price.supply,
      shares,
    });
  });

  it('of an instant exit equals the quote', async () => {
    const shares = 123_456_789n;
    const { now, pool: books } = await readPool(rpc, pool.lrtMint);
    const { fee, feeBps, free, lamports } = quoteInstant(books, now, shares);
    expect(await previewInstant({ ...ask(), shares })).toEqual({ fee, feeBps, free, lamports });
  });

  it('of a withdrawal equals the quote, and says from when', async () => {
    const shares = 1_000_000_007n;
    const before = await readPool(rpc, pool.lrtMint);
    const preview = await previewWithdrawal({ ...ask(), shares });
    const after = await readPool(rpc, pool.lrtMint);
    expect(preview.lamports).toBe(
      lamportsFloor(quoteWithdrawal(before.pool, null, before.now), shares),
    );
    expect([before.now.epoch + 1n, after.now.epoch + 1n]).toContain(preview.closableEpoch);
    expect(preview.fillableEpoch).toBe(preview.closableEpoch + 1n);
    expect(preview.queueAhead).toBe(0n);
  });

  it('refuse what the instruction would refuse', async () => {
    await expect(previewDeposit({ ...ask(), lamports: 999_999n })).rejects.toThrow(
      'The deposit is below the minimum of 0.001 SOL.',
    );
    await expect(previewWithdrawal({ ...ask(), shares: 0n })).rejects.toThrow(
      'The number of shares must not be 0.',
    );
  });
});
