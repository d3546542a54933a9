/** Reading a pool whose assets are settled, and what has to stand in front where some are not. */
import type { Account, Address, GetProgramAccountsApi, Instruction, Rpc } from '@solana/kit';

import { GRACE_EPOCHS, readAssets } from './asset';
import { refusal } from './errors';
import { CAIRN_ERROR__ASSETS_NOT_SETTLED, type Asset, type Pool } from './generated';
import { refreshAssetInstructions } from './instructions/crank/refreshAsset';
import { settleAssetInstruction } from './instructions/crank/settleAsset';
import { assetValue, refreshed, revalued } from './lst';
import { bpsCeil, minus, plus } from './math';
import { readPool, type PoolRpc, type PoolState } from './read';
import { readSources, type SourceState } from './source';
import { releasedAt } from './stream';

/** What reading a settled pool asks of an RPC connection: `getProgramAccounts` only where assets are not settled. */
export type SettleRpc = PoolRpc & Rpc<GetProgramAccountsApi>;

/** A pool as the instructions in `refreshes` leave it. */
export type SettledPool = PoolState &
  Readonly<{
    /** What reads or settles the assets that are not settled in this epoch; none where all are. */
    refreshes: Instruction[];
    /** Those assets. */
    assets: readonly Account<Asset>[];
  }>;

/** Whether all of the pool's assets are settled in `epoch`: deposits, instant exits and fills need it. */
export function isSettled({ settlement }: Pick<Pool, 'settlement'>, epoch: bigint): boolean {
  const { total, settled } = settlement;
  return total === 0 || (settlement.epoch === epoch && settled === total);
}

/**
 * The pool of `lrtMint`, with the instructions that have to stand in front of a deposit, an instant exit or a fill:
 * all assets that are not settled in this epoch are read, up to 8 an instruction, or settled without a rate where
 * their grace is over. The books are those after them.
 *
 * @param but The mint of an asset that the instruction behind reads itself.
 * @throws CairnRefusal where a source gives no rate and the grace is not over: nothing but waiting helps.
 */
export async function readSettledPool(
  rpc: SettleRpc,
  lrtMint: Address,
  but: Address | null = null,
): Promise<SettledPool> {
  const state = await readPool(rpc, lrtMint);
  const { addresses, now, pool } = state;
  if (isSettled(pool, now.epoch)) return { ...state, assets: [], refreshes: [] };

  const all = await readAssets(rpc, addresses.pool);
  const open = all.filter(({ data }) => data.units > 0n && data.settledEpoch < now.epoch);
  const assets = open.filter(({ data }) => data.mint !== but);
  const sources = await readSources(
    rpc,
    assets.map(({ data }) => data),
  );
  let after = { ...pool, ...releasedAt(pool, now) };
  const read: Account<Asset>[] = [];
  const refreshes: Instruction[] = [];
  for (const [index, asset] of assets.entries()) {
    const source = sources[index];
    if (source === undefined) throw new Error(`No source was read of ${asset.address}.`);
    const next = settled(after, asset.data, source, now.epoch);
    after = next.pool;
    if (next.read) read.push(asset);
    else refreshes.push(await settleAssetInstruction(addresses, asset));
  }
  const { instructions } = await refreshAssetInstructions(addresses, read);
  return { ...state, assets, pool: after, refreshes: [...instructions, ...refreshes] };
}

/** The pool once one of its assets is settled, and whether by a rate. */
function settled(pool: Pool, asset: Asset, source: SourceState, epoch: bigint) {
  const { counted, rate } = refreshed(asset, source, epoch);
  const others = minus(pool.haircuts, asset.haircut);
  if (counted !== null) {
    const value = assetValue(asset.units, rate, counted.exitFeeBps);
    return {
      pool: { ...pool, ...revalued(pool, asset.value, value), haircuts: others },
      read: true,
    };
  }
  if (epoch < asset.recordedEpoch + GRACE_EPOCHS) throw refusal(CAIRN_ERROR__ASSETS_NOT_SETTLED);
  const haircut = bpsCeil(asset.terms.staleHaircutBps, asset.value);
  return { pool: { ...pool, haircuts: plus(others, haircut) }, read: false };
}
