import type { KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  acceptAdminInstructions,
  changeAddress,
  closeChangeInstructions,
  eventNamed,
  readChanges,
  send,
  setting,
} from '../../src';
import { matured, queued } from './support/governance';
import { newPool, type TestPool } from './support/pool';
import { balance, rpc, SOL, wallet } from './support/world';

/** Change 0 sets the admin, 1 something else. */
let pool: TestPool;
let next: KeyPairSigner;
beforeAll(async () => {
  [pool, next] = await Promise.all([newPool(), wallet(SOL)]);
  await queued(pool, setting('Admin', [next.address]));
  await queued(pool, setting('FloorBps', [0]));
});

async function closed() {
  const payer = await wallet(SOL);
  const { instructions } = await closeChangeInstructions({ id: 1n, lrtMint: pool.lrtMint, rpc });
  return send({ instructions, payer, rpc });
}

describe('closeChangeInstructions', () => {
  it('refuses a change that can still be executed', async () => {
    await expect(closed()).rejects.toThrow('This change can still be executed: cancel it instead.');
  });

  it("closes a former admin's, whoever pushes it; the rent goes back", async () => {
    const { addresses, admin, lrtMint } = pool;
    await matured(pool, 0n);
    const accept = await acceptAdminInstructions({ id: 0n, lrtMint, nextAdmin: next, rpc });
    await send({ instructions: accept.instructions, payer: next, rpc });

    const rent = await balance(await changeAddress(addresses.pool, 1n));
    const before = await balance(admin.address);
    const { events } = await closed();
    expect(eventNamed(events, 'ChangeClosed')).toEqual({ id: 1n, pool: addresses.pool });
    expect(await readChanges(rpc, lrtMint)).toEqual([]);
    expect(await balance(admin.address)).toBe(before + rent);
  });

  it('says that a change is gone', async () => {
    await expect(closed()).rejects.toThrow(
      'Change 1 does not exist, or no more: readChanges lists those that do.',
    );
  });
});
