/** Shares into the queue, a ticket for them. */
import {
  fetchEncodedAccounts,
  type Address,
  type Instruction,
  type TransactionSigner,
} from '@solana/kit';

import { batchAddress, eventAccounts, holderAddress, ticketAddress } from '../../addresses';
import { getRequestWithdrawalInstruction } from '../../generated';
import { quoteWithdrawal } from '../../quote';
import { readPool, type AccountsRpc, type PoolRpc, type PoolState } from '../../read';
import { lamportsFloor, type Price } from '../../price';
import { closeBatchInstruction } from '../crank/closeBatch';

/** A withdrawal request. */
export type RequestWithdrawalParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** Owns the shares, and then the ticket. */
  owner: TransactionSigner;
  /** Pays the rents of ticket and batch, and gets them back; the owner. */
  payer?: TransactionSigner;
  shares: bigint;
  /** Part of the ticket's address; the lowest that is free. */
  nonce?: bigint;
}>;

/** Where a request goes, and what it would be paid at the present price. */
export type WithdrawalQuote = Readonly<{
  batchId: bigint;
  ticket: Address;
  nonce: bigint;
  price: Price;
  /** `floor(shares * nav / supply)`: what the ticket is worth now. Its batch's close fixes the most it gets. */
  lamports: bigint;
}>;

/**
 * A withdrawal request, from the pool as it is now, with `close_batch` in front where an earlier
 * epoch's batch still holds tickets; the request then opens the next batch.
 *
 * At an epoch's edge the request can miss its batch: send it through {@link acrossEpochTurn}.
 */
export async function requestWithdrawalInstructions(
  params: RequestWithdrawalParams,
): Promise<{ quote: WithdrawalQuote; instructions: Instruction[] }> {
  const { rpc, lrtMint, owner, shares } = params;
  const state = await readPool(rpc, lrtMint);
  const { addresses, pool, now } = state;

  const closesFirst = hasEarlierTickets(state);
  const batchId = closesFirst ? pool.openBatch + 1n : pool.openBatch;
  const batch = await batchAddress(addresses.pool, batchId);
  const nonce = params.nonce ?? (await freeNonce(rpc, batch, owner.address));
  const ticket = await ticketAddress(batch, owner.address, nonce);

  const request = getRequestWithdrawalInstruction({
    ...(await eventAccounts()),
    batch,
    escrow: addresses.escrow,
    lrtMint,
    nonce,
    owner,
    ownerLrt: await holderAddress(lrtMint, owner.address),
    payer: params.payer ?? owner,
    pool: addresses.pool,
    shares,
    ticket,
  });
  const close = closesFirst ? [await closeBatchInstruction(addresses.pool, pool.openBatch)] : [];
  const price = quoteWithdrawal(pool, null, now);
  const quote = { batchId, lamports: lamportsFloor(price, shares), nonce, price, ticket };
  return { instructions: [...close, request], quote };
}

/** Whether the open batch has to be closed before this epoch's tickets. */
function hasEarlierTickets({ openBatch, now }: PoolState): boolean {
  return openBatch !== null && openBatch.shares > 0n && openBatch.epoch < now.epoch;
}

const PAGE = 16n;

/** The lowest nonce with which `creator` has no ticket in `batch`. */
async function freeNonce(rpc: AccountsRpc, batch: Address, creator: Address): Promise<bigint> {
  for (let first = 0n; ; first += PAGE) {
    const nonces = Array.from({ length: Number(PAGE) }, (_, index) => first + BigInt(index));
    const tickets = await Promise.all(nonces.map((nonce) => ticketAddress(batch, creator, nonce)));
    const accounts = await fetchEncodedAccounts(rpc, tickets, { commitment: 'confirmed' });
    const free = accounts.findIndex((account) => !account.exists || account.data.length === 0);
    if (free >= 0) return first + BigInt(free);
  }
}
