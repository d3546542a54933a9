/** The oldest closed batch is paid from the reserve. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { batchAddress, eventAccounts } from '../../addresses';
import { getFillBatchInstruction } from '../../generated';
import { quoteFill, type FillQuote } from '../../quote';
import { readBatch } from '../../read';
import { readSettledPool, type SettleRpc } from '../../settle';

/** A fill. */
export type FillBatchParams = Readonly<{
  rpc: SettleRpc;
  lrtMint: Address;
}>;

/**
 * The fill of the batch at the queue's head, with its quote, from the pool as it is now; what has to be read of
 * its assets stands in front.
 *
 * @returns A null quote and no instructions where there is nothing to fill.
 * @throws CairnRefusal where the batch is open, or not mature yet ({@link fillableFrom}).
 */
export async function fillBatchInstructions(
  params: FillBatchParams,
): Promise<{ batchId: bigint; quote: FillQuote | null; instructions: Instruction[] }> {
  const settled = await readSettledPool(params.rpc, params.lrtMint);
  const { addresses, now, pool, refreshes } = settled;
  const batchId = pool.headBatch;
  const batch = await readBatch(params.rpc, addresses.pool, batchId);
  const quote = batch === null ? null : quoteFill(pool, batch, now);
  if (quote === null) return { batchId, instructions: [], quote };

  const fill = getFillBatchInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    batch: await batchAddress(addresses.pool, batchId),
    claimsAccount: addresses.claims,
    escrow: addresses.escrow,
    lrtMint: addresses.lrtMint,
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    reserveAccount: addresses.reserve,
  });
  return { batchId, instructions: [...refreshes, fill], quote };
}
