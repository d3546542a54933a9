/** What appeared in the pool's accounts without an instruction is recognised. Anyone may run it. */
import type {
  Address,
  GetBalanceApi,
  GetMinimumBalanceForRentExemptionApi,
  Instruction,
  Rpc,
} from '@solana/kit';
import { fetchMint, fetchToken } from '@solana-program/token';

import { eventAccounts, type PoolAddresses } from '../../addresses';
import { getSyncSurplusInstruction } from '../../generated';
import { less } from '../../math';
import { readPool, type PoolRpc } from '../../read';
import { quoteSurplus, type Found, type SurplusQuote } from '../../surplus';

/** What recognising a surplus asks of an RPC connection. */
export type SurplusRpc = PoolRpc & Rpc<GetBalanceApi & GetMinimumBalanceForRentExemptionApi>;

/** A recognition. */
export type SyncSurplusParams = Readonly<{
  rpc: SurplusRpc;
  lrtMint: Address;
}>;

/**
 * The recognition of a surplus with its quote, from the accounts as they are now. A null quote: there is
 * none, and the instruction changes nothing.
 */
export async function syncSurplusInstructions(
  params: SyncSurplusParams,
): Promise<{ quote: SurplusQuote | null; instructions: Instruction[] }> {
  const { rpc, lrtMint } = params;
  const { addresses, pool, now } = await readPool(rpc, lrtMint);
  const sync = getSyncSurplusInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    claimsAccount: addresses.claims,
    escrow: addresses.escrow,
    lrtMint,
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    reserveAccount: addresses.reserve,
  });
  const quote = quoteSurplus(pool, now, await readFound(rpc, addresses));
  return { instructions: [sync], quote };
}

async function readFound(rpc: SurplusRpc, addresses: PoolAddresses): Promise<Found> {
  const confirmed = { commitment: 'confirmed' } as const;
  const rent = await rpc.getMinimumBalanceForRentExemption(0n).send();
  const [reserve, claims, mint, escrow] = await Promise.all([
    rpc.getBalance(addresses.reserve, confirmed).send(),
    rpc.getBalance(addresses.claims, confirmed).send(),
    fetchMint(rpc, addresses.lrtMint, confirmed),
    fetchToken(rpc, addresses.escrow, confirmed),
  ]);
  return {
    claims: less(claims.value, rent),
    escrow: escrow.data.amount,
    minted: mint.data.supply,
    reserve: less(reserve.value, rent),
  };
}
