/** mSOL goes back to Marinade for a ticket, which it pays in a later epoch. Anyone may run it. */
import type { Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses, receiptAddress, redemptionAddress } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { fetchPool, findRedeemerPda, getOrderUnstakeInstruction } from '../../generated';
import type { AssetParams } from './syncAssetSurplus';

/** An order. */
export type OrderUnstakeParams = AssetParams &
  Readonly<{
    /** Pays the rents of redemption and ticket, and gets both back when it is paid. */
    payer: TransactionSigner;
  }>;

/**
 * An order for as much as the program finds above the asset's target, or needed for the queue; without any of it,
 * it changes nothing and succeeds.
 */
export async function orderUnstakeInstructions(
  params: OrderUnstakeParams,
): Promise<{ nonce: bigint; instructions: Instruction[] }> {
  const { lrtMint, mint, payer, rpc } = params;
  const { authority, pool, rateFeed } = await poolAddresses(lrtMint);
  const asset = await requireAsset(rpc, pool, mint);
  const { data } = await fetchPool(rpc, pool, { commitment: 'confirmed' });
  const nonce = data.nextRedemption;
  const [redeemer] = await findRedeemerPda({ pool });
  const order = getOrderUnstakeInstruction({
    ...(await eventAccounts()),
    asset: await assetAddress(pool, mint),
    authority,
    mint,
    payer,
    pool,
    programData: asset.source.programData,
    rateFeed,
    receipt: await receiptAddress(pool, nonce),
    redeemer,
    redemption: await redemptionAddress(pool, nonce),
    sourceProgram: asset.source.program,
    sourceState: asset.source.state,
    tokenProgram: asset.tokenProgram,
    vault: asset.vault,
  });
  return { instructions: [order], nonce };
}
