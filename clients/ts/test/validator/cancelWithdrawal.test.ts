import { beforeAll, describe, expect, it } from 'vitest';

import {
  cancelWithdrawalInstructions,
  closeBatchInstructions,
  eventNamed,
  readBatch,
  send,
} from '../../src';
import { newHolder, newPool, request, type TestPool } from './support/pool';
import { balance, epochReached, exists, rpc, shares, SOL, tokens } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('cancelWithdrawalInstructions', () => {
  it('gives exactly the shares and the rent back', async () => {
    const { addresses, lrtMint } = pool;
    const owner = await newHolder(pool, 2n * SOL);
    const { quote } = await request(pool, owner, 1_500_000_001n);
    const rent = await balance(quote.ticket);
    const before = await balance(owner.address);

    const wish = { lrtMint, owner, rpc, ticket: quote.ticket };
    const cancel = await cancelWithdrawalInstructions(wish);
    expect(cancel.quote.shares).toBe(1_500_000_001n);
    const sent = await send({ instructions: cancel.instructions, payer: owner, rpc });

    expect(await exists(quote.ticket)).toBe(false);
    expect(await shares(lrtMint, owner.address)).toBe(2n * SOL);
    expect(await tokens(addresses.escrow)).toBe(0n);
    expect(await balance(owner.address)).toBe(before + rent - sent.fee);
    expect(eventNamed(sent.events, 'WithdrawalCancelled')).toMatchObject({
      batch: quote.batchId,
      owner: owner.address,
      shares: 1_500_000_001n,
      ticket: quote.ticket,
    });
  });

  it('refuses once the batch is closed', async () => {
    const { addresses, lrtMint } = pool;
    const owner = await newHolder(pool, SOL);
    const { quote } = await request(pool, owner, SOL);
    const batch = await readBatch(rpc, addresses.pool, quote.batchId);
    await epochReached((batch?.epoch ?? 0n) + 1n);
    const close = await closeBatchInstructions({ batchId: quote.batchId, lrtMint, rpc });
    await send({ instructions: close.instructions, payer: owner, rpc });

    const wish = { lrtMint, owner, rpc, ticket: quote.ticket };
    const { instructions } = await cancelWithdrawalInstructions(wish);
    await expect(send({ instructions, payer: owner, rpc })).rejects.toThrow(
      'This batch is closed: its tickets can no longer be added or cancelled.',
    );
  });
});
