/** SOL in, shares out. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getCreateAssociatedTokenIdempotentInstruction } from '@solana-program/token';

import { eventAccounts, holderAddress } from '../../addresses';
import { getDepositSolInstruction } from '../../generated';
import { quoteDeposit, type DepositQuote } from '../../quote';
import { readSettledPool, type SettleRpc } from '../../settle';
import { leastAccepted } from './slippage';

/** A deposit. */
export type DepositParams = Readonly<{
  rpc: SettleRpc;
  lrtMint: Address;
  /** Gives the lamports, and pays for the recipient's token account where there is none. */
  depositor: TransactionSigner;
  lamports: bigint;
  /** The wallet that receives the shares in its associated token account; the depositor's own. */
  recipient?: Address;
  /** By how much fewer shares than quoted are accepted, in hundredths of a per cent; 10. */
  slippageBps?: bigint;
}>;

/**
 * A deposit with its quote, from the pool as it is now.
 *
 * `shares` is rounded down; `minShares`, which the program enforces, is `shares` less the slippage,
 * rounded up.
 *
 * @throws CairnRefusal where the program would refuse the deposit.
 * @example
 * ```ts
 * const { quote, instructions } = await depositInstructions({ rpc, lrtMint, depositor, lamports });
 * await send({ rpc, payer: depositor, instructions });
 * ```
 */
export async function depositInstructions(
  params: DepositParams,
): Promise<{ quote: DepositQuote & { minShares: bigint }; instructions: Instruction[] }> {
  const { rpc, lrtMint, depositor, lamports } = params;
  const owner = params.recipient ?? depositor.address;

  const { addresses, now, pool, refreshes } = await readSettledPool(rpc, lrtMint);
  const quote = quoteDeposit(pool, now, lamports);
  const minShares = leastAccepted(quote.shares, params.slippageBps);

  const ata = await holderAddress(lrtMint, owner);
  const create = getCreateAssociatedTokenIdempotentInstruction({
    ata,
    mint: lrtMint,
    owner,
    payer: depositor,
  });
  const deposit = getDepositSolInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    depositor,
    lamports,
    lrtMint,
    minShares,
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    recipient: ata,
    reserveAccount: addresses.reserve,
  });
  return { instructions: [...refreshes, create, deposit], quote: { ...quote, minShares } };
}
