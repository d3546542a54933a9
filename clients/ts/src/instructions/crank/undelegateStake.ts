/** Stake is taken from an operator above its target. Anyone may run it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, stakeAddress } from '../../addresses';
import { getUndelegateStakeInstruction } from '../../generated';
import { positionAddress, requirePosition } from '../../position';
import { readPool, type PoolRpc } from '../../read';
import type { NewPosition } from './delegateStake';

/** An undelegation. */
export type UndelegateStakeParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** Pays the rent of a position that is split off, and gets it back when that is gone. */
  payer: TransactionSigner;
  /** The position to take from, by its address. */
  position: Address;
}>;

/**
 * The deactivation of as much as the queue needs, or of what stands beyond the band above the operator's
 * target, within the epoch's limit: all of the position, or a part split off into `split`. The event
 * `StakeUndelegated` says how much, and which stake account it is. With nothing to take it changes nothing
 * and succeeds.
 *
 * The part has the pool's next number. Where another one lands first, the number is taken: build it again.
 */
export async function undelegateStakeInstructions(
  params: UndelegateStakeParams,
): Promise<{ split: NewPosition; instructions: Instruction[] }> {
  const { lrtMint, payer, rpc } = params;
  const { addresses, pool } = await readPool(rpc, lrtMint);
  const { operator, stakeAccount } = await requirePosition(rpc, params.position);
  const splitStake = await stakeAddress(addresses.pool, pool.nextPosition);
  const splitPosition = await positionAddress(addresses.pool, splitStake);
  const undelegate = getUndelegateStakeInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    operator,
    payer,
    pool: addresses.pool,
    position: params.position,
    reserveAccount: addresses.reserve,
    splitPosition,
    splitStake,
    stakeAccount,
  });
  const split = { position: splitPosition, stakeAccount: splitStake };
  return { instructions: [undelegate], split };
}
