import { beforeAll, describe, expect, it } from 'vitest';

import { batchAddress, readTickets } from '../../src';
import { newHolder, newPool, request, type TestPool } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('readTickets', () => {
  it('finds tickets by owner, creator, batch and pool, and no others', async () => {
    const [ada, ben] = await Promise.all([newHolder(pool, 2n * SOL), newHolder(pool, SOL)]);
    const first = (await request(pool, ada, SOL)).quote;
    const second = (await request(pool, ada, SOL)).quote;
    const third = (await request(pool, ben, SOL)).quote;

    const found = async (filter: Parameters<typeof readTickets>[1]) => {
      const tickets = await readTickets(rpc, filter);
      return tickets.map((ticket) => ticket.address);
    };
    const { pool: address } = pool.addresses;
    const batch = await batchAddress(address, third.batchId);
    expect(await found({ owner: ada.address })).toEqual([first.ticket, second.ticket]);
    expect(await found({ creator: ben.address })).toEqual([third.ticket]);
    expect(await found({ pool: address })).toHaveLength(3);
    expect(await found({ batch, owner: ben.address })).toEqual([third.ticket]);
    expect(await found({ owner: (await wallet(SOL)).address })).toEqual([]);
  });
});
