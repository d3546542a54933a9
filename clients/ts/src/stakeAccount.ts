/** Stake accounts as the stake program writes them: `StakeStateV2` of solana-stake-interface. */
import {
  address,
  fetchEncodedAccount,
  getAddressDecoder,
  type Address,
  type ReadonlyUint8Array,
} from '@solana/kit';

import type { AccountsRpc } from './read';

/** The stake program. */
export const STAKE_PROGRAM_ADDRESS = address('Stake11111111111111111111111111111111111111');

/** Bytes of a stake account. */
export const STAKE_ACCOUNT_SIZE = 200;

/** The epoch that stands for none. */
export const NO_EPOCH = 2n ** 64n - 1n;

/** What a stake account has delegated. */
export type StakeDelegation = Readonly<{
  /** The validator's vote account. */
  voter: Address;
  /** Lamports. */
  stake: bigint;
  /** Earns from the epoch after this one; {@link NO_EPOCH} for stake of the genesis. */
  activationEpoch: bigint;
  /** Earns up to this one; {@link NO_EPOCH} as long as it is not deactivated. */
  deactivationEpoch: bigint;
}>;

/** A stake account. */
export type StakeAccount = Readonly<{
  /** All it holds: its stake, its rent, and what lies loose. */
  lamports: bigint;
  staker: Address;
  withdrawer: Address;
  /** Null where it has never been delegated. */
  delegation: StakeDelegation | null;
}>;

/** The tags of the two states in which somebody has a say over an account, and where their parts begin. */
const INITIALIZED = 1;
const DELEGATED = 2;
const AUTHORITIES = 4 + 8;
const DELEGATION = AUTHORITIES + 32 + 32 + 8 + 8 + 32;

/** The stake account at `address`; null where there is none, or one that nobody has a say over. */
export async function readStakeAccount(
  rpc: AccountsRpc,
  address: Address,
): Promise<StakeAccount | null> {
  const account = await fetchEncodedAccount(rpc, address, { commitment: 'confirmed' });
  if (!account.exists || account.programAddress !== STAKE_PROGRAM_ADDRESS) return null;
  return parseStakeAccount(account.lamports, account.data);
}

/** Reads it from the bytes of an account of the stake program. */
export function parseStakeAccount(lamports: bigint, data: ReadonlyUint8Array): StakeAccount | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < STAKE_ACCOUNT_SIZE) return null;
  const tag = view.getUint32(0, true);
  if (tag !== INITIALIZED && tag !== DELEGATED) return null;
  const key = (offset: number) => getAddressDecoder().decode(data, offset);
  const number = (offset: number) => view.getBigUint64(offset, true);
  const delegation = {
    activationEpoch: number(DELEGATION + 40),
    deactivationEpoch: number(DELEGATION + 48),
    stake: number(DELEGATION + 32),
    voter: key(DELEGATION),
  };
  return {
    delegation: tag === DELEGATED ? delegation : null,
    lamports,
    staker: key(AUTHORITIES),
    withdrawer: key(AUTHORITIES + 32),
  };
}
