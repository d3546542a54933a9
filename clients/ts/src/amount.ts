/** Lamports and shares as people read them. */

const DECIMALS = 9;
const ONE = 10n ** BigInt(DECIMALS);

/**
 * Lamports as SOL, or shares as tokens: exact, without trailing zeros.
 *
 * @param amount In units of 10^-9.
 * @example
 * ```ts
 * formatAmount(1_500_000_000n); // '1.5'
 * ```
 */
export function formatAmount(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % ONE).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${sign}${size / ONE}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * A price in SOL a token, rounded down to nine decimals; for reading, never for reckoning.
 */
export function formatPrice(price: Readonly<{ nav: bigint; supply: bigint }>): string {
  if (price.supply === 0n) return '-';
  const scaled = (price.nav * ONE) / price.supply;
  return `${scaled / ONE}.${(scaled % ONE).toString().padStart(DECIMALS, '0')}`;
}
