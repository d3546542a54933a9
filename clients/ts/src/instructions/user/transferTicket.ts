/** A ticket to a new owner, who is paid from then on. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts } from '../../addresses';
import { getTransferTicketInstruction } from '../../generated';

/** A transfer. */
export type TransferTicketParams = Readonly<{
  ticket: Address;
  /** The ticket's present owner. */
  owner: TransactionSigner;
  /** Who is paid from now on. Warning: nothing checks that anyone holds this address's key. */
  newOwner: Address;
}>;

/** A transfer of a ticket. The rent still goes back to whoever paid it. */
export async function transferTicketInstructions(
  params: TransferTicketParams,
): Promise<{ instructions: Instruction[] }> {
  const { ticket, owner, newOwner } = params;
  const tail = await eventAccounts();
  return { instructions: [getTransferTicketInstruction({ ...tail, newOwner, owner, ticket })] };
}
