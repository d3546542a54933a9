/** A ticket's shares back, as long as its batch is open. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getCreateAssociatedTokenIdempotentInstruction } from '@solana-program/token';

import { eventAccounts, holderAddress, poolAddresses } from '../../addresses';
import { getCancelWithdrawalInstruction } from '../../generated';
import { requireTicket, type AccountsRpc } from '../../read';

/** A cancellation. */
export type CancelWithdrawalParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  ticket: Address;
  /** The ticket's owner. */
  owner: TransactionSigner;
}>;

/**
 * A cancellation: exactly the ticket's shares go to the owner's associated token account, which is
 * created where there is none; the ticket's rent goes back to whoever paid it.
 */
export async function cancelWithdrawalInstructions(
  params: CancelWithdrawalParams,
): Promise<{ quote: { shares: bigint }; instructions: Instruction[] }> {
  const { rpc, lrtMint, owner } = params;
  const ticket = await requireTicket(rpc, params.ticket);
  const addresses = await poolAddresses(lrtMint);
  const recipient = await holderAddress(lrtMint, owner.address);

  const create = getCreateAssociatedTokenIdempotentInstruction({
    ata: recipient,
    mint: lrtMint,
    owner: owner.address,
    payer: owner,
  });
  const cancel = getCancelWithdrawalInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    batch: ticket.batch,
    escrow: addresses.escrow,
    lrtMint,
    owner,
    pool: addresses.pool,
    recipient,
    rentPayer: ticket.rentPayer,
    ticket: params.ticket,
  });
  return { instructions: [create, cancel], quote: { shares: ticket.shares } };
}
