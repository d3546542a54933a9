/** A retired asset of which nothing is left is closed. Anyone may run it. */
import type { Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { getCloseAssetInstruction } from '../../generated';
import type { AssetParams } from './syncAssetSurplus';

/** The closing of an asset; its rent goes back to who paid it. */
export async function closeAssetInstructions(
  params: AssetParams,
): Promise<{ instructions: Instruction[] }> {
  const { pool } = await poolAddresses(params.lrtMint);
  const { rentPayer } = await requireAsset(params.rpc, pool, params.mint);
  const asset = await assetAddress(pool, params.mint);
  const close = { ...(await eventAccounts()), asset, rentPayer };
  return { instructions: [getCloseAssetInstruction(close)] };
}
