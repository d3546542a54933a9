/** Lamports, shares and rates as people read them. */

import { U64_MAX } from './math';

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
 * Hundredths of a per cent as per cent: exact, without trailing zeros.
 *
 * @example
 * ```ts
 * formatBps(1_050); // '10.5 %'
 * ```
 */
export function formatBps(bps: number): string {
  const fraction = (bps % 100).toString().padStart(2, '0').replace(/0+$/, '');
  return `${Math.floor(bps / 100)}${fraction === '' ? '' : `.${fraction}`} %`;
}

/**
 * A price in SOL a token, rounded down to nine decimals; for reading, never for reckoning.
 */
export function formatPrice(price: Readonly<{ nav: bigint; supply: bigint }>): string {
  if (price.supply === 0n) return '-';
  const scaled = (price.nav * ONE) / price.supply;
  return `${scaled / ONE}.${(scaled % ONE).toString().padStart(DECIMALS, '0')}`;
}

/** Lamports at most, or none. */
export function formatCap(cap: bigint | number): string {
  const lamports = BigInt(cap);
  return lamports === U64_MAX ? 'none' : `${formatAmount(lamports)} SOL`;
}
