/** A batch whose epoch is over gets its price cap. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { batchAddress, eventAccounts } from '../../addresses';
import { getCloseBatchInstruction } from '../../generated';
import { readPool, type PoolRpc } from '../../read';

/** A close. */
export type CloseBatchParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** The batch's number; the one that takes tickets now. */
  batchId?: bigint;
}>;

/** The close of a batch. One that is closed already is left as it is. */
export async function closeBatchInstructions(
  params: CloseBatchParams,
): Promise<{ batchId: bigint; instructions: Instruction[] }> {
  const { addresses, pool } = await readPool(params.rpc, params.lrtMint);
  const batchId = params.batchId ?? pool.openBatch;
  return { batchId, instructions: [await closeBatchInstruction(addresses.pool, batchId)] };
}

/** `close_batch` for the batch of this number. */
export async function closeBatchInstruction(pool: Address, batchId: bigint): Promise<Instruction> {
  const batch = await batchAddress(pool, batchId);
  return getCloseBatchInstruction({ ...(await eventAccounts()), batch, pool });
}
