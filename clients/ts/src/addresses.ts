/** Where a pool's accounts lie: all follow from the LRT's mint. */
import {
  getAddressEncoder,
  getProgramDerivedAddress,
  getU64Encoder,
  type Address,
  type ReadonlyUint8Array,
} from '@solana/kit';
import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';

import {
  CAIRN_PROGRAM_ADDRESS,
  findAuthorityPda,
  findClaimsAccountPda,
  findLockedOwnerPda,
  findPoolPda,
  findRateFeedPda,
  findReserveAccountPda,
} from './generated';

/** The addresses of one pool. */
export type PoolAddresses = Readonly<{
  /** The liquid restaking token's mint. */
  lrtMint: Address;
  pool: Address;
  /** Mint authority, owner of the escrow. */
  authority: Address;
  /** Idle lamports. */
  reserve: Address;
  /** Lamports of filled tickets. */
  claims: Address;
  /** Shares of tickets that are not filled. */
  escrow: Address;
  /** What lenders and oracles read. */
  rateFeed: Address;
  lockedOwner: Address;
  /** Shares that nothing moves. */
  locked: Address;
}>;

const bytes = (text: string) => new TextEncoder().encode(text);
const encoder = getAddressEncoder();

/** The addresses of the pool of `lrtMint`. */
export async function poolAddresses(lrtMint: Address): Promise<PoolAddresses> {
  const [pool] = await findPoolPda({ lrtMint });
  const [authority] = await findAuthorityPda({ pool });
  const [reserve] = await findReserveAccountPda({ pool });
  const [claims] = await findClaimsAccountPda({ pool });
  const [rateFeed] = await findRateFeedPda({ pool });
  const [lockedOwner] = await findLockedOwnerPda({ pool });
  const escrow = await holderAddress(lrtMint, authority);
  const locked = await holderAddress(lrtMint, lockedOwner);
  return { authority, claims, escrow, locked, lockedOwner, lrtMint, pool, rateFeed, reserve };
}

/** The batch of this number. */
export function batchAddress(pool: Address, id: bigint): Promise<Address> {
  return derived([bytes('batch'), encoder.encode(pool), getU64Encoder().encode(id)]);
}

/** The ticket that `creator` made with `nonce` in `batch`. */
export function ticketAddress(batch: Address, creator: Address, nonce: bigint): Promise<Address> {
  const seeds = [encoder.encode(batch), encoder.encode(creator), getU64Encoder().encode(nonce)];
  return derived([bytes('ticket'), ...seeds]);
}

/** The change of this number. */
export function changeAddress(pool: Address, id: bigint): Promise<Address> {
  return derived([bytes('change'), encoder.encode(pool), getU64Encoder().encode(id)]);
}

/** The pool's stake account of this number. */
export function stakeAddress(pool: Address, nonce: bigint): Promise<Address> {
  return derived([bytes('stake'), encoder.encode(pool), getU64Encoder().encode(nonce)]);
}

/** The redemption of this number. */
export function redemptionAddress(pool: Address, nonce: bigint): Promise<Address> {
  return derived([bytes('redemption'), encoder.encode(pool), getU64Encoder().encode(nonce)]);
}

/** What a source owes for, until it pays, of the redemption of this number. */
export function receiptAddress(pool: Address, nonce: bigint): Promise<Address> {
  return derived([bytes('receipt'), encoder.encode(pool), getU64Encoder().encode(nonce)]);
}

/** The associated token account in which `owner` holds the LRT. */
export async function holderAddress(lrtMint: Address, owner: Address): Promise<Address> {
  const seeds = { mint: lrtMint, owner, tokenProgram: TOKEN_PROGRAM_ADDRESS };
  const [address] = await findAssociatedTokenPda(seeds);
  return address;
}

/** The PDA through which the program emits its events, and the program: every instruction's tail. */
export async function eventAccounts(): Promise<{ eventAuthority: Address; program: Address }> {
  const eventAuthority = await derived([bytes('__event_authority')]);
  return { eventAuthority, program: CAIRN_PROGRAM_ADDRESS };
}

async function derived(seeds: ReadonlyUint8Array[]): Promise<Address> {
  const [address] = await getProgramDerivedAddress({
    programAddress: CAIRN_PROGRAM_ADDRESS,
    seeds,
  });
  return address;
}
