import type { KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  CAIRN_ERROR__LAMPORTS_BELOW_MINIMUM,
  eventAccounts,
  eventNamed,
  getInstantWithdrawInstruction,
  holderAddress,
  instantWithdrawInstructions,
  isRefusal,
  readPool,
  send,
} from '../../src';
import { newHolder, newPool, type TestPool } from './support/pool';
import { balance, rpc, shares, SOL } from './support/world';

let pool: TestPool;
let owner: KeyPairSigner;
beforeAll(async () => {
  pool = await newPool();
  owner = await newHolder(pool, 3n * SOL);
});

describe('instantWithdrawInstructions', () => {
  it('pays exactly the quote from the reserve and withholds the fee', async () => {
    const { addresses, lrtMint } = pool;
    const before = {
      owner: await balance(owner.address),
      reserve: await balance(addresses.reserve),
    };
    const wish = { lrtMint, owner, rpc, shares: 200_000_001n };
    const { instructions, quote } = await instantWithdrawInstructions(wish);
    // 3.069 SOL are free, 3 of them deposited in this epoch: 0.069 of a target of 0.31 SOL are
    // 300 - 64 bps, of 200000001 rounded up.
    expect(quote).toEqual({
      fee: 4_720_001n,
      feeBps: 236,
      free: 3_069_000_000n,
      kept: 4_720_001n,
      lamports: 195_280_000n,
      minLamports: 195_084_720n,
      shares: 200_000_001n,
      unstreamed: 0n,
      value: 200_000_001n,
    });

    const sent = await send({ instructions, payer: owner, rpc });
    expect(await balance(owner.address)).toBe(before.owner + 195_280_000n - sent.fee);
    expect(await balance(addresses.reserve)).toBe(before.reserve - 195_280_000n);
    expect(await shares(lrtMint, owner.address)).toBe(2_799_999_999n);
    const event = eventNamed(sent.events, 'InstantWithdrawn');
    expect(event).toEqual({
      books: {
        epoch: event.books.epoch,
        nav: 2_899_999_999n,
        pool: addresses.pool,
        rest: 0n,
        seq: 3n,
        supply: 2_899_999_999n,
        withheld: 4_720_001n,
      },
      fee: 4_720_001n,
      kept: 4_720_001n,
      lamports: 195_280_000n,
      owner: owner.address,
      recipient: owner.address,
      shares: 200_000_001n,
    });
    expect((await readPool(rpc, lrtMint)).pool).toMatchObject({
      deposited: 3_000_000_000n,
      instant: 200_000_001n,
      reserve: 2_904_720_000n,
      supply: 2_899_999_999n,
      withheld: 4_720_001n,
    });
  });

  it('refuses fewer lamports than min_lamports, with the sentence, and changes nothing', async () => {
    const { addresses, lrtMint } = pool;
    const greedy = getInstantWithdrawInstruction({
      ...(await eventAccounts()),
      lrtMint,
      minLamports: SOL,
      owner,
      ownerLrt: await holderAddress(lrtMint, owner.address),
      pool: addresses.pool,
      rateFeed: addresses.rateFeed,
      recipient: owner.address,
      reserveAccount: addresses.reserve,
      shares: SOL / 10n,
    });
    const before = await readPool(rpc, lrtMint);
    const refused = send({ instructions: [greedy], payer: owner, rpc });
    const error: unknown = await refused.catch((reason: unknown) => reason);
    expect(isRefusal(error, CAIRN_ERROR__LAMPORTS_BELOW_MINIMUM)).toBe(true);
    expect((await readPool(rpc, lrtMint)).pool).toEqual(before.pool);
  });

  it("refuses more than the epoch's limit before anything is sent", async () => {
    const wish = { lrtMint: pool.lrtMint, owner, rpc, shares: SOL };
    await expect(instantWithdrawInstructions(wish)).rejects.toThrow(
      "Instant exits have reached this epoch's limit: wait for the next, or request a withdrawal.",
    );
  });
});
