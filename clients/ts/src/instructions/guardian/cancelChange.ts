/** A queued change is stopped. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { requireChange } from '../../change';
import { getCancelChangeInstruction, type Change } from '../../generated';
import type { AccountsRpc } from '../../read';

/** A cancellation. */
export type CancelChangeParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The change's number. */
  id: bigint;
  /** The pool's guardian or its admin; neither for its own replacement. */
  canceller: TransactionSigner;
}>;

/** The cancellation of a change, at any time. Its rent goes back to whoever paid it. */
export async function cancelChangeInstructions(
  params: CancelChangeParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { canceller, id, lrtMint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  const cancel = getCancelChangeInstruction({
    ...(await eventAccounts()),
    canceller,
    change: await changeAddress(pool, id),
    pool,
    rentPayer: change.rentPayer,
  });
  return { change, instructions: [cancel] };
}
