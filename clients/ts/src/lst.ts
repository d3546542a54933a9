/** What an LST counts and what a deposit of it gives: `cairn-core/src/{asset,holding}.rs`. */
import { ASSET_DOUBTS } from './asset';
import { refusal } from './errors';
import {
  CAIRN_ERROR__ASSET_CAP_REACHED,
  CAIRN_ERROR__ASSET_NOT_REFRESHED,
  CAIRN_ERROR__ASSET_REDUCE_ONLY,
  CAIRN_ERROR__DEPOSIT_CAP_REACHED,
  CAIRN_ERROR__DEPOSITS_PAUSED,
  CAIRN_ERROR__NO_UNITS,
  type Asset,
  type AssetTerms,
} from './generated';
import { navOf, restOf, type Ledger } from './ledger';
import {
  bpsCeil,
  bpsFloor,
  least,
  less,
  minus,
  most,
  mulDivCeil,
  plus,
  U64_MAX,
  WHOLE_BPS,
} from './math';
import type { Moment } from './moment';
import { exceeds, lamportsFloor, lowerPrice, type Price } from './price';
import { depositInto, type DepositPool, type DepositQuote } from './quote';
import type { SourceReading, SourceState } from './source';
import { releasedAt } from './stream';

/** What bounds the readings and the credits of an asset. */
export type Guards = Readonly<Pick<AssetTerms, 'creditHaircutBps' | 'maxDropBps' | 'maxGrowthBps'>>;

/** `floor(units * nav / supply)` lamports, less the exit fee, rounded up. */
export function assetValue(units: bigint, rate: Price, exitFeeBps: number): bigint {
  const value = lamportsFloor(rate, units);
  return minus(value, bpsCeil(exitFeeBps, value));
}

/**
 * The rate that counts, from the rate read and the one that counted `elapsed` epochs ago, at least one: a rise
 * counts up to `maxGrowthBps` an epoch, rounded down; a fall in full, and beyond `maxDropBps` it is a doubt.
 */
export function guardedRate(
  guards: Guards,
  base: Price,
  read: Price,
  elapsed: bigint,
): { rate: Price; dropped: boolean } {
  const grown = WHOLE_BPS + BigInt(guards.maxGrowthBps) * most(elapsed, 1n);
  const highest = (base.nav * grown) / WHOLE_BPS;
  const upper = { nav: least(highest, U64_MAX), supply: base.supply };
  const kept = less(WHOLE_BPS, BigInt(guards.maxDropBps));
  const lower = { nav: mulDivCeil(base.nav, kept, WHOLE_BPS), supply: base.supply };
  return { dropped: exceeds(lower, read), rate: lowerPrice(read, upper) };
}

/**
 * What a deposit of `units` is credited: at the lower of the rate read and the guarded one, less the exit fee and
 * the haircut on credits, each rounded up, and at most `rise`, what the asset's value rises by.
 */
export function lstCredit(
  guards: Guards,
  units: bigint,
  read: Price,
  guarded: Price,
  exitFeeBps: number,
  rise: bigint,
): bigint {
  const worth = assetValue(units, lowerPrice(read, guarded), exitFeeBps);
  return least(minus(worth, bpsCeil(guards.creditHaircutBps, worth)), rise);
}

/** Shares for a deposit of an LST; `lamports` is the credit. */
export type LstDepositQuote = DepositQuote &
  Readonly<{
    units: bigint;
    /** Lamports by which the asset's value rises beyond the credit: they join withheld. */
    kept: bigint;
  }>;

/**
 * The shares that a deposit of `units` would mint at `now`, with `source` behind the asset. All other assets
 * count as `pool` has them.
 *
 * @throws CairnRefusal as `deposit_lst` would.
 */
