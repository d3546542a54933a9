/** What a moment releases of what is withheld: `cairn-core/src/{stream,fee}.rs`. */
import { refusal } from './errors';
import { CAIRN_ERROR__CLOCK_BEHIND, type PoolParameters, type Pool } from './generated';
import { ledgerOf, navOf, priceOf, type Ledger } from './ledger';
import { bpsCeil, least, less, minus, most, mulDivCeil, mulDivFloor, plus } from './math';
import type { Moment } from './moment';
import { exceeds, lamportsCeil, type Price } from './price';

/** How gains are released: over how many epochs, for which performance fee. */
export type Drip = Pick<PoolParameters, 'dripEpochs' | 'performanceFeeBps'>;

/** What a touch does. */
export type TouchQuote = Readonly<{
  /** Lamports that move from withheld into nav and fees. */
  freed: bigint;
  /** Of `freed`, what becomes fees. */
  fee: bigint;
  /** The price at which the books' epoch ended; null where it has not. */
  ended: Price | null;
  /** The books after it. */
  after: Ledger;
}>;

/** The books of `pool` with everything released that is due at `now`: what every instruction does first. */
export function releasedAt(pool: Ledger & Pick<Pool, 'parameters'>, now: Moment): Ledger {
  return touch(ledgerOf(pool), now, pool.parameters).after;
}

/**
 * What is released by `now`.
 *
 * In an epoch: `floor(stream * elapsed / slots)` in all, never less than before. After an epoch: the
 * old stream's rest, each missed epoch's stream (at most `dripEpochs` of them), and the new stream,
 * `ceil(withheld / dripEpochs)`, up to `now`. Each release pays the performance fee on what it carries
 * over the mark.
 *
 * @throws CairnRefusal where `now` is before the books or outside its epoch.
 */
export function touch(ledger: Ledger, now: Moment, drip: Drip): TouchQuote {
  const behind = now.elapsed >= now.slots || now.epoch < ledger.epoch;
  if (behind) throw refusal(CAIRN_ERROR__CLOCK_BEHIND);
  const epochs = most(BigInt(drip.dripEpochs), 1n);
  let quote: TouchQuote = { after: ledger, ended: null, fee: 0n, freed: 0n };
  if (now.epoch > ledger.epoch) {
    quote = release(quote, ledger.stream, drip);
    quote = { ...quote, ended: priceOf(quote.after) };
    const missed = least(now.epoch - ledger.epoch - 1n, epochs);
    for (let left = missed; left > 0n; left -= 1n) {
      quote = turn(quote, epochs);
      quote = release(quote, quote.after.stream, drip);
    }
    quote = turn(quote, epochs);
    quote = { ...quote, after: { ...quote.after, epoch: now.epoch } };
  }
  return release(quote, mulDivFloor(quote.after.stream, now.elapsed, now.slots), drip);
}

/** An epoch's start: a new stream; what was charged, left at once and deposited counts from 0. */
function turn(quote: TouchQuote, epochs: bigint): TouchQuote {
  const stream = mulDivCeil(quote.after.withheld, 1n, epochs);
  const start = { carried: 0n, charged: 0n, deposited: 0n, instant: 0n, released: 0n };
  return { ...quote, after: { ...quote.after, ...start, stream } };
}

/** Releases up to `due` lamports of the epoch's stream in all, and charges the fee on them. */
function release(quote: TouchQuote, due: bigint, drip: Drip): TouchQuote {
  const before = quote.after;
  const freed = less(due, before.released);
  if (freed === 0n) return quote;
  const released = plus(before.released, freed);
  const withheld = minus(before.withheld, freed);
  const open = { ...before, released, withheld };
  const { carried, fee } = performanceFee(open, navOf(before), freed, drip.performanceFeeBps);
  const charged = {
    ...open,
    carried: plus(open.carried, carried),
    charged: plus(open.charged, fee),
    fees: plus(open.fees, fee),
  };
  return {
    after: marked(charged),
    ended: quote.ended,
    fee: plus(quote.fee, fee),
    freed: plus(quote.freed, freed),
  };
}

/**
 * The fee on `freed` lamports that have just joined a nav of `before`:
 * `ceil(bps * carried in this epoch) - charged in this epoch`, never more than is carried over the mark.
 */
function performanceFee(ledger: Ledger, before: bigint, freed: bigint, bps: number) {
  const after = plus(before, freed);
  const mark = markOf(ledger);
  if (!exceeds({ nav: after, supply: ledger.supply }, mark)) return { carried: 0n, fee: 0n };
  const floor = most(before, lamportsCeil(mark, ledger.supply));
  const carried = less(after, floor);
  const total = bpsCeil(bps, plus(ledger.carried, carried));
  return { carried, fee: least(less(total, ledger.charged), carried) };
}

/** The books with the mark raised to their price, where that is higher. */
function marked(ledger: Ledger): Ledger {
  const { nav, supply } = priceOf(ledger);
  if (!exceeds({ nav, supply }, markOf(ledger))) return ledger;
  return { ...ledger, markNav: nav, markSupply: supply };
}

function markOf({ markNav, markSupply }: Ledger): Price {
  return { nav: markNav, supply: markSupply };
}
