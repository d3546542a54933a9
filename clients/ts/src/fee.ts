/** Fees paid in shares: `cairn-core/src/fee.rs`. */
import type { Pool } from './generated';
import { depositPriceOf, type Ledger } from './ledger';
import { less, mulDivFloor } from './math';
import type { Moment } from './moment';
import { sharesFloor, type Price } from './price';
import { releasedAt } from './stream';

/** Fees to be paid in shares. */
export type FeesQuote = Readonly<{
  /** Lamports that leave fees and join nav: all but what operators are due. */
  lamports: bigint;
  /** Shares minted to the fee recipient: `floor(lamports * supply / nav)` of `price`. */
  shares: bigint;
  /** `(nav + rest, supply)`: the price of a deposit. */
  price: Price;
}>;

/** What `collect_fees` would pay at `now`; null where the fees are worth no share. */
export function quoteFees(pool: Ledger & Pick<Pool, 'parameters'>, now: Moment): FeesQuote | null {
  const ledger = releasedAt(pool, now);
  const price = depositPriceOf(ledger);
  if (price.nav === 0n) return null;
  const lamports = less(ledger.fees, ledger.commissions);
  const shares = sharesFloor(price, lamports);
  return shares === 0n ? null : { lamports, price, shares };
}

/**
 * What `collect_commission` would pay at `now` an operator that is due so much; null where that is worth no
 * share. `due` lamports are paid in full unless a loss has eaten into fees, then
 * `floor(due * min(commissions, fees) / commissions)`.
 */
export function quoteCommission(
  pool: Ledger & Pick<Pool, 'parameters'>,
  now: Moment,
  due: bigint,
): FeesQuote | null {
  const ledger = releasedAt(pool, now);
  const price = depositPriceOf(ledger);
  if (due === 0n || price.nav === 0n) return null;
  const { commissions, fees } = ledger;
  const backed = commissions < fees ? commissions : fees;
  const lamports = mulDivFloor(due, backed, commissions);
  const shares = sharesFloor(price, lamports);
  return shares === 0n ? null : { lamports, price, shares };
}
