/** The price of a share: a pair, never a stored quotient. */
import { mulDivCeil, mulDivFloor } from './math';

/** `nav / supply` lamports a share. */
export type Price = Readonly<{
  /** Lamports that `supply` shares are worth. */
  nav: bigint;
  /** Shares, in units of 10^-9 of a token. */
  supply: bigint;
}>;

/** Whether `left` is higher than `right`, by cross-multiplication. */
export function exceeds(left: Price, right: Price): boolean {
  return left.nav * right.supply > right.nav * left.supply;
}

/** The lower of two prices; `left` where they are equal. */
export function lowerPrice(left: Price, right: Price): Price {
  return exceeds(left, right) ? right : left;
}

/**
 * `lamports * supply / nav` shares, rounded down: what a deposit buys, what lamports can fill.
 *
 * @throws CairnRefusal where nav is 0.
 */
export function sharesFloor(price: Price, lamports: bigint): bigint {
  return mulDivFloor(lamports, price.supply, price.nav);
}

/** `shares * nav / supply` lamports, rounded down: what shares are paid. */
export function lamportsFloor(price: Price, shares: bigint): bigint {
  return mulDivFloor(shares, price.nav, price.supply);
}

/** `shares * nav / supply` lamports, rounded up: what shares are owed. */
export function lamportsCeil(price: Price, shares: bigint): bigint {
  return mulDivCeil(shares, price.nav, price.supply);
}
