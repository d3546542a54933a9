/** A ticket's money to its owner. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts } from '../../addresses';
import { fetchBatch, findClaimsAccountPda, getClaimInstruction } from '../../generated';
import { quoteClaim } from '../../quote';
import { requireTicket, type AccountsRpc } from '../../read';

/** A claim. */
export type ClaimParams = Readonly<{
  rpc: AccountsRpc;
  ticket: Address;
}>;

/**
 * The claim of what a ticket's batch has been paid so far: `floor(paid * shares / batch.shares)`
 * lamports, less what the ticket has received. With 0 lamports it changes nothing and succeeds.
 */
export async function claimInstructions(
  params: ClaimParams,
): Promise<{ quote: { lamports: bigint; owner: Address }; instructions: Instruction[] }> {
  const ticket = await requireTicket(params.rpc, params.ticket);
  const { data: batch } = await fetchBatch(params.rpc, ticket.batch, { commitment: 'confirmed' });
  const [claimsAccount] = await findClaimsAccountPda({ pool: ticket.pool });
  const claim = getClaimInstruction({
    ...(await eventAccounts()),
    batch: ticket.batch,
    claimsAccount,
    owner: ticket.owner,
    pool: ticket.pool,
    ticket: params.ticket,
  });
  const quote = { lamports: quoteClaim(batch, ticket), owner: ticket.owner };
  return { instructions: [claim], quote };
}
