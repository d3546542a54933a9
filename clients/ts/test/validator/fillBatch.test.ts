import { beforeAll, describe, expect, it } from 'vitest';

import { BatchStatus, eventNamed, fillBatchInstructions, readPool } from '../../src';
import { batchOf, closed, filled, queuedTicket, type QueuedTicket } from './support/queue';
import { balance, rpc, SOL, tokens } from './support/world';

let ticket: QueuedTicket;
beforeAll(async () => {
  ticket = await queuedTicket(2n * SOL);
});

describe('fillBatchInstructions', () => {
  it('refuses a batch that is open', async () => {
    await expect(fillBatchInstructions({ lrtMint: ticket.pool.lrtMint, rpc })).rejects.toThrow(
      'This batch is still open: close it first.',
    );
  });

  it('burns the shares and moves their lamports to claims', async () => {
    const { addresses, lrtMint } = ticket.pool;
    await closed(ticket);
    const before = {
      claims: await balance(addresses.claims),
      reserve: await balance(addresses.reserve),
    };
    const sent = await filled(ticket);

    expect(eventNamed(sent.events, 'BatchFilled')).toMatchObject({
      batch: 0n,
      kept: 0n,
      lamports: 2n * SOL,
      priceNav: 2_100_000_000n,
      priceSupply: 2_100_000_000n,
      shares: 2n * SOL,
      unfilled: 0n,
    });
    expect(await tokens(addresses.escrow)).toBe(0n);
    expect(await balance(addresses.reserve)).toBe(before.reserve - 2n * SOL);
    expect(await balance(addresses.claims)).toBe(before.claims + 2n * SOL);
    expect(await batchOf(ticket)).toMatchObject({
      filled: 2n * SOL,
      paid: 2n * SOL,
      status: BatchStatus.Filled,
    });
    expect((await readPool(rpc, lrtMint)).pool).toMatchObject({
      claims: 2n * SOL,
      escrowed: 0n,
      headBatch: 1n,
      reserve: 100_000_000n,
      supply: 100_000_000n,
    });
  });

  it('has nothing to do when all is filled', async () => {
    const fill = await fillBatchInstructions({ lrtMint: ticket.pool.lrtMint, rpc });
    expect(fill).toEqual({ batchId: 1n, instructions: [], quote: null });
  });
});
