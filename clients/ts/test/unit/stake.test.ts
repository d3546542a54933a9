/** What moves stake names the pool's accounts, the operator's and the position's, by their records. */
import { address, generateKeyPairSigner, type Address, type Instruction } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  delegateStakeInstructions,
  getDelegateStakeDiscriminatorBytes,
  getMergePositionsDiscriminatorBytes,
  getUndelegateStakeDiscriminatorBytes,
  getWithdrawStakeDiscriminatorBytes,
  mergePositionsInstructions,
  operatorAddress,
  poolAddresses,
  positionAddress,
  readPositions,
  readRewards,
  stakeAddress,
  undelegateStakeInstructions,
  withdrawStakeInstructions,
} from '../../src';
import { nodeWith, poolBytes, type NodeRpc } from './support/node';
import { operatorBytes, OWNER, positionOf, RENT_PAYER, VOTER } from './support/stake';

const lrtMint = address('So11111111111111111111111111111111111111112');
const { authority, pool, rateFeed, reserve } = await poolAddresses(lrtMint);
const operator = await operatorAddress(pool, OWNER);
const other = await operatorAddress(pool, VOTER);
const payer = await generateKeyPairSigner();

/** Positions 2 and 10 of the operator, 3 of another. */
let rpc: NodeRpc;
let [into, from] = [pool, pool];
let [intoStake, fromStake] = [pool, pool];
beforeAll(async () => {
  const positions = [
    await positionOf(pool, operator, 10n),
    await positionOf(pool, operator, 2n),
    await positionOf(pool, other, 3n),
    await positionOf(other, operator, 1n),
  ];
  rpc = nodeWith(
    new Map([...positions, [operator, operatorBytes(pool)], [pool, { bytes: poolBytes() }]]),
  );
  [intoStake, fromStake] = [await stakeAddress(pool, 2n), await stakeAddress(pool, 10n)];
  into = await positionAddress(pool, intoStake);
  from = await positionAddress(pool, fromStake);
});

function named({ accounts = [] }: Instruction): Set<Address> {
  return new Set(accounts.map((account) => account.address));
}

function expectStart(instructions: readonly Instruction[], discriminator: Iterable<number>) {
  expect(instructions).toHaveLength(1);
  expect([...(instructions[0]?.data ?? [])].slice(0, 8)).toEqual([...discriminator]);
  return named(instructions[0] as Instruction);
}

describe('readPositions', () => {
  it("finds a pool's and an operator's, oldest first", async () => {
    const numbers = async (filter: Parameters<typeof readPositions>[1]) =>
      (await readPositions(rpc, filter)).map((each) => each.data.nonce);
    expect(await numbers({ pool })).toEqual([2n, 3n, 10n]);
    expect(await numbers({ operator, pool })).toEqual([2n, 10n]);
    expect(await numbers({ operator })).toEqual([1n, 2n, 10n]);
    expect(await numbers({ operator: pool, pool })).toEqual([]);
  });
});

describe('readRewards', () => {
  it('adds up the epochs from the first on before the end; an epoch without a reward counts 0', async () => {
    const asked: bigint[] = [];
    const node = {
      getInflationReward: (addresses: Address[], { epoch }: { epoch: bigint }) => {
        expect(addresses).toEqual([intoStake]);
        asked.push(epoch);
        return { send: () => Promise.resolve([epoch === 4n ? null : { amount: 10n + epoch }]) };
      },
    } as unknown as Parameters<typeof readRewards>[0];
    expect(await readRewards(node, intoStake, 3n, 6n)).toBe(13n + 15n);
    expect(asked).toEqual([3n, 4n, 5n]);
    expect(await readRewards(node, intoStake, 6n, 6n)).toBe(0n);
    expect(asked).toHaveLength(3);
  });
});

describe('delegateStakeInstructions', () => {
  it("makes the position of the pool's next number", async () => {
    const wish = { lrtMint, operator, payer, rpc };
    const { instructions, position, stakeAccount } = await delegateStakeInstructions(wish);
    expect(stakeAccount).toBe(await stakeAddress(pool, 5n));
    expect(position).toBe(await positionAddress(pool, stakeAccount));
    const accounts = expectStart(instructions, getDelegateStakeDiscriminatorBytes());
    for (const each of [payer.address, pool, operator, VOTER, authority, reserve]) {
      expect(accounts).toContain(each);
    }
    expect(accounts).toContain(stakeAccount);
    expect(accounts).toContain(position);
  });

  it('says that there is no such operator', async () => {
    const wish = { lrtMint, operator: other, payer, rpc };
    await expect(delegateStakeInstructions(wish)).rejects.toThrow(
      `There is no operator at ${other}.`,
    );
  });
});

describe('undelegateStakeInstructions', () => {
  it("splits off into the pool's next number", async () => {
    const wish = { lrtMint, payer, position: into, rpc };
    const { instructions, split } = await undelegateStakeInstructions(wish);
    expect(split.stakeAccount).toBe(await stakeAddress(pool, 5n));
    expect(split.position).toBe(await positionAddress(pool, split.stakeAccount));
    const accounts = expectStart(instructions, getUndelegateStakeDiscriminatorBytes());
    for (const each of [payer.address, pool, operator, into, intoStake, authority, reserve]) {
      expect(accounts).toContain(each);
    }
    expect(accounts).toContain(split.stakeAccount);
    expect(accounts).toContain(split.position);
  });
});

describe('withdrawStakeInstructions', () => {
  it('brings it to the reserve, and the rent back', async () => {
    const wish = { lrtMint, position: into, rpc };
    const { instructions } = await withdrawStakeInstructions(wish);
    const accounts = expectStart(instructions, getWithdrawStakeDiscriminatorBytes());
    for (const each of [pool, rateFeed, operator, into, intoStake, authority, reserve]) {
      expect(accounts).toContain(each);
    }
    expect(accounts).toContain(RENT_PAYER);
  });

  it('says that there is no such position', async () => {
    const wish = { lrtMint, position: other, rpc };
    await expect(withdrawStakeInstructions(wish)).rejects.toThrow(
      `There is no position at ${other}.`,
    );
  });
});

describe('mergePositionsInstructions', () => {
  it('names both, in their places', async () => {
    const { instructions } = await mergePositionsInstructions({ from, into, lrtMint, rpc });
    expectStart(instructions, getMergePositionsDiscriminatorBytes());
    const accounts = (instructions[0]?.accounts ?? []).map((account) => account.address);
    expect(accounts.slice(0, 7)).toEqual([
      pool,
      operator,
      into,
      intoStake,
      from,
      fromStake,
      RENT_PAYER,
    ]);
  });
});
