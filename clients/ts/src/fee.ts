/** Fees paid in shares: `cairn-core/src/fee.rs`. */
import type { Pool } from './generated';
import { depositPriceOf, type Ledger } from './ledger';
import type { Moment } from './moment';
import { sharesFloor, type Price } from './price';
import { releasedAt } from './stream';

/** Fees to be paid in shares. */
export type FeesQuote = Readonly<{
  /** Lamports that leave fees and join nav. */
  lamports: bigint;
  /** Shares minted to the fee recipient: `floor(fees * supply / nav)` of `price`. */
  shares: bigint;
  /** `(nav + rest, supply)`: the price of a deposit. */
  price: Price;
}>;

/** What `collect_fees` would pay at `now`; null where the fees are worth no share. */
export function quoteFees(pool: Ledger & Pick<Pool, 'parameters'>, now: Moment): FeesQuote | null {
  const ledger = releasedAt(pool, now);
  const price = depositPriceOf(ledger);
  if (ledger.fees === 0n || price.nav === 0n) return null;
  const shares = sharesFloor(price, ledger.fees);
  return shares === 0n ? null : { lamports: ledger.fees, price, shares };
}
