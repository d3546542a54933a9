/** Units of a stake pool's token go back for stake, which comes in an epoch later. Anyone may run it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, receiptAddress, redemptionAddress } from '../../addresses';
import { fetchPool, getRedeemStakeInstruction } from '../../generated';
import { readStakePoolAsset, stakePoolAccounts } from './redemption';
import type { AssetParams } from './syncAssetSurplus';

/** A redemption of stake. */
export type RedeemStakeParams = AssetParams &
  Readonly<{
    /** Pays the rents of redemption and stake account, and gets both back when it is paid. */
    payer: TransactionSigner;
    /** The stake pool's stake account: of the validator it prefers for withdrawals, or of any where it has none. */
    from: Address;
  }>;

/**
 * A redemption for as much as the program finds above the asset's target, or needed for the queue, and as `from`
 * has; without any of it, it changes nothing and succeeds. Where another redemption of the pool lands first, the
 * number is taken: build it again.
 */
export async function redeemStakeInstructions(
  params: RedeemStakeParams,
): Promise<{ nonce: bigint; instructions: Instruction[] }> {
  const { from, payer, rpc } = params;
  const found = await readStakePoolAsset(params);
  const { pool } = found.addresses;
  const { data } = await fetchPool(rpc, pool, { commitment: 'confirmed' });
  const nonce = data.nextRedemption;
  const redeem = getRedeemStakeInstruction({
    ...(await eventAccounts()),
    ...(await stakePoolAccounts(found)),
    payer,
    receipt: await receiptAddress(pool, nonce),
    redemption: await redemptionAddress(pool, nonce),
    sourceStake: from,
    validatorList: found.stakePool.validatorList,
  });
  return { instructions: [redeem], nonce };
}
