/** Units that somebody sent to an asset's vault join the books. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { getSyncAssetSurplusInstruction } from '../../generated';
import type { AccountsRpc } from '../../read';

/** What is done to one asset. */
export type AssetParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The asset's mint. */
  mint: Address;
}>;

/** The recognition of what the vault holds beyond the books; without any it changes nothing and succeeds. */
export async function syncAssetSurplusInstructions(
  params: AssetParams,
): Promise<{ instructions: Instruction[] }> {
  const { pool, rateFeed } = await poolAddresses(params.lrtMint);
  const { vault } = await requireAsset(params.rpc, pool, params.mint);
  const asset = await assetAddress(pool, params.mint);
  const sync = { ...(await eventAccounts()), asset, pool, rateFeed, vault };
  return { instructions: [getSyncAssetSurplusInstruction(sync)] };
}
