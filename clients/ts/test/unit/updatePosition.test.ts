/** Groups of accounts behind the named ones. */
import {
  AccountRole,
  address,
  getBase64Decoder,
  type Address,
  type ReadonlyUint8Array,
} from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  CAIRN_PROGRAM_ADDRESS,
  CairnInstruction,
  findPositionPda,
  getOperatorDecoder,
  getOperatorEncoder,
  getOperatorSize,
  getPositionDecoder,
  getPositionEncoder,
  getPositionSize,
  identifyCairnInstruction,
  operatorAddress,
  poolAddresses,
  updatePositionInstructions,
  UPDATES_TOGETHER,
  type AccountsRpc,
} from '../../src';

const lrtMint = address('So11111111111111111111111111111111111111112');
const voteAccount = address('Vote111111111111111111111111111111111111111');
const { pool, rateFeed } = await poolAddresses(lrtMint);
const operator = await operatorAddress(pool, voteAccount);
const accounts = new Map<Address, ReadonlyUint8Array>();

/** A node with these accounts of the program. */
const rpc = {
  getMultipleAccounts: (addresses: readonly Address[]) => ({
    send: () => Promise.resolve({ value: addresses.map(account) }),
  }),
} as unknown as AccountsRpc;

function account(at: Address): object | null {
  const bytes = accounts.get(at);
  if (bytes === undefined) return null;
  const data = [getBase64Decoder().decode(bytes), 'base64'];
  const owner = CAIRN_PROGRAM_ADDRESS;
  return { data, executable: false, lamports: 1n, owner, space: BigInt(bytes.length) };
}

/** Positions of the operator, by their stake accounts: any addresses. */
async function positions(count: number): Promise<Address[]> {
  const blank = getPositionDecoder().decode(new Uint8Array(getPositionSize()));
  const stakes: Address[] = [];
  for (let number = 0; number < count; number += 1) {
    const stakeAccount = await operatorAddress(pool, stakes.at(-1) ?? operator);
    const [at] = await findPositionPda({ pool, stakeAccount });
    accounts.set(at, getPositionEncoder().encode({ ...blank, operator, pool, stakeAccount }));
    stakes.push(stakeAccount);
  }
  return stakes;
}

beforeAll(() => {
  const blank = getOperatorDecoder().decode(new Uint8Array(getOperatorSize()));
  accounts.set(operator, getOperatorEncoder().encode({ ...blank, pool, voteAccount }));
});

describe('updatePositionInstructions', () => {
  it('names a group of four for each position', async () => {
    const stakes = await positions(2);
    const { instructions } = await updatePositionInstructions({
      lrtMint,
      rpc,
      stakeAccounts: stakes,
    });
    const [update] = instructions;
    expect(instructions).toHaveLength(1);
    expect(identifyCairnInstruction({ data: update?.data ?? new Uint8Array() })).toBe(
      CairnInstruction.UpdatePosition,
    );
    const named = update?.accounts ?? [];
    expect(named.slice(0, 2).map((meta) => meta.address)).toEqual([pool, rateFeed]);
    const groups = stakes.map(async (stakeAccount) => [
      { address: operator, role: AccountRole.WRITABLE },
      { address: voteAccount, role: AccountRole.READONLY },
      { address: (await findPositionPda({ pool, stakeAccount }))[0], role: AccountRole.WRITABLE },
      { address: stakeAccount, role: AccountRole.READONLY },
    ]);
    expect(named.slice(4)).toEqual((await Promise.all(groups)).flat());
  });

  it('gives as many to an instruction as fit a transaction', async () => {
    const stakeAccounts = await positions(2 * UPDATES_TOGETHER + 1);
    const { instructions } = await updatePositionInstructions({ lrtMint, rpc, stakeAccounts });
    const groups = instructions.map(({ accounts = [] }) => (accounts.length - 4) / 4);
    expect(groups).toEqual([UPDATES_TOGETHER, UPDATES_TOGETHER, 1]);
  });

  it('is none for no positions', async () => {
    const none = await updatePositionInstructions({ lrtMint, rpc, stakeAccounts: [] });
    expect(none.instructions).toEqual([]);
  });

  it('refuses what has no position', async () => {
    const params = { lrtMint, rpc, stakeAccounts: [voteAccount] };
    await expect(updatePositionInstructions(params)).rejects.toThrow();
  });
});
