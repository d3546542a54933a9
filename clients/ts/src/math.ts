/**
 * Sums, differences and the two divisions of the protocol, in 64 bits as `cairn-core/src/{units,math}.rs`
 * have them: a division's direction is in its name.
 */
import { refusal } from './errors';
import { CAIRN_ERROR__AMOUNT_TOO_LARGE, CAIRN_ERROR__INVARIANT_BROKEN } from './generated';

/** The most that a number of the program holds. */
export const U64_MAX = (1n << 64n) - 1n;

/** The whole, in hundredths of a per cent. */
export const WHOLE_BPS = 10_000n;

/**
 * `left * right / by`, rounded down: for what is paid out or minted.
 *
 * @throws CairnRefusal where `by` is 0 or the quotient exceeds 64 bits.
 */
export function mulDivFloor(left: bigint, right: bigint, by: bigint): bigint {
  if (by === 0n) throw refusal(CAIRN_ERROR__INVARIANT_BROKEN);
  return fitting((left * right) / by);
}

/**
 * `left * right / by`, rounded up: for what is charged or owed.
 *
 * @throws CairnRefusal where `by` is 0 or the quotient exceeds 64 bits.
 */
export function mulDivCeil(left: bigint, right: bigint, by: bigint): bigint {
  if (by === 0n) throw refusal(CAIRN_ERROR__INVARIANT_BROKEN);
  const product = left * right;
  return fitting(product / by + (product % by === 0n ? 0n : 1n));
}

/**
 * `left + right`.
 *
 * @throws CairnRefusal where the sum exceeds 64 bits.
 */
export function plus(left: bigint, right: bigint): bigint {
  return fitting(left + right);
}

/**
 * `left - right`.
 *
 * @throws CairnRefusal where that would be negative.
 */
export function minus(left: bigint, right: bigint): bigint {
  if (right > left) throw refusal(CAIRN_ERROR__INVARIANT_BROKEN);
  return left - right;
}

/** `left - right`, or 0 where that would be negative. */
export function less(left: bigint, right: bigint): bigint {
  return left > right ? left - right : 0n;
}

/** The smaller of two amounts. */
export function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

/** The larger of two amounts. */
export function most(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

/** `floor(lamports * bps / 10 000)`: a limit, a share. */
export function bpsFloor(bps: number, lamports: bigint): bigint {
  return mulDivFloor(lamports, BigInt(bps), WHOLE_BPS);
}

/** `ceil(lamports * bps / 10 000)`: what is charged. */
export function bpsCeil(bps: number, lamports: bigint): bigint {
  return mulDivCeil(lamports, BigInt(bps), WHOLE_BPS);
}

function fitting(value: bigint): bigint {
  if (value > U64_MAX) throw refusal(CAIRN_ERROR__AMOUNT_TOO_LARGE);
  return value;
}
