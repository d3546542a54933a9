import { beforeAll, describe, expect, it } from 'vitest';

import { changeAddress, describeStanding, readChanges, setting } from '../../src';
import { queued } from './support/governance';
import { newPool, PARAMETERS, type TestPool } from './support/pool';
import { rpc } from './support/world';

let pool: TestPool;
let other: TestPool;
beforeAll(async () => {
  const parameters = { ...PARAMETERS, changeDelayEpochs: 32 };
  [pool, other] = await Promise.all([newPool({ parameters }), newPool()]);
});

describe('readChanges', () => {
  it('is empty where nothing is queued', async () => {
    expect(await readChanges(rpc, pool.lrtMint)).toEqual([]);
  });

  it("shows a holder what waits, oldest first, and no other pool's", async () => {
    const { addresses, lrtMint } = pool;
    await queued(other, setting('FloorBps', [0]));
    await queued(pool, setting('PerformanceFeeBps', [2_000]));
    await queued(pool, setting('DepositCap', [1_000_000_000_000n]));
    const face = { name: 'Another name', symbol: 'OTHER', uri: '' };
    await queued(pool, setting('Metadata', face));

    const changes = await readChanges(rpc, lrtMint);
    expect(changes.map(({ description }) => description)).toEqual([
      'performance fee 10 % → 20 %',
      'deposit cap none → 1000 SOL',
      'metadata "Cairn SOL", "cairnSOL", "https://example.com/c.json" → "Another name", "OTHER", ""',
    ]);
    expect(changes.map(({ change }) => change.id)).toEqual([0n, 1n, 2n]);
    const [first] = changes;
    if (first === undefined) throw new Error('Nothing is queued.');
    expect(first.address).toBe(await changeAddress(addresses.pool, 0n));
    expect(first.dead).toBeNull();
    // The delay less the epochs that have turned meanwhile.
    expect(first.epochsToMature).toBeLessThanOrEqual(32n);
    expect(first.epochsToExpire).toBe(first.epochsToMature + 7n);
    expect(describeStanding(first)).toMatch(/^can be executed in \d+ epochs?$/);
  });
});
