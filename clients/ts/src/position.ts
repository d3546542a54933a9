/** Positions: the pool's stake accounts by record, each with one operator. */
import type {
  Account,
  Address,
  GetInflationRewardApi,
  GetProgramAccountsApi,
  Rpc,
} from '@solana/kit';

import {
  decodePosition,
  fetchMaybePosition,
  findPositionPda,
  getPositionDiscriminatorBytes,
  type Position,
} from './generated';
import { order, programAccounts } from './programAccounts';
import type { AccountsRpc } from './read';

/** The position of `stakeAccount`. */
export async function positionAddress(pool: Address, stakeAccount: Address): Promise<Address> {
  const [address] = await findPositionPda({ pool, stakeAccount });
  return address;
}

/** The position at `address`; null where it does not exist, not yet or no more. */
export async function readPosition(rpc: AccountsRpc, address: Address): Promise<Position | null> {
  const account = await fetchMaybePosition(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data : null;
}

/** The position at `address`, which has to exist. */
export async function requirePosition(rpc: AccountsRpc, address: Address): Promise<Position> {
  const position = await readPosition(rpc, address);
  if (position === null) throw new Error(`There is no position at ${address}.`);
  return position;
}

/** Which positions to read: those that match every address given. */
export type PositionFilter = Readonly<{ pool?: Address; operator?: Address }>;

/** Where a position's account holds these addresses, in bytes from its start. */
const OFFSETS = { operator: 82n, pool: 10n } as const;

/** All positions that match, oldest first. Asks the RPC node for `getProgramAccounts`. */
export async function readPositions(
  rpc: Rpc<GetProgramAccountsApi>,
  filter: PositionFilter,
): Promise<Account<Position>[]> {
  const held = (['pool', 'operator'] as const).flatMap((field) => {
    const address = filter[field];
    return address === undefined ? [] : [{ address, offset: OFFSETS[field] }];
  });
  const accounts = await programAccounts(rpc, getPositionDiscriminatorBytes(), held);
  return accounts
    .map((account) => decodePosition(account))
    .sort((a, b) => order(a.data.nonce, b.data.nonce));
}

/**
 * Lamports that the cluster has paid a stake account for the epochs from `first` on before `end`, as its blocks
 * say: what updates in `first` and in `end` recognise between them, where nobody donates. The node has to
 * know those epochs.
 */
export async function readRewards(
  rpc: Rpc<GetInflationRewardApi>,
  stakeAccount: Address,
  first: bigint,
  end: bigint,
): Promise<bigint> {
  let paid = 0n;
  for (let epoch = first; epoch < end; epoch += 1n) {
    const config = { commitment: 'confirmed', epoch } as const;
    const [reward] = await rpc.getInflationReward([stakeAccount], config).send();
    paid += reward?.amount ?? 0n;
  }
  return paid;
}
