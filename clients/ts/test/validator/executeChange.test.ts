import { beforeAll, describe, expect, it } from 'vitest';

import {
  eventNamed,
  executeChangeInstructions,
  readChange,
  readMetadata,
  readPool,
  setting,
} from '../../src';
import { executed, matured, queued } from './support/governance';
import { newPool, PARAMETERS, type TestPool } from './support/pool';
import { balance, rpc, SOL, wallet } from './support/world';

const NEW = { name: 'Another name', symbol: 'OTHER', uri: '' };

/** Change 0 sets the admin, 1 the metadata, 2 a fee. */
let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
  await queued(pool, setting('Admin', [(await wallet(SOL)).address]));
  await queued(pool, setting('Metadata', NEW));
  await queued(pool, setting('PerformanceFeeBps', [2_000]));
});

describe('executeChangeInstructions', () => {
  it('refuses a change that is not mature', async () => {
    await expect(executed(pool, 2n)).rejects.toThrow(
      'This change is not mature: execute it from its mature_epoch on.',
    );
  });

  it('refuses a change of the admin, and says what takes its place', async () => {
    const wish = { id: 0n, lrtMint: pool.lrtMint, rpc };
    await expect(executeChangeInstructions(wish)).rejects.toThrow(
      'A new admin takes over with accept_admin, metadata is written with update_metadata.',
    );
  });

  it('sets what a mature change says, whoever pushes it; the rent goes back', async () => {
    const { addresses, admin, lrtMint } = pool;
    await matured(pool, 2n);
    const before = await balance(admin.address);
    const sent = await executed(pool, 2n);

    expect(eventNamed(sent.events, 'ChangeExecuted')).toMatchObject({
      id: 2n,
      setting: setting('PerformanceFeeBps', [2_000]),
    });
    const { parameters } = (await readPool(rpc, lrtMint)).pool;
    expect(parameters).toEqual({ ...PARAMETERS, performanceFeeBps: 2_000 });
    expect(await readChange(rpc, addresses.pool, 2n)).toBeNull();
    expect(await balance(admin.address)).toBeGreaterThan(before);
  });

  it('says that a change is gone', async () => {
    await expect(executed(pool, 2n)).rejects.toThrow(
      'Change 2 does not exist, or no more: readChanges lists those that do.',
    );
  });

  it('takes update_metadata for a change of the metadata', async () => {
    const sent = await executed(pool, 1n);
    const { pool: address } = pool.addresses;
    expect(eventNamed(sent.events, 'MetadataUpdated')).toEqual({ ...NEW, id: 1n, pool: address });
    expect(await readMetadata(rpc, pool.lrtMint)).toEqual(NEW);
  });
});
