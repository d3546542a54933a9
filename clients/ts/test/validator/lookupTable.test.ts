import { beforeAll, describe, expect, it } from 'vitest';

import {
  checkedLookupTable,
  depositInstructions,
  eventNamed,
  lookupTableAddresses,
  lookupTableInstructions,
  readLookupTable,
  send,
} from '../../src';
import { newPool, type TestPool } from './support/pool';
import { rpc, SOL, until, wallet } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('lookupTableInstructions', () => {
  it('makes a table that a deposit is sent with', async () => {
    const { lrtMint } = pool;
    const authority = await wallet(2n * SOL);
    const { instructions, table } = await lookupTableInstructions({ authority, lrtMint, rpc });
    for (const each of instructions) await send({ instructions: [each], payer: authority, rpc });

    const made = await readLookupTable(rpc, table);
    expect(made).toMatchObject({
      addresses: await lookupTableAddresses(rpc, lrtMint),
      authority: authority.address,
      deactivated: false,
    });
    const added = made?.extended ?? 0n;
    const slot = () => rpc.getSlot({ commitment: 'confirmed' }).send();
    await until('the next slot', async () => (await slot()) > added);
    const lookupTables = await checkedLookupTable(rpc, lrtMint, table);
    const again = await lookupTableInstructions({ authority, lrtMint, rpc, table });
    expect(again.instructions).toEqual([]);

    const params = { depositor: authority, lamports: SOL, lrtMint, rpc };
    const deposit = await depositInstructions(params);
    const payer = authority;
    const sent = await send({ instructions: deposit.instructions, lookupTables, payer, rpc });
    expect(eventNamed(sent.events, 'SolDeposited').shares).toBe(deposit.quote.shares);
  });
});
