/** The two divisions of the protocol, as `cairn-core/src/math.rs` has them: the direction is in the name. */
import { refusal } from './errors';
import { CAIRN_ERROR__AMOUNT_TOO_LARGE, CAIRN_ERROR__INVARIANT_BROKEN } from './generated';

const U64_MAX = (1n << 64n) - 1n;

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

function fitting(value: bigint): bigint {
  if (value > U64_MAX) throw refusal(CAIRN_ERROR__AMOUNT_TOO_LARGE);
  return value;
}
