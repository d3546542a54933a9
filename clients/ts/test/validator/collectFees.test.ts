import { beforeAll, describe, expect, it } from 'vitest';

import { collectFeesInstructions, eventNamed, holderAddress, readPool, send } from '../../src';
import { given, synced } from './support/gift';
import { newPool, type TestPool } from './support/pool';
import { epochReached, rpc, shares, SOL } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

async function collect() {
  const { admin, lrtMint } = pool;
  const { instructions, quote } = await collectFeesInstructions({ lrtMint, payer: admin, rpc });
  return { quote, sent: await send({ instructions, payer: admin, rpc }) };
}

describe('collectFeesInstructions', () => {
  it('changes nothing without fees', async () => {
    const before = (await readPool(rpc, pool.lrtMint)).pool;
    const { quote, sent } = await collect();
    expect(quote).toBeNull();
    expect(sent.events).toEqual([]);
    expect((await readPool(rpc, pool.lrtMint)).pool).toEqual(before);
    expect(await shares(pool.lrtMint, pool.admin.address)).toBe(0n);
  });

  it('pays the fee on released gains in shares, at the price of a deposit', async () => {
    const { admin, lrtMint } = pool;
    await given(pool, SOL);
    const { epoch } = eventNamed((await synced(pool)).sent.events, 'SurplusSynced').books;
    await epochReached(epoch + 2n);
    const { quote, sent } = await collect();

    // Half of the gain was released in the epoch before: a tenth of that at least.
    const event = eventNamed(sent.events, 'FeesCollected');
    expect(quote?.lamports).toBeGreaterThanOrEqual(SOL / 20n);
    expect(event.lamports).toBeGreaterThanOrEqual(quote?.lamports ?? SOL);
    expect(event.recipient).toBe(await holderAddress(lrtMint, admin.address));
    const nav = event.books.nav - event.lamports + event.books.rest;
    const supply = event.books.supply - event.shares;
    expect(supply).toBe(100_000_000n);
    expect(event.shares).toBe((event.lamports * supply) / nav);
    expect(await shares(lrtMint, admin.address)).toBe(event.shares);
    expect((await readPool(rpc, lrtMint)).pool.fees).toBe(0n);
  });
});
