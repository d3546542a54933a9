/** Two active positions of an operator become one. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getMergePositionsInstruction } from '../../generated';
import { requirePosition } from '../../position';
import type { AccountsRpc } from '../../read';

/** A merge. */
export type MergePositionsParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The position that stays, by its address. */
  into: Address;
  /** The position that goes, of the same operator, by its address. */
  from: Address;
}>;

/**
 * The merge of all of `from` into `into`, both of which have earned for more than an epoch: the rent of
 * `from`'s record goes back to whoever paid it, its stake account's stays in the position.
 */
export async function mergePositionsInstructions(
  params: MergePositionsParams,
): Promise<{ instructions: Instruction[] }> {
  const { lrtMint, rpc } = params;
  const { authority, pool } = await poolAddresses(lrtMint);
  const into = await requirePosition(rpc, params.into);
  const from = await requirePosition(rpc, params.from);
  const merge = getMergePositionsInstruction({
    ...(await eventAccounts()),
    authority,
    from: params.from,
    fromStake: from.stakeAccount,
    into: params.into,
    intoStake: into.stakeAccount,
    operator: into.operator,
    pool,
    rentPayer: from.rentPayer,
  });
  return { instructions: [merge] };
}
