/** Batches of a test's pool on their way through the queue. */
import type { KeyPairSigner } from '@solana/kit';

import {
  claimInstructions,
  closeBatchInstructions,
  closeTicketInstructions,
  fillableFrom,
  fillBatchInstructions,
  readBatch,
  readPool,
  send,
  type Batch,
  type Sent,
  type WithdrawalQuote,
} from '../../../src';
import { newHolder, newPool, request, type TestPool } from './pool';
import { epochReached, rpc } from './world';

/** A pool with one ticket, whose owner has nothing else in the pool. */
export type QueuedTicket = Readonly<{
  pool: TestPool;
  owner: KeyPairSigner;
  quote: WithdrawalQuote;
}>;

/** A ticket of `shares` in a pool of its own. */
export async function queuedTicket(shares: bigint): Promise<QueuedTicket> {
  const pool = await newPool();
  const owner = await newHolder(pool, shares);
  const { quote } = await request(pool, owner, shares);
  return { owner, pool, quote };
}

/** The ticket's batch as it is. */
export async function batchOf({ pool, quote }: QueuedTicket): Promise<Batch> {
  const batch = await readBatch(rpc, pool.addresses.pool, quote.batchId);
  if (batch === null) throw new Error(`There is no batch ${quote.batchId}.`);
  return batch;
}

/** Waits for the next epoch and closes the ticket's batch. */
export async function closed(ticket: QueuedTicket): Promise<Sent> {
  await epochReached((await batchOf(ticket)).epoch + 1n);
  const { admin, lrtMint } = ticket.pool;
  const close = { batchId: ticket.quote.batchId, lrtMint, rpc };
  const { instructions } = await closeBatchInstructions(close);
  return send({ instructions, payer: admin, rpc });
}

/** Waits until the batch can be filled and fills it. */
export async function filled(ticket: QueuedTicket): Promise<Sent> {
  const { admin, lrtMint } = ticket.pool;
  const { pool } = await readPool(rpc, lrtMint);
  await epochReached(fillableFrom(pool, await batchOf(ticket)));
  const { instructions } = await fillBatchInstructions({ lrtMint, rpc });
  return send({ instructions, payer: admin, rpc });
}

/** Pushes the ticket's money to its owner. */
export async function claimed({ pool, quote }: QueuedTicket): Promise<Sent> {
  const { instructions } = await claimInstructions({ rpc, ticket: quote.ticket });
  return send({ instructions, payer: pool.admin, rpc });
}

/** Closes the ticket's account. */
export async function ticketClosed({ pool, quote }: QueuedTicket): Promise<Sent> {
  const { instructions } = await closeTicketInstructions({ rpc, ticket: quote.ticket });
  return send({ instructions, payer: pool.admin, rpc });
}
