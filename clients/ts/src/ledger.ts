/** The books of a pool, and what a moment releases of them: `cairn-core/src/{ledger,stream}.rs`. */
import { refusal } from './errors';
import { CAIRN_ERROR__CLOCK_BEHIND, type Pool } from './generated';
import { mulDivCeil, mulDivFloor } from './math';
import type { Moment } from './moment';
import type { Price } from './price';

/** What a pool holds and owes, by record. Lamports, or shares of 10^-9 of a token. */
export type Ledger = Readonly<{
  /** Lamports of the reserve, without its rent. */
  reserve: bigint;
  /** Lamports of `reserve` that do not count in the price yet. */
  withheld: bigint;
  /** Lamports that `epoch` releases in all. */
  stream: bigint;
  /** Of `stream`, lamports released already. */
  released: bigint;
  /** The epoch of the last touch. */
  epoch: bigint;
  /** Shares that have a part in the pool: holders', escrowed, locked. */
  supply: bigint;
}>;

/** The price at which shares are burnt: `(reserve - withheld, supply)`. */
export function priceOf(ledger: Ledger): Price {
  return { nav: ledger.reserve - ledger.withheld, supply: ledger.supply };
}

/** The price at which shares are minted: what this epoch still releases counts in. */
export function depositPriceOf(ledger: Ledger): Price {
  const rest = ledger.stream - ledger.released;
  return { nav: ledger.reserve - ledger.withheld + rest, supply: ledger.supply };
}

/**
 * The books with everything released that is due at `now`: what every instruction does first.
 *
 * In an epoch: `floor(stream * elapsed / slots)` in all, never less than before. After an epoch: the
 * old stream's rest, each missed epoch's stream (at most `dripEpochs` of them), and the new stream,
 * `ceil(withheld / dripEpochs)`, up to `now`.
 *
 * @param pool A pool account, or its books with `dripEpochs`.
 * @throws CairnRefusal where `now` is before the books or outside its epoch.
 */
export function releasedAt(pool: Ledger & Pick<Pool, 'dripEpochs'>, now: Moment): Ledger {
  if (now.elapsed >= now.slots || now.epoch < pool.epoch) throw refusal(CAIRN_ERROR__CLOCK_BEHIND);
  const { reserve, supply } = pool;
  const due = (stream: bigint) => mulDivFloor(stream, now.elapsed, now.slots);

  if (now.epoch === pool.epoch) {
    const sofar = due(pool.stream);
    const released = sofar > pool.released ? sofar : pool.released;
    const withheld = pool.withheld - (released - pool.released);
    return { epoch: now.epoch, released, reserve, stream: pool.stream, supply, withheld };
  }

  const drip = BigInt(Math.max(pool.dripEpochs, 1));
  const untouched = now.epoch - pool.epoch - 1n;
  let withheld = pool.withheld - (pool.stream - pool.released);
  for (let missed = untouched < drip ? untouched : drip; missed > 0n; missed -= 1n) {
    withheld -= mulDivCeil(withheld, 1n, drip);
  }
  const stream = mulDivCeil(withheld, 1n, drip);
  const released = due(stream);
  return { epoch: now.epoch, released, reserve, stream, supply, withheld: withheld - released };
}
