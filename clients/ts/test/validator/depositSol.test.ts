import { beforeAll, describe, expect, it } from 'vitest';

import {
  CAIRN_ERROR__SHARES_BELOW_MINIMUM,
  depositInstructions,
  eventAccounts,
  eventNamed,
  getDepositSolInstruction,
  holderAddress,
  isRefusal,
  readPool,
  send,
} from '../../src';
import { newPool, type TestPool } from './support/pool';
import { balance, rpc, shares, SOL, wallet } from './support/world';

const RENT_OF_TOKEN_ACCOUNT = 2_039_280n;

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('depositInstructions', () => {
  it('mints exactly the shares of the quote for exactly the lamports', async () => {
    const { addresses, lrtMint } = pool;
    const depositor = await wallet(3n * SOL);
    const before = await balance(addresses.reserve);
    const lamports = 2_000_000_001n;

    const wish = { depositor, lamports, lrtMint, rpc };
    const { instructions, quote } = await depositInstructions(wish);
    // 0.1 % slippage of 2000000001 shares is 2000000 whole shares.
    expect(quote).toMatchObject({ lamports, minShares: 1_998_000_001n, shares: 2_000_000_001n });

    const sent = await send({ instructions, payer: depositor, rpc });
    expect(await shares(lrtMint, depositor.address)).toBe(2_000_000_001n);
    expect(await balance(addresses.reserve)).toBe(before + lamports);
    expect(await balance(depositor.address)).toBe(
      3n * SOL - lamports - RENT_OF_TOKEN_ACCOUNT - sent.fee,
    );
    expect(sent.fee).toBe(5_000n);
    expect(sent.unitsConsumed).toBeGreaterThan(0n);

    const event = eventNamed(sent.events, 'SolDeposited');
    expect(event).toEqual({
      books: {
        epoch: event.books.epoch,
        nav: 2_100_000_001n,
        pool: addresses.pool,
        rest: 0n,
        seq: 2n,
        supply: 2_100_000_001n,
        withheld: 0n,
      },
      depositor: depositor.address,
      lamports,
      recipient: await holderAddress(lrtMint, depositor.address),
      shares: 2_000_000_001n,
    });
  });

  it("mints to another wallet's account", async () => {
    const [depositor, friend] = await Promise.all([wallet(2n * SOL), wallet(SOL)]);
    const wish = {
      depositor,
      lamports: SOL,
      lrtMint: pool.lrtMint,
      recipient: friend.address,
      rpc,
    };
    const { instructions } = await depositInstructions(wish);
    await send({ instructions, payer: depositor, rpc });
    expect(await shares(pool.lrtMint, friend.address)).toBe(SOL);
    expect(await shares(pool.lrtMint, depositor.address)).toBe(0n);
  });

  it('refuses fewer shares than min_shares, with the sentence, and changes nothing', async () => {
    const { addresses, admin, lrtMint } = pool;
    const wish = { depositor: admin, lamports: SOL, lrtMint, rpc, slippageBps: 0n };
    const { instructions, quote } = await depositInstructions(wish);
    expect(quote.minShares).toBe(quote.shares);
    const greedy = getDepositSolInstruction({
      ...(await eventAccounts()),
      authority: addresses.authority,
      depositor: admin,
      lamports: SOL,
      lrtMint,
      minShares: quote.shares + 1n,
      pool: addresses.pool,
      rateFeed: addresses.rateFeed,
      recipient: await holderAddress(lrtMint, admin.address),
      reserveAccount: addresses.reserve,
    });
    const before = await readPool(rpc, lrtMint);
    const refused = send({
      instructions: [...instructions.slice(0, 1), greedy],
      payer: admin,
      rpc,
    });
    const error: unknown = await refused.catch((reason: unknown) => reason);
    expect(isRefusal(error, CAIRN_ERROR__SHARES_BELOW_MINIMUM)).toBe(true);
    expect((error as Error).message).toBe(
      'The deposit would give fewer shares than min_shares: quote again or lower it.',
    );
    expect((await readPool(rpc, lrtMint)).pool).toEqual(before.pool);
  });

  it('refuses a deposit below the minimum before anything is sent', async () => {
    const wish = { depositor: pool.admin, lamports: 999_999n, lrtMint: pool.lrtMint, rpc };
    await expect(depositInstructions(wish)).rejects.toThrow(
      'The deposit is below the minimum of 0.001 SOL.',
    );
  });
});
