/** Leaving at once, for a fee that falls with what is free: `cairn-core/src/instant.rs`. */
import { refusal } from './errors';
import { free, type Queue } from './gate';
import {
  CAIRN_ERROR__INSTANT_LIMIT,
  CAIRN_ERROR__LAMPORTS_BELOW_MINIMUM,
  CAIRN_ERROR__NOT_FREE,
  CAIRN_ERROR__NO_SHARES,
  type PoolParameters,
  type Pool,
} from './generated';
import { lowPriceOf, navBeforeInstant, priceOf, unstreamed, type Ledger } from './ledger';
import { bpsCeil, bpsFloor, least, less, minus, mulDivFloor } from './math';
import type { Moment } from './moment';
import { lamportsFloor } from './price';
import { releasedAt } from './stream';

/** The terms of instant exits. */
export type InstantTerms = Readonly<
  Pick<
    PoolParameters,
    'instantLimitBps' | 'instantMaxFeeBps' | 'instantMinFeeBps' | 'instantTargetBps'
  >
>;

/** An instant exit. */
export type InstantQuote = Readonly<{
  /** Shares burnt. */
  shares: bigint;
  /** Lamports they are worth for exits, rounded down: less haircuts of assets without a rate. */
  value: bigint;
  /** Lamports of fee on it, rounded up. */
  fee: bigint;
  feeBps: number;
  /** Lamports paid: `value - fee`. */
  lamports: bigint;
  /** Lamports that the shares were worth beyond what is paid: they join withheld. */
  kept: bigint;
  /** Lamports that leave this epoch's stream, back to withheld. */
  unstreamed: bigint;
  /** Lamports free for instant exits before this one. */
  free: bigint;
}>;

/**
 * What an instant exit of `shares` would pay at `now`.
 *
 * @throws CairnRefusal as `instant_withdraw` would: no shares, worth nothing, not free, limit reached.
 */
export function quoteInstant(
  pool: Ledger & Queue & Pick<Pool, 'haircuts' | 'parameters'>,
  now: Moment,
  shares: bigint,
): InstantQuote {
  const ledger = releasedAt(pool, now);
  const available = free(ledger, pool, pool.parameters.floorBps);
  return instantFrom(ledger, shares, available, pool.parameters, pool.haircuts);
}

/** What an instant exit pays from books that are released, with so many lamports free and not counted for exits. */
export function instantFrom(
  ledger: Ledger,
  shares: bigint,
  available: bigint,
  terms: InstantTerms,
  haircuts = 0n,
): InstantQuote {
  if (shares === 0n) throw refusal(CAIRN_ERROR__NO_SHARES);
  const before = navBeforeInstant(ledger);
  const value = lamportsFloor(lowPriceOf(ledger, haircuts), shares);
  // What this epoch's deposits brought is no liquidity yet: in front of an exit, they make it no cheaper.
  const feeBps = instantFeeBps(terms, less(available, ledger.deposited), before);
  const fee = bpsCeil(feeBps, value);
  const lamports = minus(value, fee);
  if (lamports === 0n) throw refusal(CAIRN_ERROR__LAMPORTS_BELOW_MINIMUM);
  if (lamports > available) throw refusal(CAIRN_ERROR__NOT_FREE);
  const left = less(bpsFloor(terms.instantLimitBps, before), ledger.instant);
  const worth = lamportsFloor(priceOf(ledger), shares);
  if (worth > left) throw refusal(CAIRN_ERROR__INSTANT_LIMIT);
  const kept = minus(worth, lamports);
  const stream = unstreamed(ledger, shares);
  return { fee, feeBps, free: available, kept, lamports, shares, unstreamed: stream, value };
}

/**
 * The fee in bps, `max - floor((max - min) * min(liquidity, target) / target)`: by the liquidity before
 * the exit and nav before all of the epoch's, so that splitting an exit never pays.
 */
export function instantFeeBps(terms: InstantTerms, liquidity: bigint, nav: bigint): number {
  const { instantMaxFeeBps, instantMinFeeBps, instantTargetBps } = terms;
  const target = bpsFloor(instantTargetBps, nav);
  if (target === 0n) return instantMaxFeeBps;
  const span = less(BigInt(instantMaxFeeBps), BigInt(instantMinFeeBps));
  return instantMaxFeeBps - Number(mulDivFloor(span, least(liquidity, target), target));
}
