import type { KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  depositInstructions,
  eventNamed,
  instantWithdrawInstructions,
  pauseDepositsInstructions,
  previewDeposit,
  readPool,
  send,
} from '../../src';
import { guardedPool, type GuardedPool } from './support/governance';
import { newHolder, request } from './support/pool';
import { epochReached, rpc, SOL } from './support/world';

const PAUSED = 'Deposits are paused for now: see pause_end of the pool. Exits go on.';

let pool: GuardedPool;
let holder: KeyPairSigner;
beforeAll(async () => {
  pool = await guardedPool();
  holder = await newHolder(pool, 2n * SOL);
});

async function paused(guard: KeyPairSigner, epochs: number) {
  const wish = { epochs, guard, lrtMint: pool.lrtMint, rpc };
  const { instructions, quote } = await pauseDepositsInstructions(wish);
  return { quote, sent: await send({ instructions, payer: guard, rpc }) };
}

function deposit() {
  return depositInstructions({ depositor: holder, lamports: SOL, lrtMint: pool.lrtMint, rpc });
}

describe('pauseDepositsInstructions', () => {
  it('refuses anyone but the guardian and the manager, the admin too', async () => {
    await expect(paused(pool.admin, 1)).rejects.toThrow(
      "Only the pool's guardian or manager may do this.",
    );
  });

  it('refuses a pause of no epochs and of too many', async () => {
    for (const epochs of [0, 4]) {
      await expect(paused(pool.guardian, epochs)).rejects.toThrow(
        'A pause must last from 1 to 3 epochs.',
      );
    }
  });

  it('closes deposits for some epochs, and nothing else', async () => {
    const { addresses, lrtMint, manager } = pool;
    const open = await deposit();
    const { quote, sent } = await paused(manager, 2);
    const event = eventNamed(sent.events, 'DepositsPaused');
    expect(event).toEqual({
      by: manager.address,
      pauseEnd: event.pauseStart + 2n,
      pauseStart: event.pauseStart,
      pool: addresses.pool,
    });
    expect([quote.pauseStart, quote.pauseStart + 1n]).toContain(event.pauseStart);

    await expect(deposit()).rejects.toThrow(PAUSED);
    const { instructions } = open;
    await expect(send({ instructions, payer: holder, rpc })).rejects.toThrow(PAUSED);
    const ask = { lamports: SOL, lrtMint, payer: holder.address, rpc };
    await expect(previewDeposit(ask)).rejects.toThrow(PAUSED);

    await request(pool, holder, SOL);
    const exit = await instantWithdrawInstructions({
      lrtMint,
      owner: holder,
      rpc,
      shares: SOL / 20n,
    });
    await send({ instructions: exit.instructions, payer: holder, rpc });
  });

  it('cannot be prolonged, and ends by itself', async () => {
    await expect(paused(pool.guardian, 3)).rejects.toThrow(
      'Deposits were paused lately: wait as long after a pause as it lasted.',
    );
    await epochReached((await readPool(rpc, pool.lrtMint)).pool.pauseEnd);
    const { instructions } = await deposit();
    await send({ instructions, payer: holder, rpc });
    await expect(paused(pool.guardian, 1)).rejects.toThrow('Deposits were paused lately');
  });
});
