/** The admin whom a mature change names takes over. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { requireChange } from '../../change';
import { getAcceptAdminInstruction, type Change } from '../../generated';
import type { AccountsRpc } from '../../read';

/** An acceptance. */
export type AcceptAdminParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The change's number. */
  id: bigint;
  /** The key that the change names. */
  nextAdmin: TransactionSigner;
}>;

/**
 * The acceptance of a change of the admin, from its `matureEpoch` to its `lastEpoch`. All other changes
 * of the former admin are dead then; the change's rent goes back to whoever paid it.
 */
export async function acceptAdminInstructions(
  params: AcceptAdminParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { id, lrtMint, nextAdmin, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  const accept = getAcceptAdminInstruction({
    ...(await eventAccounts()),
    change: await changeAddress(pool, id),
    nextAdmin,
    pool,
    rentPayer: change.rentPayer,
  });
  return { change, instructions: [accept] };
}
