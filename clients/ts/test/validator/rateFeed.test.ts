import { beforeAll, describe, expect, it } from 'vitest';

import { exceeds, priceOf, readPool, readRateFeed } from '../../src';
import { newHolder, newPool, type TestPool } from './support/pool';
import { rpc, SOL } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
  await newHolder(pool, 2n * SOL + 1n);
});

describe('readRateFeed', () => {
  it("says the pool's price, as its last instruction left it", async () => {
    const { pool: books } = await readPool(rpc, pool.lrtMint);
    const feed = await readRateFeed(rpc, pool.lrtMint);
    const { nav, supply } = priceOf(books);
    expect({ nav, supply }).toEqual({ nav: 2_100_000_001n, supply: 2_100_000_001n });
    expect(feed).toMatchObject({
      cappedNav: nav,
      cappedSupply: supply,
      doubts: 0n,
      epoch: books.epoch,
      navHigh: nav,
      navLow: nav,
      pool: pool.addresses.pool,
      supply,
    });
    const limit = { nav: feed.limitNav, supply: feed.limitSupply };
    expect(exceeds(limit, { nav, supply })).toBe(true);
  });
});
