import { fetchMint } from '@solana-program/token';
import { beforeAll, describe, expect, it } from 'vitest';

import { eventNamed, holderAddress, readMetadata, readPool } from '../../src';
import { METADATA, newPool, PARAMETERS, type TestPool } from './support/pool';
import { exists, rpc, tokens } from './support/world';

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
      feeRecipient: admin.address,
      guardian: admin.address,
      lockedShares: LOCKED,
      lrtMint,
      manager: admin.address,
      parameters: PARAMETERS,
    });
    expect(await tokens(addresses.locked)).toBe(LOCKED);
    expect(await exists(await holderAddress(lrtMint, admin.address))).toBe(true);

    const state = await readPool(rpc, lrtMint);
    expect(state.openBatch).toBeNull();
    expect(state.pool).toMatchObject({
      admin: admin.address,
      adminTerm: 0n,
      authority: addresses.authority,
      claimsAccount: addresses.claims,
      escrow: addresses.escrow,
      feeRecipient: admin.address,
      guardian: admin.address,
      locked: addresses.locked,
      manager: admin.address,
      nextChange: 0n,
      parameters: PARAMETERS,
      pauseEnd: 0n,
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
