/** The account of a filled batch without tickets is closed. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { batchAddress, eventAccounts, poolAddresses } from '../../addresses';
import { getCloseBatchAccountInstruction } from '../../generated';
import { readBatch, type AccountsRpc } from '../../read';

/** A close. */
export type CloseBatchAccountParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  batchId: bigint;
}>;

/**
 * The close of a batch's account: its dust, in lamports, joins what the pool withholds; its rent goes
 * back to whoever paid it.
 */
export async function closeBatchAccountInstructions(
  params: CloseBatchAccountParams,
): Promise<{ quote: { dust: bigint }; instructions: Instruction[] }> {
  const { claims, pool, reserve } = await poolAddresses(params.lrtMint);
  const batch = await readBatch(params.rpc, pool, params.batchId);
  if (batch === null) throw new Error(`Batch ${params.batchId} does not exist, or no more.`);
  const close = getCloseBatchAccountInstruction({
    ...(await eventAccounts()),
    batch: await batchAddress(pool, params.batchId),
    claimsAccount: claims,
    pool,
    rentPayer: batch.rentPayer,
    reserveAccount: reserve,
  });
  return { instructions: [close], quote: { dust: batch.paid - batch.claimed } };
}
