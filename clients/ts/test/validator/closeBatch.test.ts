import { beforeAll, describe, expect, it } from 'vitest';

import {
  BatchStatus,
  closeBatchInstructions,
  eventNamed,
  readPool,
  requestWithdrawalInstructions,
  send,
} from '../../src';
import { newHolder, newPool } from './support/pool';
import { batchOf, closed, queuedTicket, type QueuedTicket } from './support/queue';
import { rpc, SOL } from './support/world';

let ticket: QueuedTicket;
beforeAll(async () => {
  ticket = await queuedTicket(2n * SOL);
});

describe('closeBatchInstructions', () => {
  it('fixes the cap for all tickets once the epoch is over', async () => {
    const { events } = await closed(ticket);
    const price = 2_100_000_000n;
    expect(eventNamed(events, 'BatchClosed')).toMatchObject({
      batch: 0n,
      capNav: price,
      capSupply: price,
      shares: 2n * SOL,
      tickets: 1n,
    });
    expect(await batchOf(ticket)).toMatchObject({
      capNav: price,
      capSupply: price,
      filled: 0n,
      status: BatchStatus.Closed,
    });
    expect((await readPool(rpc, ticket.pool.lrtMint)).pool).toMatchObject({
      headBatch: 0n,
      openBatch: 1n,
    });
  });

  it('does nothing for a batch that is closed', async () => {
    const { admin, lrtMint } = ticket.pool;
    const before = await batchOf(ticket);
    const { instructions } = await closeBatchInstructions({ batchId: 0n, lrtMint, rpc });
    const { events } = await send({ instructions, payer: admin, rpc });
    expect(events).toEqual([]);
    expect(await batchOf(ticket)).toEqual(before);
  });

  it("refuses in the batch's own epoch", async () => {
    const pool = await newPool();
    const { lrtMint } = pool;
    const owner = await newHolder(pool, SOL);
    const wish = { lrtMint, owner, rpc, shares: SOL };
    const { instructions } = await requestWithdrawalInstructions(wish);
    const close = await closeBatchInstructions({ lrtMint, rpc });
    const both = [...instructions, ...close.instructions];
    await expect(send({ instructions: both, payer: owner, rpc })).rejects.toThrow(
      "This batch's epoch is not over: close it in a later epoch.",
    );
  });
});
