/** Reading the program's accounts, as of the last confirmed slot. */
import type {
  Account,
  Address,
  GetAccountInfoApi,
  GetEpochInfoApi,
  GetMultipleAccountsApi,
  GetProgramAccountsApi,
  Rpc,
} from '@solana/kit';

import { batchAddress, poolAddresses, type PoolAddresses } from './addresses';
import {
  decodeTicket,
  fetchMaybeBatch,
  fetchMaybeTicket,
  fetchPool,
  fetchRateFeed,
  getTicketDiscriminatorBytes,
  type Batch,
  type Pool,
  type RateFeed,
  type Ticket,
} from './generated';
import { readMoment, type Moment } from './moment';
import { order, programAccounts } from './programAccounts';

/** What reading one account asks of an RPC connection. */
export type AccountsRpc = Rpc<GetAccountInfoApi & GetMultipleAccountsApi>;

/** What reading a pool with its moment asks of an RPC connection. */
export type PoolRpc = Rpc<GetAccountInfoApi & GetEpochInfoApi & GetMultipleAccountsApi>;

/** A pool, the batch that takes tickets, and the moment they were read at. */
export type PoolState = Readonly<{
  addresses: PoolAddresses;
  pool: Pool;
  /** The batch `pool.openBatch`; null until it has had its first ticket. */
  openBatch: Batch | null;
  now: Moment;
}>;

const confirmed = { commitment: 'confirmed' } as const;

/** The pool of `lrtMint`. */
export async function readPool(rpc: PoolRpc, lrtMint: Address): Promise<PoolState> {
  const addresses = await poolAddresses(lrtMint);
  const now = await readMoment(rpc);
  const { data: pool } = await fetchPool(rpc, addresses.pool, confirmed);
  const openBatch = await readBatch(rpc, addresses.pool, pool.openBatch);
  return { addresses, now, openBatch, pool };
}

/** What lenders and oracles read of the pool of `lrtMint`: as its last instruction left it. */
export async function readRateFeed(rpc: AccountsRpc, lrtMint: Address): Promise<RateFeed> {
  const { rateFeed } = await poolAddresses(lrtMint);
  const { data } = await fetchRateFeed(rpc, rateFeed, confirmed);
  return data;
}

/** The batch of this number; null where it does not exist, not yet or no more. */
export async function readBatch(
  rpc: AccountsRpc,
  pool: Address,
  id: bigint,
): Promise<Batch | null> {
  const account = await fetchMaybeBatch(rpc, await batchAddress(pool, id), confirmed);
  return account.exists ? account.data : null;
}

/** The ticket at `address`; null where it does not exist, not yet or no more. */
export async function readTicket(rpc: AccountsRpc, address: Address): Promise<Ticket | null> {
  const account = await fetchMaybeTicket(rpc, address, confirmed);
  return account.exists ? account.data : null;
}

/** The ticket at `address`, which has to exist. */
export async function requireTicket(rpc: AccountsRpc, address: Address): Promise<Ticket> {
  const ticket = await readTicket(rpc, address);
  if (ticket === null) throw new Error(`There is no ticket at ${address}.`);
  return ticket;
}

/** Which tickets to read: those that match every address given. */
export type TicketFilter = Readonly<{
  pool?: Address;
  batch?: Address;
  creator?: Address;
  /** Who is paid. */
  owner?: Address;
}>;

/** Where a ticket's account holds these addresses, in bytes from its start. */
const OFFSETS = { batch: 42n, creator: 82n, owner: 122n, pool: 10n } as const;

/** All tickets that match, oldest batch first. Asks the RPC node for `getProgramAccounts`. */
export async function readTickets(
  rpc: Rpc<GetProgramAccountsApi>,
  filter: TicketFilter,
): Promise<Account<Ticket>[]> {
  const held = (['pool', 'batch', 'creator', 'owner'] as const).flatMap((field) => {
    const address = filter[field];
    return address === undefined ? [] : [{ address, offset: OFFSETS[field] }];
  });
  const accounts = await programAccounts(rpc, getTicketDiscriminatorBytes(), held);
  return accounts
    .map((account) => decodeTicket(account))
    .sort((a, b) => order(a.data.batchId, b.data.batchId) || order(a.data.nonce, b.data.nonce));
}
