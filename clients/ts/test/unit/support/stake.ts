/** Accounts of operators and of their stake, by hand. */
import { address, getAddressEncoder, type Address } from '@solana/kit';

import {
  getOperatorEncoder,
  getPositionEncoder,
  NO_EPOCH,
  OperatorStatus,
  positionAddress,
  PositionStatus,
  STAKE_PROGRAM_ADDRESS,
  stakeAddress,
  Version,
  type OperatorArgs,
  type PositionArgs,
} from '../../../src';
import type { Held } from './node';

/** Three addresses that stand for whatever a test needs. */
export const VOTER = address('Vote111111111111111111111111111111111111111');
export const OWNER = address('metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s');
export const RENT_PAYER = address('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');

/** An operator of `pool` whose validator is {@link VOTER}. */
export function operatorBytes(pool: Address, changes: Partial<OperatorArgs> = {}): Held {
  const bytes = getOperatorEncoder().encode({
    arriving: 0n,
    authority: OWNER,
    bond: 0n,
    bondEpoch: 0n,
    bondRequested: 0n,
    bump: 255,
    cap: 1n,
    commission: 0n,
    commissionBps: 0,
    delinquent: false,
    maxCommissionBps: 500,
    pool,
    positions: 0,
    rentPayer: RENT_PAYER,
    reserved: new Uint8Array(32),
    ring: [new Uint8Array(264)],
    staked: 0n,
    status: OperatorStatus.Active,
    tightened: 0n,
    version: Version.V1,
    voteAccount: VOTER,
    weight: 1,
    ...changes,
  });
  return { bytes };
}

/** The position of the stake account of number `nonce`, with its address. */
export async function positionOf(
  pool: Address,
  operator: Address,
  nonce: bigint,
): Promise<readonly [Address, Held]> {
  const stakeAccount = await stakeAddress(pool, nonce);
  const record: PositionArgs = {
    bump: 255,
    lamports: 2n,
    nonce,
    operator,
    pool,
    rentPayer: RENT_PAYER,
    reserved: new Uint8Array(32),
    stake: 1n,
    stakeAccount,
    status: PositionStatus.Active,
    updatedEpoch: 3n,
    version: Version.V1,
  };
  const bytes = getPositionEncoder().encode(record);
  return [await positionAddress(pool, stakeAccount), { bytes }];
}

/** A stake account of 200 bytes in state `tag` that holds `lamports`, of which `stake` are delegated. */
export function stakeBytes(tag: number, lamports: bigint, stake: bigint): Held {
  const bytes = new Uint8Array(200);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, tag, true);
  bytes.set(getAddressEncoder().encode(OWNER), 12);
  bytes.set(getAddressEncoder().encode(RENT_PAYER), 44);
  bytes.set(getAddressEncoder().encode(VOTER), 124);
  view.setBigUint64(156, stake, true);
  view.setBigUint64(164, 6n, true);
  view.setBigUint64(172, NO_EPOCH, true);
  return { bytes, lamports, owner: STAKE_PROGRAM_ADDRESS };
}
