/** Act 7: a ticket to a new owner. */
import { transferTicketInstructions } from '../../src';
import type { Actor } from '../actor';
import { perform } from '../perform';
import type { Stage } from '../stage';
import type { Queued } from './request';

/** The ticket's owner hands it over; the rent still goes back to whoever paid it. */
export async function transfer(stage: Stage, ticket: Queued, heir: Actor): Promise<void> {
  const { owner } = ticket;
  const { instructions } = await transferTicketInstructions({
    newOwner: heir.signer.address,
    owner: owner.signer,
    ticket: ticket.address,
  });
  await perform(stage, owner, { instructions, step: `hands the ticket to ${heir.name}` });
  ticket.owner = heir;
}
