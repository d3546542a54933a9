/** A position that does not earn any more comes back to the reserve. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getWithdrawStakeInstruction, type Position } from '../../generated';
import { requirePosition } from '../../position';
import type { AccountsRpc } from '../../read';

/** A withdrawal. */
export type WithdrawStakeParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The position's address. */
  position: Address;
}>;

/**
 * The withdrawal of all that a position's stake account holds, from the epoch after its deactivation on:
 * the lamports join the reserve, the position's rent goes back to whoever paid it.
 */
export async function withdrawStakeInstructions(
  params: WithdrawStakeParams,
): Promise<{ position: Position; instructions: Instruction[] }> {
  const { authority, pool, rateFeed, reserve } = await poolAddresses(params.lrtMint);
  const position = await requirePosition(params.rpc, params.position);
  const withdraw = getWithdrawStakeInstruction({
    ...(await eventAccounts()),
    authority,
    operator: position.operator,
    pool,
    position: params.position,
    rateFeed,
    rentPayer: position.rentPayer,
    reserveAccount: reserve,
    stakeAccount: position.stakeAccount,
  });
  return { instructions: [withdraw], position };
}
