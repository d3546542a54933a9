/** The account of a ticket that is paid in full is closed. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts } from '../../addresses';
import { getCloseTicketInstruction } from '../../generated';
import { requireTicket, type AccountsRpc } from '../../read';

/** A close. */
export type CloseTicketParams = Readonly<{
  rpc: AccountsRpc;
  ticket: Address;
}>;

/** The close of a ticket: its rent goes back to whoever paid it. */
export async function closeTicketInstructions(
  params: CloseTicketParams,
): Promise<{ rentPayer: Address; instructions: Instruction[] }> {
  const { batch, rentPayer } = await requireTicket(params.rpc, params.ticket);
  const tail = await eventAccounts();
  const close = getCloseTicketInstruction({ ...tail, batch, rentPayer, ticket: params.ticket });
  return { instructions: [close], rentPayer };
}
