/** Act 8: the keeper, once an epoch, until nothing is left to do. */
import { formatAmount, readBatch, readTickets, type CairnEvent } from '../../src';
import type { Actor } from '../actor';
import { nextEpoch } from '../epochs';
import type { Keeper } from '../keeper';
import { presentPrice, type Stage } from '../stage';
import { printNote, printRow } from '../table';
import type { Queued } from './request';

/** Epochs beyond `minExitEpochs` in which the queue has to be empty: a batch more, and one to spare. */
const SPARE_EPOCHS = 3;

/** What the keeper moved, in lamports: out of the reserve, and out of claims. */
export type Moved = { filled: bigint; paid: bigint };

/** Lets epochs turn and the keeper work until every ticket and batch of the demo is gone. */
export async function settle(stage: Stage, keeper: Keeper, tickets: Queued[]): Promise<Moved> {
  const moved: Moved = { filled: 0n, paid: 0n };
  const epochs = stage.deployment.parameters.minExitEpochs + SPARE_EPOCHS;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    await nextEpoch(stage);
    const cranked = await keeper.once(stage);
    if (cranked.length === 0) printNote('the keeper finds nothing to do yet');
    for (const { events, fee, units } of cranked) {
      keeper.actor.lamports -= fee;
      const { lamports } = keeper.actor;
      const price = await presentPrice(stage);
      events.forEach((event, index) => {
        if (event.name === 'BatchFilled') moved.filled += event.data.lamports;
        if (event.name === 'Claimed') moved.paid += event.data.lamports;
        const step = told(event, tickets);
        const last = index === events.length - 1;
        printRow(last ? { lamports, price, step, units, who: 'keeper' } : { step, who: 'keeper' });
      });
    }
    if (await isDone(stage, tickets)) {
      book(tickets);
      return moved;
    }
  }
  throw new Error(`The queue was not empty after ${epochs} epochs of the keeper's work.`);
}

/** An event in words. */
function told(event: CairnEvent, tickets: Queued[]): string {
  const ownerOf = (address: string) =>
    tickets.find((ticket) => ticket.address === address)?.owner.name ?? 'someone else';
  switch (event.name) {
    case 'BatchClosed':
      return `closes batch ${event.data.batch}, ${formatAmount(event.data.shares)} cairnSOL`;
    case 'BatchFilled':
      return `fills batch ${event.data.batch} with ${formatAmount(event.data.lamports)} SOL`;
    case 'Claimed':
      return `pays ${formatAmount(event.data.lamports)} SOL to ${ownerOf(event.data.ticket)}`;
    case 'TicketClosed':
      return `closes the ticket of ${ownerOf(event.data.ticket)}`;
    case 'BatchAccountClosed':
      return `closes the account of batch ${event.data.batch}`;
    default:
      throw new Error(`The keeper did what it has no business with: ${event.name}.`);
  }
}

async function isDone({ deployment, rpc }: Stage, tickets: Queued[]): Promise<boolean> {
  const open = await readTickets(rpc, { pool: deployment.pool });
  const ours = new Set<string>(tickets.map((ticket) => ticket.address));
  if (open.some((ticket) => ours.has(ticket.address))) return false;
  const ids = [...new Set(tickets.map((ticket) => ticket.batchId))];
  const batches = await Promise.all(ids.map((id) => readBatch(rpc, deployment.pool, id)));
  return batches.every((batch) => batch === null);
}

/** What everyone should have received by now: what was quoted, and the rents. */
function book(tickets: Queued[]): void {
  const receive = (actor: Actor, lamports: bigint) => {
    actor.lamports += lamports;
  };
  for (const { batchRent, owner, quoted, rentPayer, ticketRent } of tickets) {
    receive(owner, quoted);
    receive(rentPayer, ticketRent + batchRent);
  }
}
