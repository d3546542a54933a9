import { beforeAll, describe, expect, it } from 'vitest';

import {
  changeAddress,
  eventNamed,
  queueChangeInstructions,
  readChange,
  readPool,
  send,
  setting,
} from '../../src';
import { queued } from './support/governance';
import { newPool, PARAMETERS, type TestPool } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('queueChangeInstructions', () => {
  it('queues a change under the number and for the epochs of its quote', async () => {
    const { addresses, admin, lrtMint } = pool;
    const raise = setting('PerformanceFeeBps', [2_000]);
    const { quote, sent } = await queued(pool, raise);

    const event = eventNamed(sent.events, 'ChangeQueued');
    expect(quote.id).toBe(0n);
    expect(quote.change).toBe(await changeAddress(addresses.pool, 0n));
    expect(quote.lastEpoch).toBe(quote.matureEpoch + 6n);
    expect(event).toEqual({
      id: 0n,
      lastEpoch: event.matureEpoch + 6n,
      matureEpoch: event.matureEpoch,
      pool: addresses.pool,
      setting: raise,
    });
    // The epoch may have turned between the quote and the landing.
    expect([quote.matureEpoch, quote.matureEpoch + 1n]).toContain(event.matureEpoch);
    expect(await readChange(rpc, addresses.pool, 0n)).toMatchObject({
      adminTerm: 0n,
      lastEpoch: event.lastEpoch,
      matureEpoch: event.matureEpoch,
      queuedEpoch: event.matureEpoch - BigInt(PARAMETERS.changeDelayEpochs),
      rentPayer: admin.address,
      setting: raise,
    });
    const state = await readPool(rpc, lrtMint);
    expect(state.pool).toMatchObject({ nextChange: 1n, parameters: PARAMETERS });
  });

  it('numbers them one after another, whoever pays', async () => {
    const { addresses, admin, lrtMint } = pool;
    const payer = await wallet(SOL);
    const wish = { admin, lrtMint, payer, rpc, setting: setting('FloorBps', [200]) };
    const { instructions, quote } = await queueChangeInstructions(wish);
    await send({ instructions, payer, rpc });
    expect(quote.id).toBe(1n);
    const change = await readChange(rpc, addresses.pool, 1n);
    expect(change?.rentPayer).toBe(payer.address);
  });

  it('refuses anyone but the admin', async () => {
    const stranger = await wallet(SOL);
    const wish = { admin: stranger, lrtMint: pool.lrtMint, rpc };
    const { instructions } = await queueChangeInstructions({
      ...wish,
      setting: setting('FloorBps', [0]),
    });
    await expect(send({ instructions, payer: stranger, rpc })).rejects.toThrow(
      "Only the pool's admin may do this.",
    );
  });

  it('refuses what is out of bounds, by the bound', async () => {
    await expect(queued(pool, setting('PerformanceFeeBps', [2_001]))).rejects.toThrow(
      'performance_fee_bps must be at most 2000.',
    );
    await expect(queued(pool, setting('ChangeDelayEpochs', [2]))).rejects.toThrow(
      'change_delay_epochs must be from min_exit_epochs + 3 to 32.',
    );
  });
});
