/** An operator wants no stake any more. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getLeaveOperatorInstruction } from '../../generated';
import { operatorAddress } from '../../operator';

/** A farewell. */
export type LeaveOperatorParams = Readonly<{
  lrtMint: Address;
  /** The key that registered the operator. */
  authority: TransactionSigner;
}>;

/**
 * The operator's target is 0 for good: anyone undelegates what it has, within the pool's move limit, and
 * closes it once nothing is left (`closeOperatorInstructions`).
 */
export async function leaveOperatorInstructions(
  params: LeaveOperatorParams,
): Promise<{ operator: Address; instructions: Instruction[] }> {
  const { authority, lrtMint } = params;
  const { pool } = await poolAddresses(lrtMint);
  const operator = await operatorAddress(pool, authority.address);
  const leave = getLeaveOperatorInstruction({
    ...(await eventAccounts()),
    authority,
    operator,
    pool,
  });
  return { instructions: [leave], operator };
}
