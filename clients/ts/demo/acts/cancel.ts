/** Act 6: a ticket's shares back, before its batch closes. */
import { cancelWithdrawalInstructions } from '../../src';
import { perform } from '../perform';
import type { Stage } from '../stage';
import type { Queued } from './request';

/** The ticket's owner cancels it: exactly its shares and its rent come back. */
export async function cancel(stage: Stage, ticket: Queued): Promise<void> {
  const { owner } = ticket;
  const { instructions } = await cancelWithdrawalInstructions({
    lrtMint: stage.deployment.lrtMint,
    owner: owner.signer,
    rpc: stage.rpc,
    ticket: ticket.address,
  });
  await perform(stage, owner, {
    instructions,
    lamports: ticket.ticketRent,
    shares: ticket.shares,
    step: 'cancels the ticket',
  });
}