export function quoteDepositLst(
  pool: DepositPool,
  asset: Asset,
  source: SourceState,
  now: Moment,
  units: bigint,
): LstDepositQuote {
  if (units === 0n) throw refusal(CAIRN_ERROR__NO_UNITS);
  const read = refreshed(asset, source, now.epoch);
  const closed = asset.retired || read.doubts !== 0 || now.epoch < asset.depositsFrom;
  if (closed) throw refusal(CAIRN_ERROR__ASSET_REDUCE_ONLY);
  if (read.counted === null) throw refusal(CAIRN_ERROR__ASSET_NOT_REFRESHED);
  const { rate } = read;
  const { exitFeeBps, rate: said } = read.counted;

  const before = assetValue(asset.units, rate, exitFeeBps);
  const value = assetValue(plus(asset.units, units), rate, exitFeeBps);
  const rise = less(value, before);
  const credit = lstCredit(asset.terms, units, said, rate, exitFeeBps, rise);
  const ledger = revalued(releasedAt(pool, now), asset.value, before);
  if (now.epoch < pool.pauseEnd) throw refusal(CAIRN_ERROR__DEPOSITS_PAUSED);
  const nav = plus(navOf(ledger), credit);
  if (nav > pool.parameters.depositCap) throw refusal(CAIRN_ERROR__DEPOSIT_CAP_REACHED);
  const quote = depositInto(ledger, credit);
  const { cap, shareCapBps } = asset.terms;
  if (value > least(cap, bpsFloor(shareCapBps, nav))) throw refusal(CAIRN_ERROR__ASSET_CAP_REACHED);
  return { ...quote, kept: minus(rise, credit), units };
}

/** An asset as a reading in one epoch leaves it. */
export type RefreshedAsset = Readonly<{
  /** What counts of the source; null where it gives no rate of the epoch, or is not trusted. */
  counted: SourceReading | null;
  rate: Price;
  /** What is left of its doubts, staleness aside. */
  doubts: number;
}>;

/** The asset as a refresh in `epoch` leaves it. */
export function refreshed(asset: Asset, source: SourceState, epoch: bigint): RefreshedAsset {
  const { reading, slot } = source;
  const recorded = { nav: asset.rateLamports, supply: asset.rateSupply };
  const due = asset.acknowledged !== 0 && epoch >= asset.acknowledgedEpoch;
  const lifted = due && slot === asset.acknowledgedSlot;
  const doubts = asset.doubts & ~ASSET_DOUBTS.STALE & ~(lifted ? asset.acknowledged : 0);
  // Who has looked at a fall alone has not looked at the program.
  const seen = lifted && (asset.acknowledged & ASSET_DOUBTS.UPGRADED) !== 0;
  if (!seen && slot !== asset.source.upgradeSlot) {
    return { counted: null, doubts: doubts | ASSET_DOUBTS.UPGRADED, rate: recorded };
  }
  const present = reading !== null && (reading.epoch === null || reading.epoch === epoch);
  if (!present) return { counted: null, doubts, rate: recorded };
  const first = asset.recordedEpoch < epoch && asset.rateLamports > 0n;
  const base = first ? recorded : { nav: asset.baseLamports, supply: asset.baseSupply };
  const since = first ? asset.recordedEpoch : asset.baseEpoch;
  const { dropped, rate } = guardedRate(asset.terms, base, reading.rate, less(epoch, since));
  return { counted: reading, doubts: dropped ? doubts | ASSET_DOUBTS.DROPPED : doubts, rate };
}

/**
 * Books in which an asset counts `after` instead of `before`: a rise joins withheld; a fall takes what is withheld
 * and does not stream, then the stream that is not released, then fees, then nav.
 */
export function revalued(ledger: Ledger, before: bigint, after: bigint): Ledger {
  const assets = plus(minus(ledger.assets, before), after);
  if (after >= before)
    return { ...ledger, assets, withheld: plus(ledger.withheld, after - before) };
  const loss = before - after;
  const rest = restOf(ledger);
  const streaming = least(less(loss, minus(ledger.withheld, rest)), rest);
  return {
    ...ledger,
    assets,
    fees: less(ledger.fees, less(loss, ledger.withheld)),
    stream: minus(ledger.stream, streaming),
    withheld: less(ledger.withheld, loss),
  };
}
