/** Units of a stake pool's token go back for SOL of its reserve. Anyone may run it. */
import type { Instruction } from '@solana/kit';

import { eventAccounts } from '../../addresses';
import { getRedeemSolInstruction } from '../../generated';
import { readStakePoolAsset, stakePoolAccounts } from './redemption';
import type { AssetParams } from './syncAssetSurplus';

/**
 * A redemption for as much as the program finds above the asset's target, or needed for the queue, and as the
 * stake pool's reserve has; without any of it, it changes nothing and succeeds.
 */
export async function redeemSolInstructions(
  params: AssetParams,
): Promise<{ instructions: Instruction[] }> {
  const found = await readStakePoolAsset(params);
  const redeem = getRedeemSolInstruction({
    ...(await eventAccounts()),
    ...(await stakePoolAccounts(found)),
    reserveAccount: found.addresses.reserve,
    sourceReserve: found.stakePool.reserveStake,
  });
  return { instructions: [redeem] };
}
