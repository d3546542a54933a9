import type { KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  cancelChangeInstructions,
  eventNamed,
  readChange,
  send,
  setting,
  type ChangeQuote,
} from '../../src';
import { guardedPool, queued, type GuardedPool } from './support/governance';
import { balance, rpc } from './support/world';

let pool: GuardedPool;
let fee: ChangeQuote;
let replacement: ChangeQuote;
let successor: ChangeQuote;
beforeAll(async () => {
  pool = await guardedPool();
  fee = (await queued(pool, setting('PerformanceFeeBps', [2_000]))).quote;
  replacement = (await queued(pool, setting('Guardian', [pool.admin.address]))).quote;
  successor = (await queued(pool, setting('Admin', [pool.manager.address]))).quote;
});

async function cancelled(canceller: KeyPairSigner, { id }: ChangeQuote) {
  const wish = { canceller, id, lrtMint: pool.lrtMint, rpc };
  const { instructions } = await cancelChangeInstructions(wish);
  return send({ instructions, payer: canceller, rpc });
}

describe('cancelChangeInstructions', () => {
  it('refuses anyone but the guardian and the admin, the manager too', async () => {
    await expect(cancelled(pool.manager, fee)).rejects.toThrow(
      "Only the pool's guardian or admin may do this.",
    );
  });

  it("stops a change at the guardian's word; the rent goes back", async () => {
    const { addresses, admin, guardian } = pool;
    const rent = await balance(fee.change);
    const before = await balance(admin.address);
    const { events } = await cancelled(guardian, fee);
    expect(eventNamed(events, 'ChangeCancelled')).toEqual({
      by: guardian.address,
      id: fee.id,
      pool: addresses.pool,
    });
    expect(await readChange(rpc, addresses.pool, fee.id)).toBeNull();
    expect(await balance(admin.address)).toBe(before + rent);
  });

  it("leaves the guardian's own replacement to the admin", async () => {
    const { addresses, admin, guardian } = pool;
    await expect(cancelled(guardian, replacement)).rejects.toThrow(
      'A guardian cannot cancel its own replacement: the admin can.',
    );
    await cancelled(admin, replacement);
    expect(await readChange(rpc, addresses.pool, replacement.id)).toBeNull();
  });

  it("leaves the admin's own replacement to the guardian", async () => {
    const { addresses, admin, guardian } = pool;
    await expect(cancelled(admin, successor)).rejects.toThrow(
      'The admin cannot cancel a change of the admin: the guardian can.',
    );
    await cancelled(guardian, successor);
    expect(await readChange(rpc, addresses.pool, successor.id)).toBeNull();
  });
});
