import type { KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  acceptAdminInstructions,
  eventNamed,
  readChanges,
  readPool,
  send,
  setting,
} from '../../src';
import { executed, matured, queued } from './support/governance';
import { newPool, type TestPool } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

/** Change 0 names the next admin, 1 sets something else. */
let pool: TestPool;
let next: KeyPairSigner;
beforeAll(async () => {
  [pool, next] = await Promise.all([newPool(), wallet(SOL)]);
  await queued(pool, setting('Admin', [next.address]));
  await queued(pool, setting('FloorBps', [0]));
});

async function accepted(nextAdmin: KeyPairSigner, id = 0n) {
  const wish = { id, lrtMint: pool.lrtMint, nextAdmin, rpc };
  const { instructions } = await acceptAdminInstructions(wish);
  return send({ instructions, payer: nextAdmin, rpc });
}

describe('acceptAdminInstructions', () => {
  it('refuses whom the change does not name, and a change of something else', async () => {
    await expect(accepted(await wallet(SOL))).rejects.toThrow(
      'Only the admin whom this change names may accept it.',
    );
    await expect(accepted(next, 1n)).rejects.toThrow('This change sets something else.');
  });

  it('refuses a change that is not mature', async () => {
    await expect(accepted(next)).rejects.toThrow('This change is not mature');
  });

  it("makes the next admin the pool's, and the former one's changes dead", async () => {
    const { addresses, admin, lrtMint } = pool;
    await matured(pool, 1n);
    const { events } = await accepted(next);
    expect(eventNamed(events, 'AdminAccepted')).toEqual({
      admin: next.address,
      formerAdmin: admin.address,
      id: 0n,
      pool: addresses.pool,
      term: 1n,
    });
    const state = await readPool(rpc, lrtMint);
    expect(state.pool).toMatchObject({ admin: next.address, adminTerm: 1n });

    const changes = await readChanges(rpc, lrtMint);
    expect(changes).toMatchObject([{ change: { id: 1n }, dead: 'queued by a former admin' }]);
    await expect(executed(pool, 1n)).rejects.toThrow(
      'This change was queued by a former admin: queue it again, and close_change for its rent.',
    );
    await expect(queued(pool, setting('FloorBps', [0]))).rejects.toThrow(
      "Only the pool's admin may do this.",
    );
  });
});
