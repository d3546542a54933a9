/** The manager has looked at why an asset takes no deposits, or takes that back. */
import type { Instruction, ReadonlyUint8Array, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { getAcknowledgeAssetInstruction } from '../../generated';
import type { AssetParams } from '../crank/syncAssetSurplus';

/** An acknowledgement. */
export type AcknowledgeAssetParams = AssetParams &
  Readonly<{
    /** SHA-256 of the code that was looked at, without the zeros behind it; nothing where only the rate fell. */
    codeHash?: ReadonlyUint8Array;
    manager: TransactionSigner;
  }>;

/**
 * The acknowledgement of a fall of the rate, or of the present deployment of the source's program. The first
 * reading from two epochs later on lifts those doubts; until then guardian or manager can cancel it.
 */
export async function acknowledgeAssetInstructions(
  params: AcknowledgeAssetParams,
): Promise<{ instructions: Instruction[] }> {
  const { codeHash = new Uint8Array(32), lrtMint, manager, mint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const { source } = await requireAsset(rpc, pool, mint);
  const acknowledge = getAcknowledgeAssetInstruction({
    ...(await eventAccounts()),
    asset: await assetAddress(pool, mint),
    codeHash,
    manager,
    pool,
    programData: source.programData,
  });
  return { instructions: [acknowledge] };
}
