/** The commission that an operator is due is paid to it in shares. Anyone may run it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getCreateAssociatedTokenIdempotentInstruction } from '@solana-program/token';

import { eventAccounts, holderAddress } from '../../addresses';
import { quoteCommission, type FeesQuote } from '../../fee';
import { fetchOperator, getCollectCommissionInstruction } from '../../generated';
import { operatorAddress } from '../../operator';
import { readPool, type PoolRpc } from '../../read';

/** A collection. */
export type CollectCommissionParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** The key that registered the operator: its wallet receives the shares. */
  authority: Address;
  /** Pays for the wallet's token account where there is none. */
  payer: TransactionSigner;
}>;

/**
 * The collection of an operator's commission with its quote, from the pool as it is now. A null quote: it is
 * due none worth a share yet, and the instructions change nothing.
 */
export async function collectCommissionInstructions(
  params: CollectCommissionParams,
): Promise<{ quote: FeesQuote | null; instructions: Instruction[] }> {
  const { rpc, lrtMint, authority, payer } = params;
  const { addresses, pool, now } = await readPool(rpc, lrtMint);
  const operator = await operatorAddress(addresses.pool, authority);
  const { data } = await fetchOperator(rpc, operator, { commitment: 'confirmed' });
  const recipient = await holderAddress(lrtMint, authority);
  const collect = getCollectCommissionInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    lrtMint,
    operator,
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    recipient,
  });
  const create = getCreateAssociatedTokenIdempotentInstruction({
    ata: recipient,
    mint: lrtMint,
    owner: authority,
    payer,
  });
  return { instructions: [create, collect], quote: quoteCommission(pool, now, data.commission) };
}
