/** Act 5: shares into the queue. */
import type { Address } from '@solana/kit';

import {
  acrossEpochTurn,
  formatAmount,
  getBatchSize,
  getTicketSize,
  readBatch,
  requestWithdrawalInstructions,
} from '../../src';
import type { Actor } from '../actor';
import { perform, rentOf } from '../perform';
import type { Stage } from '../stage';

/** A ticket in the queue: who is paid what, and who gets which rent back. */
export type Queued = {
  readonly address: Address;
  readonly batchId: bigint;
  readonly shares: bigint;
  /** Lamports the ticket was quoted. */
  readonly quoted: bigint;
  readonly rentPayer: Actor;
  /** Lamports of rent: the ticket's, and the batch's where this ticket was its first. */
  readonly ticketRent: bigint;
  readonly batchRent: bigint;
  owner: Actor;
};

/** The actor asks for `shares` back, and holds a ticket for them. */
export async function request(stage: Stage, actor: Actor, shares: bigint): Promise<Queued> {
  const { deployment, rpc } = stage;
  const ticketRent = await rentOf(stage, getTicketSize());
  const rentOfBatch = await rentOf(stage, getBatchSize());
  return acrossEpochTurn(async () => {
    const wish = { lrtMint: deployment.lrtMint, owner: actor.signer, rpc, shares };
    const { instructions, quote } = await requestWithdrawalInstructions(wish);
    const isFirst = (await readBatch(rpc, deployment.pool, quote.batchId)) === null;
    const batchRent = isFirst ? rentOfBatch : 0n;
    await perform(stage, actor, {
      instructions,
      lamports: -ticketRent - batchRent,
      shares: -shares,
      step: `requests ${formatAmount(shares)} cairnSOL → batch ${quote.batchId}`,
    });
    const { batchId, lamports, ticket } = quote;
    const payer = { batchRent, owner: actor, rentPayer: actor, ticketRent };
    return { address: ticket, batchId, quoted: lamports, shares, ...payer };
  });
}
