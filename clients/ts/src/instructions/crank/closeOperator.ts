/** The account of an operator that has left is closed. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts } from '../../addresses';
import { getCloseOperatorInstruction, type Operator } from '../../generated';
import { requireOperator } from '../../operator';
import type { AccountsRpc } from '../../read';

/** A close. */
export type CloseOperatorParams = Readonly<{
  rpc: AccountsRpc;
  /** Its address. */
  operator: Address;
}>;

/**
 * The close of an operator that is leaving and has no position, no bond and no commission any more: its rent goes back to whoever paid
 * it. The program refuses any other.
 */
export async function closeOperatorInstructions(
  params: CloseOperatorParams,
): Promise<{ operator: Operator; instructions: Instruction[] }> {
  const operator = await requireOperator(params.rpc, params.operator);
  const close = getCloseOperatorInstruction({
    ...(await eventAccounts()),
    operator: params.operator,
    pool: operator.pool,
    rentPayer: operator.rentPayer,
  });
  return { instructions: [close], operator };
}
