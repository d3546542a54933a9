/** Act 12: an LST in, cairnSOL out. */
import { findAssociatedTokenPda, getTokenSize, TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import { fetchMaybeToken } from '@solana-program/token';

import {
  assetAddress,
  depositLstInstructions,
  eventNamed,
  formatAmount,
  formatBps,
  lamportsFloor,
  readAsset,
  readSources,
  requireAsset,
  type Asset,
  type CairnEvent,
  type SourceReading,
} from '../../src';
import { nextEpoch } from '../epochs';
import type { Keeper } from '../keeper';
import { perform, rentOf } from '../perform';
import { shift } from '../shift';
import type { Stage } from '../stage';
import { printCheck, printNote } from '../table';
import type { Lst } from './proposeLst';

/** What came of it: lamports that the pool has more, and what the keeper did. */
export type Brought = Readonly<{ events: readonly CairnEvent[]; lamports: bigint }>;

/** The holder deposits all of the LST, in an epoch in which it is taken. */
export async function bringLst(stage: Stage, keeper: Keeper, lst: Lst): Promise<Brought> {
  const { deployment, rpc } = stage;
  const { holder, mint, units } = lst;
  const { lrtMint, pool } = deployment;
  const events: CairnEvent[] = [];
  await nextEpoch(stage);
  if ((await readAsset(rpc, await assetAddress(pool, mint))) === null) {
    events.push(...(await shift(stage, keeper, () => 'someone else')));
  }
  const asset = await requireAsset(rpc, pool, mint);
  const { exitFeeBps, rate } = await readingOf(stage, asset);
  printNote(
    `${formatAmount(units)} LST stand for ${formatAmount(lamportsFloor(rate, units))} SOL; the stake pool ` +
      `keeps ${formatBps(exitFeeBps)} of what leaves it`,
  );
  const wish = { depositor: holder.signer, lrtMint, mint, rpc, units };
  const { instructions, quote } = await depositLstInstructions(wish);
  const sent = await perform(stage, holder, {
    instructions,
    lamports: -(await rentOf(stage, getTokenSize())),
    shares: ({ events }) => eventNamed(events, 'LstDeposited').shares,
    step: `deposits ${formatAmount(units)} LST`,
  });
  const { books, credit, shares } = eventNamed(sent.events, 'LstDeposited');
  // What the pool releases into its price meanwhile bears its fee: the price of a deposit moves by that.
  const price = { nav: books.nav - credit + books.rest, supply: books.supply - shares };
  const exact = (credit * price.supply) / price.nav;
  if (credit !== quote.lamports || shares !== exact || shares < quote.minShares) {
    throw new Error(`${holder.name} should have been given ${exact} shares and got ${shares}.`);
  }
  if ((await unitsOf(stage, lst)) !== 0n) throw new Error('Not all of the LST was taken.');
  printCheck(
    `credited with ${formatAmount(credit)} SOL: what the LST brings when it is given back`,
  );
  return { events, lamports: credit + quote.kept };
}

/** What the asset's source says now. */
export async function readingOf({ rpc }: Stage, asset: Asset): Promise<SourceReading> {
  const [source] = await readSources(rpc, [asset]);
  const reading = source?.reading ?? null;
  if (reading === null) throw new Error(`The stake pool of ${asset.mint} cannot be read.`);
  return reading;
}

/** Units that the holder has left. */
async function unitsOf({ rpc }: Stage, { holder, mint }: Lst): Promise<bigint> {
  const owner = holder.signer.address;
  const seeds = { mint, owner, tokenProgram: TOKEN_PROGRAM_ADDRESS };
  const [address] = await findAssociatedTokenPda(seeds);
  const account = await fetchMaybeToken(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data.amount : 0n;
}
