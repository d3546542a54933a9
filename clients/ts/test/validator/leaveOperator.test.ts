import type { Address, KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  closeOperatorInstructions,
  eventNamed,
  leaveOperatorInstructions,
  listOperators,
  OperatorStatus,
  readOperator,
  send,
  type Sent,
} from '../../src';
import { ownVoteAccount, registered } from './support/operator';
import { newPool, type TestPool } from './support/pool';
import { balance, rpc } from './support/world';

let pool: TestPool;
let authority: KeyPairSigner;
let operator: Address;
beforeAll(async () => {
  pool = await newPool();
  ({ authority, operator } = await registered(pool, await ownVoteAccount()));
});

/** Somebody without any right closes the operator. */
async function closed(): Promise<Sent> {
  const { instructions } = await closeOperatorInstructions({ operator, rpc });
  return send({ instructions, payer: pool.admin, rpc });
}

describe('leaveOperatorInstructions', () => {
  it('stands before the close', async () => {
    await expect(closed()).rejects.toThrow('This operator has not left');
    const { lrtMint } = pool;
    const { instructions } = await leaveOperatorInstructions({ authority, lrtMint });
    const { events } = await send({ instructions, payer: authority, rpc });
    expect(eventNamed(events, 'OperatorLeft')).toMatchObject({ operator });
    expect(await readOperator(rpc, operator)).toMatchObject({ status: OperatorStatus.Leaving });
  });
});

describe('closeOperatorInstructions', () => {
  it('gives the rent back to whoever paid it, and the list forgets it', async () => {
    const [rent, before] = [await balance(operator), await balance(authority.address)];
    const { events } = await closed();
    expect(eventNamed(events, 'OperatorClosed')).toMatchObject({ operator });
    expect(await balance(authority.address)).toBe(before + rent);
    expect(await listOperators(rpc, pool.addresses.pool)).toEqual([]);
    await expect(closed()).rejects.toThrow(`There is no operator at ${operator}.`);
  });
});
