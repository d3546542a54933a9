/** An LST in, shares out. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import {
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
} from '@solana-program/token';

import { eventAccounts, holderAddress, poolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { getDepositLstInstruction } from '../../generated';
import { quoteDepositLst, type LstDepositQuote } from '../../lst';
import { readSettledPool, type SettleRpc } from '../../settle';
import { readSources } from '../../source';
import { leastAccepted } from './slippage';

/** A deposit of an LST. */
export type DepositLstParams = Readonly<{
  rpc: SettleRpc;
  lrtMint: Address;
  /** Owns the units in its associated token account; pays for the recipient's where there is none. */
  depositor: TransactionSigner;
  /** The LST's mint. */
  mint: Address;
  /** Units of 10^-9 of a token. */
  units: bigint;
  /** The wallet that receives the shares in its associated token account; the depositor's own. */
  recipient?: Address;
  /** By how much fewer shares than quoted are accepted, in hundredths of a per cent; 10. */
  slippageBps?: bigint;
}>;

/**
 * A deposit of an LST with its quote, from the pool as it is now. The other assets that are not settled in this
 * epoch are read in front of it; its own it reads itself. With many of them it takes a lookup table
 * ({@link lookupTableInstructions}) to fit one transaction.
 *
 * @throws CairnRefusal where the program would refuse the deposit.
 */
export async function depositLstInstructions(
  params: DepositLstParams,
): Promise<{ quote: LstDepositQuote & { minShares: bigint }; instructions: Instruction[] }> {
  const { depositor, lrtMint, mint, rpc, units } = params;
  const owner = params.recipient ?? depositor.address;

  const asset = await requireAsset(rpc, (await poolAddresses(lrtMint)).pool, mint);
  const { addresses, now, pool, refreshes } = await readSettledPool(rpc, lrtMint, mint);
  const [source] = await readSources(rpc, [asset]);
  if (source === undefined) throw new Error(`The source of ${mint} was not read.`);
  const quote = quoteDepositLst(pool, asset, source, now, units);
  const minShares = leastAccepted(quote.shares, params.slippageBps);

  const { tokenProgram } = asset;
  const seeds = { mint, owner: depositor.address, tokenProgram };
  const [depositorLst] = await findAssociatedTokenPda(seeds);
  const recipient = await holderAddress(lrtMint, owner);
  const create = getCreateAssociatedTokenIdempotentInstruction({
    ata: recipient,
    mint: lrtMint,
    owner,
    payer: depositor,
  });
  const deposit = getDepositLstInstruction({
    ...(await eventAccounts()),
    asset: await assetAddress(addresses.pool, mint),
    authority: addresses.authority,
    depositor,
    depositorLst,
    lrtMint,
    minShares,
    mint,
    pool: addresses.pool,
    programData: asset.source.programData,
    rateFeed: addresses.rateFeed,
    recipient,
    sourceState: asset.source.state,
    tokenProgram,
    units,
    vault: asset.vault,
  });
  return { instructions: [...refreshes, create, deposit], quote: { ...quote, minShares } };
}
