/** The fees charged so far are paid to the fee recipient in shares. Anyone may run it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getCreateAssociatedTokenIdempotentInstruction } from '@solana-program/token';

import { eventAccounts, holderAddress } from '../../addresses';
import { quoteFees, type FeesQuote } from '../../fee';
import { getCollectFeesInstruction } from '../../generated';
import { readPool, type PoolRpc } from '../../read';

/** A collection. */
export type CollectFeesParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** Pays for the fee recipient's token account where there is none. */
  payer: TransactionSigner;
}>;

/**
 * The collection of fees with its quote, from the pool as it is now. A null quote: there is no fee worth
 * a share yet, and the instructions change nothing.
 */
export async function collectFeesInstructions(
  params: CollectFeesParams,
): Promise<{ quote: FeesQuote | null; instructions: Instruction[] }> {
  const { rpc, lrtMint, payer } = params;
  const { addresses, pool, now } = await readPool(rpc, lrtMint);
  const collect = getCollectFeesInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    lrtMint,
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    recipient: await holderAddress(lrtMint, pool.feeRecipient),
  });
  const create = await feeAccountInstruction(payer, lrtMint, pool.feeRecipient);
  return { instructions: [create, collect], quote: quoteFees(pool, now) };
}

/** The associated token account in which `feeRecipient` receives fees, where there is none yet. */
export async function feeAccountInstruction(
  payer: TransactionSigner,
  lrtMint: Address,
  feeRecipient: Address,
): Promise<Instruction> {
  return getCreateAssociatedTokenIdempotentInstruction({
    ata: await holderAddress(lrtMint, feeRecipient),
    mint: lrtMint,
    owner: feeRecipient,
    payer,
  });
}
