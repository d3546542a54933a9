/** A source's program, deployed or extended anew, is shown to be the code that was looked at. Anyone may run it. */
import type { Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { getVerifySourceInstruction } from '../../generated';
import type { AssetParams } from './syncAssetSurplus';

/**
 * The proof that lifts an asset's doubt of an upgrade where the code is the same, or keeps an acknowledgement of it.
 * The program hashes the code, about a compute unit for two bytes: ask for as many.
 */
export async function verifySourceInstructions(
  params: AssetParams,
): Promise<{ instructions: Instruction[] }> {
  const { lrtMint, mint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const { source } = await requireAsset(rpc, pool, mint);
  const verify = getVerifySourceInstruction({
    ...(await eventAccounts()),
    asset: await assetAddress(pool, mint),
    pool,
    programData: source.programData,
  });
  return { instructions: [verify] };
}
