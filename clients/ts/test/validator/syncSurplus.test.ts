import { beforeAll, describe, expect, it } from 'vitest';

import { eventNamed, priceOf, readPool } from '../../src';
import { given, synced } from './support/gift';
import { newPool, type TestPool } from './support/pool';
import { rpc } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('syncSurplusInstructions', () => {
  it('withholds exactly the lamports that were sent, and moves no price', async () => {
    const { lrtMint } = pool;
    const before = (await readPool(rpc, lrtMint)).pool;
    await given(pool, 12_345_679n);
    const { quote, sent } = await synced(pool);

    const lamports = { burnt: 0n, claims: 0n, kept: 0n, reserve: 12_345_679n };
    expect(quote).toEqual({ ...lamports, unstreamed: 0n });
    expect(eventNamed(sent.events, 'SurplusSynced')).toMatchObject({
      books: { nav: 100_000_000n, supply: 100_000_000n, withheld: 12_345_679n },
      burntShares: 0n,
      claimsLamports: 0n,
      kept: 0n,
      reserveLamports: 12_345_679n,
    });
    const after = (await readPool(rpc, lrtMint)).pool;
    expect(after.withheld).toBe(before.withheld + 12_345_679n);
    expect(after.reserve).toBe(before.reserve + 12_345_679n);
    expect(priceOf(after)).toEqual(priceOf(before));
  });

  it('changes nothing without a surplus', async () => {
    const before = (await readPool(rpc, pool.lrtMint)).pool;
    const { quote, sent } = await synced(pool);
    expect(quote).toBeNull();
    expect(sent.events).toEqual([]);
    expect((await readPool(rpc, pool.lrtMint)).pool).toEqual(before);
  });
});
