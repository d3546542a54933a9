/** An asset whose source gives no rate for too long is settled without. Anyone may run it. */
import type { Account, Instruction } from '@solana/kit';

import { eventAccounts, type PoolAddresses } from '../../addresses';
import { getSettleAssetInstruction, type Asset } from '../../generated';

/**
 * The settling of an asset, from {@link GRACE_EPOCHS} after its last rate on; where its source gives one after
 * all, that counts.
 */
export async function settleAssetInstruction(
  addresses: Pick<PoolAddresses, 'pool' | 'rateFeed'>,
  { address, data: { source } }: Account<Asset>,
): Promise<Instruction> {
  const { pool, rateFeed } = addresses;
  return getSettleAssetInstruction({
    ...(await eventAccounts()),
    asset: address,
    pool,
    programData: source.programData,
    rateFeed,
    sourceState: source.state,
  });
}
