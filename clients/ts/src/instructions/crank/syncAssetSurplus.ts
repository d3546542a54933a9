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
  const { mint } = params;
  const { source, vault } = await requireAsset(params.rpc, pool, mint);
  const { programData, state: sourceState } = source;
  const named = { mint, programData, sourceState, vault };
  const asset = await assetAddress(pool, mint);
  const sync = { ...(await eventAccounts()), ...named, asset, pool, rateFeed };
  return { instructions: [getSyncAssetSurplusInstruction(sync)] };
}
