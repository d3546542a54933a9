/**
 * What deposits and the queue would give at a moment, by the program's own arithmetic, lamport for
 * lamport: `cairn-core/src/{deposit,fill,claim}.rs`.
 */
import { refusal } from './errors';
import {
  BatchStatus,
  CAIRN_ERROR__BATCH_NOT_MATURE,
  CAIRN_ERROR__BATCH_STILL_OPEN,
  CAIRN_ERROR__DEPOSITS_CLOSED,
  CAIRN_ERROR__DEPOSITS_PAUSED,
  CAIRN_ERROR__DEPOSIT_CAP_REACHED,
  CAIRN_ERROR__DEPOSIT_TOO_SMALL,
  CAIRN_ERROR__NOTHING_MINTED,
  type Batch,
  type Pool,
  type Ticket,
} from './generated';
import { freeForFill } from './gate';
import { depositPriceOf, lowPriceOf, navOf, priceOf, unstreamed, type Ledger } from './ledger';
import { least, minus, mulDivFloor, plus } from './math';
import type { Moment } from './moment';
import { lamportsCeil, lamportsFloor, lowerPrice, sharesFloor, type Price } from './price';
import { releasedAt } from './stream';

/** The least a deposit may be: 0.001 SOL, in lamports. */
export const MINIMUM_DEPOSIT = 1_000_000n;

/** The least a ticket may be worth, unless it is all its owner has: 0.01 SOL, in lamports. */
export const MINIMUM_TICKET = 10_000_000n;

/** Below one lamport for so many shares, deposits are closed. */
const SHARES_PER_LAMPORT_AT_FLOOR = 1_000n;

/** What a quote needs of a pool: its books and parameters. */
export type QuotedPool = Ledger & Pick<Pool, 'parameters'>;

/** What a quote of a deposit needs beside: whether the pool takes any. */
export type DepositPool = QuotedPool & Pick<Pool, 'pauseEnd'>;

/** Shares for a deposit. */
export type DepositQuote = Readonly<{
  lamports: bigint;
  /** `floor(lamports * supply / nav)` of `price`. */
  shares: bigint;
  /** `(nav + rest, supply)`: what this epoch still releases is paid for. */
  price: Price;
}>;

/**
 * The shares that a deposit of `lamports` would mint at `now`, rounded down.
 *
 * @throws CairnRefusal as `deposit_sol` would, in its order: paused, over the cap, too small, deposits
 *   closed, nothing minted.
 */
export function quoteDeposit(pool: DepositPool, now: Moment, lamports: bigint): DepositQuote {
  const ledger = releasedAt(pool, now);
  if (now.epoch < pool.pauseEnd) throw refusal(CAIRN_ERROR__DEPOSITS_PAUSED);
  const nav = plus(navOf(ledger), lamports);
  if (nav > pool.parameters.depositCap) throw refusal(CAIRN_ERROR__DEPOSIT_CAP_REACHED);
  return depositInto(ledger, lamports);
}

/** The shares that a deposit mints on books that are released. */
export function depositInto(ledger: Ledger, lamports: bigint): DepositQuote {
  if (lamports < MINIMUM_DEPOSIT) throw refusal(CAIRN_ERROR__DEPOSIT_TOO_SMALL);
  const closed = navOf(ledger) * SHARES_PER_LAMPORT_AT_FLOOR < ledger.supply;
  if (closed) throw refusal(CAIRN_ERROR__DEPOSITS_CLOSED);
  const price = depositPriceOf(ledger);
  const shares = sharesFloor(price, lamports);
  if (shares === 0n) throw refusal(CAIRN_ERROR__NOTHING_MINTED);
  return { lamports, price, shares };
}

/**
 * The price a share of a ticket would be paid at `now`: for a batch that has its cap, at most that;
 * without one, the present price. A later loss can lower it, nothing raises it over the cap.
 */
