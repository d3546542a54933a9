/** Shares in, SOL out at once, for a fee. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, holderAddress } from '../../addresses';
import { getInstantWithdrawInstruction } from '../../generated';
import { quoteInstant, type InstantQuote } from '../../instant';
import { readSettledPool, type SettleRpc } from '../../settle';
import { leastAccepted } from './slippage';

/** An instant exit. */
export type InstantWithdrawParams = Readonly<{
  rpc: SettleRpc;
  lrtMint: Address;
  /** Owns the shares in its associated token account. */
  owner: TransactionSigner;
  shares: bigint;
  /** Receives the lamports; the owner. */
  recipient?: Address;
  /** By how many fewer lamports than quoted are accepted, in hundredths of a per cent; 10. */
  slippageBps?: bigint;
}>;

/**
 * An instant exit with its quote, from the pool as it is now.
 *
 * `lamports` is what is paid after the fee; `minLamports`, which the program enforces, is `lamports`
 * less the slippage, rounded up. Where this is refused, the queue still takes the shares.
 *
 * @throws CairnRefusal where the program would refuse the exit.
 */
export async function instantWithdrawInstructions(
  params: InstantWithdrawParams,
): Promise<{ quote: InstantQuote & { minLamports: bigint }; instructions: Instruction[] }> {
  const { rpc, lrtMint, owner, shares } = params;
  const { addresses, now, pool, refreshes } = await readSettledPool(rpc, lrtMint);
  const quote = quoteInstant(pool, now, shares);
  const minLamports = leastAccepted(quote.lamports, params.slippageBps);
  const exit = getInstantWithdrawInstruction({
    ...(await eventAccounts()),
    lrtMint,
    minLamports,
    owner,
    ownerLrt: await holderAddress(lrtMint, owner.address),
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    recipient: params.recipient ?? owner.address,
    reserveAccount: addresses.reserve,
    shares,
  });
  return { instructions: [...refreshes, exit], quote: { ...quote, minLamports } };
}
