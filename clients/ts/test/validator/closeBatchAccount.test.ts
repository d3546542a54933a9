import { beforeAll, describe, expect, it } from 'vitest';

import { batchAddress, closeBatchAccountInstructions, eventNamed, send } from '../../src';
import {
  claimed,
  closed,
  filled,
  queuedTicket,
  ticketClosed,
  type QueuedTicket,
} from './support/queue';
import { balance, exists, rpc, SOL } from './support/world';

let ticket: QueuedTicket;
beforeAll(async () => {
  ticket = await queuedTicket(SOL);
});

async function closeAccount(batchId = 0n) {
  const { admin, lrtMint } = ticket.pool;
  const close = await closeBatchAccountInstructions({ batchId, lrtMint, rpc });
  return { ...close, sent: await send({ instructions: close.instructions, payer: admin, rpc }) };
}

describe('closeBatchAccountInstructions', () => {
  it('refuses a batch that has tickets', async () => {
    await expect(closeAccount()).rejects.toThrow(
      'This batch is not finished: fill it and close all its tickets first.',
    );
  });

  it('gives the rent back to whoever paid it', async () => {
    await closed(ticket);
    await filled(ticket);
    await claimed(ticket);
    await ticketClosed(ticket);
    const address = await batchAddress(ticket.pool.addresses.pool, 0n);
    const rent = await balance(address);
    const before = await balance(ticket.owner.address);

    const { quote, sent } = await closeAccount();
    expect(quote).toEqual({ dust: 0n });
    expect(eventNamed(sent.events, 'BatchAccountClosed')).toMatchObject({ batch: 0n, dust: 0n });
    expect(await exists(address)).toBe(false);
    expect(await balance(ticket.owner.address)).toBe(before + rent);
  });

  it('says that a batch does not exist', async () => {
    await expect(closeAccount(7n)).rejects.toThrow('Batch 7 does not exist, or no more.');
  });
});
