import { beforeAll, describe, expect, it } from 'vitest';

import {
  eventNamed,
  listOperators,
  OperatorStatus,
  operatorAddress,
  readOperator,
} from '../../src';
import { ownVoteAccount, registered } from './support/operator';
import { newPool, type TestPool } from './support/pool';
import { rpc } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('registerOperatorInstructions', () => {
  it('writes an operator without weight that the list shows', async () => {
    const voteAccount = await ownVoteAccount();
    const { authority, operator, sent } = await registered(pool, voteAccount);
    const { pool: address } = pool.addresses;
    expect(operator).toBe(await operatorAddress(address, authority.address));
    expect(eventNamed(sent.events, 'OperatorRegistered')).toMatchObject({ operator, voteAccount });
    const record = {
      authority: authority.address,
      cap: 0n,
      maxCommissionBps: 500,
      pool: address,
      positions: 0,
      rentPayer: authority.address,
      staked: 0n,
      status: OperatorStatus.Active,
      voteAccount,
      weight: 0,
    };
    expect(await readOperator(rpc, operator)).toMatchObject(record);
    expect(await listOperators(rpc, address)).toMatchObject([{ address: operator, data: record }]);
  });

  it('refuses what is no vote account', async () => {
    await expect(registered(pool, pool.lrtMint)).rejects.toThrow('This is no vote account');
  });
});
