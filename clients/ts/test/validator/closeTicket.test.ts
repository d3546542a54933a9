import { beforeAll, describe, expect, it } from 'vitest';

import { eventNamed } from '../../src';
import {
  batchOf,
  claimed,
  closed,
  filled,
  queuedTicket,
  ticketClosed,
  type QueuedTicket,
} from './support/queue';
import { balance, exists, SOL } from './support/world';

let ticket: QueuedTicket;
beforeAll(async () => {
  ticket = await queuedTicket(SOL);
});

describe('closeTicketInstructions', () => {
  it('refuses a ticket that is not paid in full', async () => {
    await expect(ticketClosed(ticket)).rejects.toThrow(
      'This ticket is not paid in full: fill its batch and claim first.',
    );
  });

  it('gives the rent back to whoever paid it', async () => {
    await closed(ticket);
    await filled(ticket);
    await claimed(ticket);
    const rent = await balance(ticket.quote.ticket);
    const before = await balance(ticket.owner.address);

    const { events } = await ticketClosed(ticket);
    expect(eventNamed(events, 'TicketClosed')).toEqual({
      batch: 0n,
      claimed: SOL,
      pool: ticket.pool.addresses.pool,
      ticket: ticket.quote.ticket,
    });
    expect(await exists(ticket.quote.ticket)).toBe(false);
    expect(await balance(ticket.owner.address)).toBe(before + rent);
    expect((await batchOf(ticket)).tickets).toBe(0n);
    await expect(ticketClosed(ticket)).rejects.toThrow('There is no ticket at');
  });
});
