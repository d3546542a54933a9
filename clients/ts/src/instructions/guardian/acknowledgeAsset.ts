/** The manager has looked at why an asset takes no deposits, or takes that back. */
import type { Instruction, ReadonlyUint8Array, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { getAcknowledgeAssetInstruction } from '../../generated';
import type { AssetParams } from '../crank/syncAssetSurplus';

/** An acknowledgement. */
export type AcknowledgeAssetParams = AssetParams &
  Readonly<{
    manager: TransactionSigner;
    /** What was looked at: the asset's doubts that last ({@link ASSET_DOUBTS}). */
    doubts: number;
    /** The slot in which its source's program was deployed last. */
    slot: bigint;
    /** SHA-256 of that code, without the zeros behind it; none where only the rate fell. */
    codeHash?: ReadonlyUint8Array;
  }>;

/**
 * The acknowledgement of a fall of the rate, or of the present deployment of the source's program. The first
 * reading from two epochs later on lifts those doubts; until then guardian or manager can cancel it. What is not as it
 * was looked at when this lands is refused. Where code is named, the program hashes it, about a compute unit for two
 * bytes: ask for as many.
 */
export async function acknowledgeAssetInstructions(
  params: AcknowledgeAssetParams,
): Promise<{ instructions: Instruction[] }> {
  const { codeHash = new Uint8Array(32), doubts, lrtMint, manager, mint, rpc, slot } = params;
  const { pool } = await poolAddresses(lrtMint);
  const { source } = await requireAsset(rpc, pool, mint);
  const acknowledge = getAcknowledgeAssetInstruction({
    ...(await eventAccounts()),
    asset: await assetAddress(pool, mint),
    codeHash,
    doubts,
    slot,
    manager,
    pool,
    programData: source.programData,
  });
  return { instructions: [acknowledge] };
}
