/** What a stake account is worth, and what a deposit of it would give. */
import { address, generateKeyPairSigner } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import {
  depositStakeInstructions,
  NO_EPOCH,
  operatorAddress,
  parseDepositStakeInstruction,
  parseStakeAccount,
  poolAddresses,
  readStakeAccount,
} from '../../src';
import { nodeWith, poolBytes } from './support/node';
import { operatorBytes, OWNER, positionOf, RENT_PAYER, stakeBytes, VOTER } from './support/stake';

const lrtMint = address('So11111111111111111111111111111111111111112');
const stakeAccount = address('SysvarC1ock11111111111111111111111111111111');
const { pool } = await poolAddresses(lrtMint);
const depositor = await generateKeyPairSigner();

/** Deposits a stake account into the operator's position of number 2. */
async function depositOf(tag: number, lamports: bigint, stake: bigint) {
  const operator = await operatorAddress(pool, OWNER);
  const [into, record] = await positionOf(pool, operator, 2n);
  const rpc = nodeWith(
    new Map([
      [into, record],
      [operator, operatorBytes(pool)],
      [pool, { bytes: poolBytes() }],
      [stakeAccount, stakeBytes(tag, lamports, stake)],
    ]),
  );
  return depositStakeInstructions({ depositor, into, lrtMint, rpc, stakeAccount });
}

describe('depositStakeInstructions', () => {
  it('quotes stake and rent at the price of the pool; the rest goes back', async () => {
    const { instructions, quote } = await depositOf(2, 3_000_000_012n, 3_000_000_000n);
    expect(quote).toMatchObject({
      lamports: 3_000_000_005n,
      loose: 7n,
      minShares: 2_997_000_005n,
      shares: 3_000_000_005n,
    });
    const [, deposit] = instructions as [
      unknown,
      Parameters<typeof parseDepositStakeInstruction>[0],
    ];
    const { accounts, data } = parseDepositStakeInstruction(deposit);
    expect(data.minShares).toBe(2_997_000_005n);
    expect(accounts.stakeAccount.address).toBe(stakeAccount);
    expect(accounts.operator.address).toBe(await operatorAddress(pool, OWNER));
  });

  it('counts no more than the account holds', async () => {
    const { quote } = await depositOf(2, 3_000_000_003n, 3_000_000_000n);
    expect(quote).toMatchObject({ lamports: 3_000_000_003n, loose: 0n });
  });

  it('refuses what is not delegated', async () => {
    await expect(depositOf(1, 3_000_000_005n, 3_000_000_000n)).rejects.toThrow(
      'The stake must be active since an earlier epoch and not deactivated.',
    );
    await expect(depositOf(0, 3_000_000_005n, 3_000_000_000n)).rejects.toThrow(
      'The stake must be active since an earlier epoch and not deactivated.',
    );
  });

  it('refuses less than a deposit may be', async () => {
    await expect(depositOf(2, 900_000n, 899_995n)).rejects.toThrow(
      'The deposit is below the minimum of 0.001 SOL.',
    );
  });
});

describe('readStakeAccount', () => {
  it('reads who has a say, and what is delegated to whom since when', async () => {
    const rpc = nodeWith(new Map([[stakeAccount, stakeBytes(2, 9n, 4n)]]));
    expect(await readStakeAccount(rpc, stakeAccount)).toEqual({
      delegation: { activationEpoch: 6n, deactivationEpoch: NO_EPOCH, stake: 4n, voter: VOTER },
      lamports: 9n,
      staker: OWNER,
      withdrawer: RENT_PAYER,
    });
  });

  it('is null for another program, too few bytes, and an account of nobody', async () => {
    const { bytes } = stakeBytes(2, 9n, 4n);
    const rpc = nodeWith(new Map([[stakeAccount, { bytes, owner: OWNER }]]));
    expect(await readStakeAccount(rpc, stakeAccount)).toBeNull();
    expect(await readStakeAccount(rpc, OWNER)).toBeNull();
    expect(parseStakeAccount(9n, bytes.slice(0, 199))).toBeNull();
    expect(parseStakeAccount(9n, stakeBytes(0, 9n, 4n).bytes)).toBeNull();
    expect(parseStakeAccount(9n, stakeBytes(1, 9n, 4n).bytes)?.delegation).toBeNull();
  });
});
