import { fetchMint } from '@solana-program/token';
import { beforeAll, describe, expect, it } from 'vitest';

import { eventNamed, readMetadata, readPool } from '../../src';
import { METADATA, newPool, type TestPool } from './support/pool';
import { rpc, tokens } from './support/world';

const LOCKED = 100_000_000n;

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('createPoolInstructions', () => {
  it('creates a pool whose first shares are locked', async () => {
    const { addresses, admin, created, lrtMint } = pool;
    const event = eventNamed(created.events, 'PoolInitialized');
    expect(event).toEqual({
      admin: admin.address,
      books: {
        epoch: event.books.epoch,
        nav: LOCKED,
        pool: addresses.pool,
        rest: 0n,
        seq: 1n,
        supply: LOCKED,
        withheld: 0n,
      },
      dripEpochs: 2,
      lockedShares: LOCKED,
      lrtMint,
      minExitEpochs: 1,
    });
    expect(await tokens(addresses.locked)).toBe(LOCKED);

    const state = await readPool(rpc, lrtMint);
    expect(state.openBatch).toBeNull();
    expect(state.pool).toMatchObject({
      admin: admin.address,
      authority: addresses.authority,
      claimsAccount: addresses.claims,
      escrow: addresses.escrow,
      locked: addresses.locked,
      reserve: LOCKED,
      reserveAccount: addresses.reserve,
      supply: LOCKED,
    });
  });

  it('makes the pool the only one who mints', async () => {
    const { data: mint } = await fetchMint(rpc, pool.lrtMint, { commitment: 'confirmed' });
    expect(mint.decimals).toBe(9);
    expect(mint.mintAuthority).toMatchObject({ value: pool.addresses.authority });
    expect(mint.freezeAuthority).toMatchObject({ __option: 'None' });
    expect(mint.supply).toBe(LOCKED);
  });

  it('gives the token a name that wallets can read', async () => {
    expect(await readMetadata(rpc, pool.lrtMint)).toEqual(METADATA);
  });
});
