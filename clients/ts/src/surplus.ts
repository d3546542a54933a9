/** What appeared without an instruction: `cairn-core/src/surplus.rs`. */
import type { Pool } from './generated';
import { priceOf, unstreamed, type Ledger } from './ledger';
import { less, plus } from './math';
import type { Moment } from './moment';
import { lamportsFloor } from './price';
import { releasedAt } from './stream';

/** What the accounts really hold. */
export type Found = Readonly<{
  /** Lamports of the reserve, without its rent. */
  reserve: bigint;
  /** Lamports of the claims account, without its rent. */
  claims: bigint;
  /** The mint's supply. */
  minted: bigint;
  /** Shares in escrow. */
  escrow: bigint;
}>;

/** A surplus; all of it joins withheld, and moves no price now. */
export type SurplusQuote = Readonly<{
  /** Lamports sent to the reserve. */
  reserve: bigint;
  /** Lamports sent to claims, which move to the reserve. */
  claims: bigint;
  /** Shares that holders burnt, and shares given to the escrow. */
  burnt: bigint;
  /** Lamports the burnt shares were worth, rounded down. */
  kept: bigint;
  /** Lamports that leave this epoch's stream with them, back to withheld. */
  unstreamed: bigint;
}>;

/** What `sync_surplus` would recognise at `now`; null where there is no surplus. */
export function quoteSurplus(
  pool: Ledger & Pick<Pool, 'parameters'>,
  now: Moment,
  found: Found,
): SurplusQuote | null {
  const ledger = releasedAt(pool, now);
  const reserve = less(found.reserve, ledger.reserve);
  const claims = less(found.claims, ledger.claims);
  const burnt = plus(less(ledger.supply, found.minted), less(found.escrow, ledger.escrowed));
  if (reserve === 0n && claims === 0n && burnt === 0n) return null;
  const kept = lamportsFloor(priceOf(ledger), burnt);
  return { burnt, claims, kept, reserve, unstreamed: unstreamed(ledger, burnt) };
}
