/** What is free in the reserve goes to an operator below its target. Anyone may run it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, stakeAddress } from '../../addresses';
import { getDelegateStakeInstruction } from '../../generated';
import { requireOperator } from '../../operator';
import { positionAddress } from '../../position';
import { readPool, type PoolRpc } from '../../read';

/** A delegation. */
export type DelegateStakeParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** Pays the position's rent, and gets it back when the position is gone. */
  payer: TransactionSigner;
  /** The operator's address. */
  operator: Address;
}>;

/** Where a new position will lie. */
export type NewPosition = Readonly<{ position: Address; stakeAccount: Address }>;

/**
 * The delegation, in the last tenth of an epoch, of what the operator lacks to its target, as far as that
 * is free: the event `StakeDelegated` says how much. With nothing to delegate it changes nothing and
 * succeeds.
 *
 * The new stake account has the pool's next number. Where another one lands first, the number is taken:
 * build it again.
 */
export async function delegateStakeInstructions(
  params: DelegateStakeParams,
): Promise<NewPosition & { instructions: Instruction[] }> {
  const { lrtMint, payer, rpc } = params;
  const { addresses, pool } = await readPool(rpc, lrtMint);
  const operator = await requireOperator(rpc, params.operator);
  const stakeAccount = await stakeAddress(addresses.pool, pool.nextPosition);
  const position = await positionAddress(addresses.pool, stakeAccount);
  const delegate = getDelegateStakeInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    operator: params.operator,
    payer,
    pool: addresses.pool,
    position,
    reserveAccount: addresses.reserve,
    stakeAccount,
    voteAccount: operator.voteAccount,
  });
  return { instructions: [delegate], position, stakeAccount };
}
