/** The books of a pool and the prices they give: `cairn-core/src/ledger.rs`. */
import type { Pool } from './generated';
import { less, minus, mulDivFloor, plus } from './math';
import type { Price } from './price';

/** The fields of a pool account that are its books. */
const FIELDS = [
  'reserve',
  'staked',
  'assets',
  'transit',
  'withheld',
  'stream',
  'released',
  'carried',
  'charged',
  'instant',
  'deposited',
  'fees',
  'commissions',
  'slashOwed',
  'held',
  'markNav',
  'markSupply',
  'epoch',
  'supply',
  'escrowed',
  'queued',
  'owedAtCap',
  'claims',
] as const satisfies readonly (keyof Pool)[];

/** What a pool holds and owes, by record: part of its account. Lamports, or shares of 10^-9 of a token. */
export type Ledger = Readonly<Pick<Pool, (typeof FIELDS)[number]>>;

/** The books in a pool's account, as its last instruction left them. */
export function ledgerOf(pool: Ledger): Ledger {
  return Object.fromEntries(FIELDS.map((field) => [field, pool[field]])) as Ledger;
}

/** `reserve + staked + assets + transit`: what the pool holds. */
export function grossOf({ reserve, staked, assets, transit }: Ledger): bigint {
  return plus(plus(plus(reserve, staked), assets), transit);
}

/** `gross - withheld - fees - slashOwed - held`: what all shares together are worth. */
export function navOf(ledger: Ledger): bigint {
  const { withheld, fees, slashOwed, held } = ledger;
  return minus(grossOf(ledger), plus(plus(plus(withheld, fees), slashOwed), held));
}

/** `stream - released`: lamports that the epoch still releases. */
export function restOf({ stream, released }: Ledger): bigint {
  return minus(stream, released);
}

/** The price at which shares are burnt: `(nav, supply)`. */
export function priceOf(ledger: Ledger): Price {
  return { nav: navOf(ledger), supply: ledger.supply };
}

/** The price of exits: nav less the haircuts of assets without a rate, never below 0. */
export function lowPriceOf(ledger: Ledger, haircuts: bigint): Price {
  return { nav: less(navOf(ledger), haircuts), supply: ledger.supply };
}

/** The price at which shares are minted: what this epoch still releases counts in. */
export function depositPriceOf(ledger: Ledger): Price {
  return { nav: plus(navOf(ledger), restOf(ledger)), supply: ledger.supply };
}

/** Nav as it would stand without this epoch's instant exits. */
export function navBeforeInstant(ledger: Ledger): bigint {
  return plus(navOf(ledger), ledger.instant);
}

/** What leaves the epoch's stream with burnt shares: `rest - floor(rest * (supply - shares) / supply)`. */
export function unstreamed(ledger: Ledger, shares: bigint): bigint {
  const rest = restOf(ledger);
  return minus(rest, mulDivFloor(rest, minus(ledger.supply, shares), ledger.supply));
}