export function quoteWithdrawal(pool: QuotedPool, batch: Batch | null, now: Moment): Price {
  const ledger = releasedAt(pool, now);
  if (batch === null || batch.capSupply === 0n) return priceOf(ledger);
  return withdrawalFrom(ledger, { nav: batch.capNav, supply: batch.capSupply });
}

/** What a share of a closed batch is paid on books that are released: at most its cap. */
export function withdrawalFrom(ledger: Ledger, cap: Price): Price {
  return lowerPrice(priceOf(ledger), cap);
}

/** A fill. */
export type FillQuote = Readonly<{
  /** What a share is paid: the lower of the price and the batch's cap. */
  price: Price;
  /** Shares burnt. */
  shares: bigint;
  /** Lamports from the reserve to claims, rounded down. */
  lamports: bigint;
  /** Lamports the burnt shares were worth beyond that: they join withheld. */
  kept: bigint;
  /** Lamports that leave this epoch's stream, back to withheld. */
  unstreamed: bigint;
}>;

/**
 * What `fill_batch` would do for the batch at the queue's head at `now`; null where that is nothing.
 *
 * @throws CairnRefusal where the batch is open, or not mature yet ({@link fillableFrom}).
 */
export function quoteFill(
  pool: QuotedPool & Pick<Pool, 'haircuts'>,
  batch: Batch,
  now: Moment,
): FillQuote | null {
  if (batch.status === BatchStatus.Open) throw refusal(CAIRN_ERROR__BATCH_STILL_OPEN);
  if (now.epoch < fillableFrom(pool, batch)) throw refusal(CAIRN_ERROR__BATCH_NOT_MATURE);
  const ledger = releasedAt(pool, now);
  return fillFrom(ledger, batch, freeForFill(ledger), pool.haircuts);
}

/** What a fill needs of a batch. */
export type FilledBatch = Pick<Batch, 'capNav' | 'capSupply' | 'filled' | 'shares' | 'status'>;

/** What a fill does on books that are released, with so many lamports free and not counted for exits. */
export function fillFrom(
  ledger: Ledger,
  batch: FilledBatch,
  free: bigint,
  haircuts = 0n,
): FillQuote | null {
  const present = priceOf(ledger);
  const low = lowPriceOf(ledger, haircuts);
  if (batch.status !== BatchStatus.Closed || low.nav === 0n) return null;

  const price = lowerPrice(low, { nav: batch.capNav, supply: batch.capSupply });
  const unfilled = minus(batch.shares, batch.filled);
  const whole = lamportsCeil(price, unfilled) <= free;
  const shares = whole ? unfilled : least(sharesFloor(price, free), unfilled);
  const lamports = lamportsFloor(price, shares);
  if (shares === 0n || (lamports === 0n && shares < unfilled)) return null;
  const kept = minus(lamportsFloor(present, shares), lamports);
  return { kept, lamports, price, shares, unstreamed: unstreamed(ledger, shares) };
}

/**
 * The first epoch in which a closed batch can be filled: after the exit delay that its first ticket
 * found, or the pool's present one where that is shorter. No change makes a ticket wait longer.
 */
export function fillableFrom(
  pool: Pick<Pool, 'parameters'>,
  batch: Pick<Batch, 'closedEpoch' | 'minExitEpochs'>,
): bigint {
  const epochs = Math.min(batch.minExitEpochs, pool.parameters.minExitEpochs);
  return batch.closedEpoch + BigInt(epochs);
}

/** Lamports a ticket may claim now: `floor(paid * shares / batch.shares) - claimed`. */
export function quoteClaim(
  batch: Pick<Batch, 'paid' | 'shares' | 'status'>,
  ticket: Pick<Ticket, 'claimed' | 'shares'>,
): bigint {
  if (batch.status === BatchStatus.Open) return 0n;
  return mulDivFloor(batch.paid, ticket.shares, batch.shares) - ticket.claimed;
}
