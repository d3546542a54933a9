import { beforeAll, describe, expect, it } from 'vitest';

import { claimInstructions, eventNamed, readTicket } from '../../src';
import { claimed, closed, filled, queuedTicket, type QueuedTicket } from './support/queue';
import { balance, rpc, SOL } from './support/world';

let ticket: QueuedTicket;
beforeAll(async () => {
  ticket = await queuedTicket(2n * SOL + 1n);
});

describe('claimInstructions', () => {
  it('pays nothing before the fill', async () => {
    const { quote } = await claimInstructions({ rpc, ticket: ticket.quote.ticket });
    expect(quote).toEqual({ lamports: 0n, owner: ticket.owner.address });
    expect((await claimed(ticket)).events).toEqual([]);
  });

  it('pays the owner what the batch was paid for the ticket, once', async () => {
    await closed(ticket);
    await filled(ticket);
    const before = await balance(ticket.owner.address);
    const { quote } = await claimInstructions({ rpc, ticket: ticket.quote.ticket });
    expect(quote.lamports).toBe(2n * SOL + 1n);

    const { events } = await claimed(ticket);
    expect(eventNamed(events, 'Claimed')).toMatchObject({
      batch: 0n,
      lamports: 2n * SOL + 1n,
      owner: ticket.owner.address,
      ticket: ticket.quote.ticket,
    });
    expect((await claimed(ticket)).events).toEqual([]);
    expect(await balance(ticket.owner.address)).toBe(before + 2n * SOL + 1n);
    expect(await readTicket(rpc, ticket.quote.ticket)).toMatchObject({ claimed: 2n * SOL + 1n });
  });
});
