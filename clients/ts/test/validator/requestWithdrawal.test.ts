import { beforeAll, describe, expect, it } from 'vitest';

import {
  acrossEpochTurn,
  batchAddress,
  eventNamed,
  readBatch,
  readPool,
  readTicket,
  requestWithdrawalInstructions,
  send,
  ticketAddress,
  type RequestWithdrawalParams,
} from '../../src';
import { newHolder, newPool, request, type TestPool } from './support/pool';
import { epochReached, rpc, shares, SOL, tokens } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('requestWithdrawalInstructions', () => {
  it('moves shares to escrow and writes a ticket', async () => {
    const { addresses, lrtMint } = pool;
    const owner = await newHolder(pool, 3n * SOL);
    const { quote, sent } = await request(pool, owner, SOL);

    const batch = await batchAddress(addresses.pool, quote.batchId);
    expect(quote).toMatchObject({ lamports: SOL, nonce: 0n });
    expect(quote.ticket).toBe(await ticketAddress(batch, owner.address, 0n));
    expect(await shares(lrtMint, owner.address)).toBe(2n * SOL);
    expect(await tokens(addresses.escrow)).toBe(SOL);
    expect(await readTicket(rpc, quote.ticket)).toMatchObject({
      batch,
      batchId: quote.batchId,
      claimed: 0n,
      creator: owner.address,
      nonce: 0n,
      owner: owner.address,
      pool: addresses.pool,
      rentPayer: owner.address,
      shares: SOL,
    });
    expect(eventNamed(sent.events, 'WithdrawalRequested')).toMatchObject({
      batch: quote.batchId,
      owner: owner.address,
      shares: SOL,
      ticket: quote.ticket,
    });
  });

  it('closes the batch of an earlier epoch first, and opens the next', async () => {
    const { addresses, lrtMint } = pool;
    const owner = await newHolder(pool, 2n * SOL);
    const first = await request(pool, owner, SOL / 2n);
    const batch = await readBatch(rpc, addresses.pool, first.quote.batchId);
    await epochReached((batch?.epoch ?? 0n) + 1n);

    const second = await request(pool, owner, SOL / 2n);
    expect(second.sent.events.map((event) => event.name)).toEqual([
      'BatchClosed',
      'WithdrawalRequested',
    ]);
    expect(second.quote.batchId).toBe(first.quote.batchId + 1n);
    expect((await readPool(rpc, lrtMint)).pool.openBatch).toBe(second.quote.batchId);
  });

  it('takes the lowest nonce that is free', async () => {
    const owner = await newHolder(pool, 3n * SOL);
    const ask = async (params: Partial<RequestWithdrawalParams>) => {
      const wish = { lrtMint: pool.lrtMint, owner, rpc, shares: SOL / 2n, ...params };
      return requestWithdrawalInstructions(wish);
    };
    const first = await acrossEpochTurn(async () => {
      const [zero, two] = [await ask({ nonce: 0n }), await ask({ nonce: 2n })];
      const instructions = [...zero.instructions, ...two.instructions.slice(-1)];
      await send({ instructions, payer: owner, rpc });
      return zero;
    });

    const state = await readPool(rpc, pool.lrtMint);
    const next = await ask({});
    const sameBatch = next.quote.batchId === first.quote.batchId;
    expect(state.pool.openBatch).toBe(first.quote.batchId);
    expect(next.quote.nonce).toBe(sameBatch ? 1n : 0n);
  });

  it('refuses a ticket worth less than 0.01 SOL that is not all of it', async () => {
    const owner = await newHolder(pool, SOL);
    await expect(request(pool, owner, 9_999_999n)).rejects.toThrow(
      'A ticket must be worth 0.01 SOL, or take all shares of the token account.',
    );
    await expect(request(pool, owner, SOL + 1n)).rejects.toThrow(
      'There are not that many shares in the token account.',
    );
  });
});
