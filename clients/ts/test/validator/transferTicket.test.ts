import { address } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import { eventNamed, readTicket, readTickets, send, transferTicketInstructions } from '../../src';
import { newHolder, newPool, request, type TestPool } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('transferTicketInstructions', () => {
  it('hands the ticket over', async () => {
    const [owner, heir] = await Promise.all([newHolder(pool, SOL), wallet(SOL)]);
    const { quote } = await request(pool, owner, SOL);
    const wish = { newOwner: heir.address, owner, ticket: quote.ticket };
    const { instructions } = await transferTicketInstructions(wish);
    const { events } = await send({ instructions, payer: owner, rpc });

    expect(eventNamed(events, 'TicketTransferred')).toEqual({
      newOwner: heir.address,
      oldOwner: owner.address,
      pool: pool.addresses.pool,
      ticket: quote.ticket,
    });
    expect(await readTicket(rpc, quote.ticket)).toMatchObject({
      creator: owner.address,
      owner: heir.address,
      rentPayer: owner.address,
    });
    const [found] = await readTickets(rpc, { owner: heir.address });
    expect(found?.address).toBe(quote.ticket);
    await expect(send({ instructions, payer: owner, rpc })).rejects.toThrow(
      "Only the ticket's owner may do this.",
    );
  });

  it('refuses to hand it to nobody', async () => {
    const owner = await newHolder(pool, SOL);
    const { quote } = await request(pool, owner, SOL);
    const nobody = address('11111111111111111111111111111111');
    const wish = { newOwner: nobody, owner, ticket: quote.ticket };
    const { instructions } = await transferTicketInstructions(wish);
    await expect(send({ instructions, payer: owner, rpc })).rejects.toThrow(
      'A ticket must have an owner: give the address of a wallet.',
    );
  });
});
