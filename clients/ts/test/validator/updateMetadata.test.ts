import { beforeAll, describe, expect, it } from 'vitest';

import {
  eventNamed,
  readChange,
  readMetadata,
  send,
  setting,
  updateMetadataInstructions,
} from '../../src';
import { matured, queued } from './support/governance';
import { METADATA, newPool, type TestPool } from './support/pool';
import { balance, rpc, SOL, wallet } from './support/world';

const NEW = { name: 'n'.repeat(32), symbol: 's'.repeat(10), uri: 'u'.repeat(200) };

/** Change 0 sets the metadata, 1 something else. */
let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
  await queued(pool, setting('Metadata', NEW));
  await queued(pool, setting('FloorBps', [0]));
});

async function updated(id: bigint) {
  const payer = await wallet(SOL);
  const { instructions } = await updateMetadataInstructions({ id, lrtMint: pool.lrtMint, rpc });
  return send({ instructions, payer, rpc });
}

describe('updateMetadataInstructions', () => {
  it('refuses a change that is not mature', async () => {
    await expect(updated(0n)).rejects.toThrow('This change is not mature');
    expect(await readMetadata(rpc, pool.lrtMint)).toEqual(METADATA);
  });

  it('refuses a change of something else', async () => {
    await matured(pool, 1n);
    await expect(updated(1n)).rejects.toThrow('This change sets something else.');
  });

  it('writes the longest words, whoever pushes it; the rent goes back', async () => {
    const { addresses, admin, lrtMint } = pool;
    const before = await balance(admin.address);
    const { events } = await updated(0n);
    expect(eventNamed(events, 'MetadataUpdated')).toEqual({
      ...NEW,
      id: 0n,
      pool: addresses.pool,
    });
    expect(await readMetadata(rpc, lrtMint)).toEqual(NEW);
    expect(await readChange(rpc, addresses.pool, 0n)).toBeNull();
    expect(await balance(admin.address)).toBeGreaterThan(before);
  });
});
