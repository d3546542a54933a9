import type { KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  closeChangeInstructions,
  depositInstructions,
  eventNamed,
  previewDeposit,
  readChanges,
  readPool,
  send,
  setting,
  tightenInstructions,
  type TightenParams,
} from '../../src';
import { guardedPool, queued, type GuardedPool } from './support/governance';
import { PARAMETERS } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

let pool: GuardedPool;
beforeAll(async () => {
  pool = await guardedPool();
});

const cap = (lamports: bigint) => setting('DepositCap', [lamports]);

async function tightened(guard: KeyPairSigner, wanted: TightenParams['setting']) {
  const wish = { guard, lrtMint: pool.lrtMint, setting: wanted };
  const { instructions } = await tightenInstructions(wish);
  return send({ instructions, payer: guard, rpc });
}

describe('tightenInstructions', () => {
  it('lowers the deposit cap at once, and deposits stop there', async () => {
    const { addresses, guardian, lrtMint } = pool;
    const { events } = await tightened(guardian, cap(SOL));
    expect(eventNamed(events, 'Tightened')).toEqual({
      by: guardian.address,
      pool: addresses.pool,
      setting: cap(SOL),
    });
    const { parameters } = (await readPool(rpc, lrtMint)).pool;
    expect(parameters).toEqual({ ...PARAMETERS, depositCap: SOL });

    // 0.1 SOL are locked: 0.9 are left.
    const full = 'The pool is full: the deposit would carry nav over deposit_cap.';
    const depositor = await wallet(2n * SOL);
    const wish = { depositor, lrtMint, rpc };
    const beyond = { lamports: 900_000_001n, lrtMint, payer: depositor.address, rpc };
    await expect(depositInstructions({ ...wish, ...beyond })).rejects.toThrow(full);
    await expect(previewDeposit(beyond)).rejects.toThrow(full);
    const { instructions } = await depositInstructions({ ...wish, lamports: 900_000_000n });
    await send({ instructions, payer: depositor, rpc });
  });

  it('kills the changes of the cap that wait', async () => {
    const { lrtMint } = pool;
    await queued(pool, cap(2n * SOL));
    await queued(pool, setting('FloorBps', [0]));
    await tightened(pool.guardian, cap(SOL - 1n));
    expect(await readChanges(rpc, lrtMint)).toMatchObject([
      { change: { id: 0n }, dead: 'tightened after it was queued' },
      { change: { id: 1n }, dead: null },
    ]);
    const payer = await wallet(SOL);
    const { instructions } = await closeChangeInstructions({ id: 0n, lrtMint, rpc });
    await send({ instructions, payer, rpc });
    expect(await readChanges(rpc, lrtMint)).toMatchObject([{ change: { id: 1n } }]);
  });

  it("lowers the limit of instant exits, at the manager's word too", async () => {
    await tightened(pool.manager, setting('InstantLimitBps', [0]));
    const { parameters } = (await readPool(rpc, pool.lrtMint)).pool;
    expect(parameters.instantLimitBps).toBe(0);
  });

  it('refuses what does not tighten', async () => {
    await expect(tightened(pool.guardian, cap(SOL))).rejects.toThrow(
      'This does not tighten the pool: queue it as a change.',
    );
  });

  it('refuses anyone but the guardian and the manager, the admin too', async () => {
    await expect(tightened(pool.admin, cap(0n))).rejects.toThrow(
      "Only the pool's guardian or manager may do this.",
    );
  });
});
