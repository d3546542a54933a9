/** Act 9: the keeper, once an epoch, until nothing is left to do. */
import type { Address } from '@solana/kit';

import { eventsNamed, readBatch, readTickets, type CairnEvent } from '../../src';
import { nextEpoch } from '../epochs';
import type { Keeper } from '../keeper';
import { shift } from '../shift';
import type { Stage } from '../stage';
import type { Queued } from './request';

/** Epochs beyond `minExitEpochs` in which the queue has to be empty: a batch more, and one to spare. */
const SPARE_EPOCHS = 3;

/** What the keeper did: all that happened, and lamports out of the reserve, out of claims, back as dust. */
export type Settled = Readonly<{
  events: readonly CairnEvent[];
  filled: bigint;
  paid: bigint;
  dust: bigint;
}>;

/** Lets epochs turn and the keeper work until every ticket and batch of the demo is gone. */
export async function settle(stage: Stage, keeper: Keeper, tickets: Queued[]): Promise<Settled> {
  const events: CairnEvent[] = [];
  const ownerOf = (address: Address) =>
    tickets.find((ticket) => ticket.address === address)?.owner.name ?? 'someone else';
  const epochs = stage.deployment.parameters.minExitEpochs + SPARE_EPOCHS;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    await nextEpoch(stage);
    events.push(...(await shift(stage, keeper, ownerOf)));
    if (await isDone(stage, tickets)) {
      book(tickets, events);
      const sum = (amounts: bigint[]) => amounts.reduce((whole, each) => whole + each, 0n);
      return {
        dust: sum(eventsNamed(events, 'BatchAccountClosed').map((each) => each.dust)),
        events,
        filled: sum(eventsNamed(events, 'BatchFilled').map((each) => each.lamports)),
        paid: sum(eventsNamed(events, 'Claimed').map((each) => each.lamports)),
      };
    }
  }
  throw new Error(`The queue was not empty after ${epochs} epochs of the keeper's work.`);
}

/** What a ticket's owner was paid. */
export function paidFor(events: readonly CairnEvent[], ticket: Queued): bigint {
  return eventsNamed(events, 'Claimed')
    .filter((each) => each.ticket === ticket.address)
    .reduce((whole, each) => whole + each.lamports, 0n);
}

async function isDone({ deployment, rpc }: Stage, tickets: Queued[]): Promise<boolean> {
  const open = await readTickets(rpc, { pool: deployment.pool });
  const ours = new Set<string>(tickets.map((ticket) => ticket.address));
  if (open.some((ticket) => ours.has(ticket.address))) return false;
  const ids = [...new Set(tickets.map((ticket) => ticket.batchId))];
  const batches = await Promise.all(ids.map((id) => readBatch(rpc, deployment.pool, id)));
  return batches.every((batch) => batch === null);
}

/** What everyone should have received by now: what was paid for their tickets, and the rents. */
function book(tickets: Queued[], events: readonly CairnEvent[]): void {
  for (const ticket of tickets) {
    ticket.owner.lamports += paidFor(events, ticket);
    ticket.rentPayer.lamports += ticket.ticketRent + ticket.batchRent;
  }
}
