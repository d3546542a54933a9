/** The golden vectors that the Rust core writes: what it computes, for clients that mirror it. */
import { readFileSync } from 'node:fs';

import type { Found, Ledger, Moment, Price } from '../../../src';

/** A pair as the vectors write it. */
type WrittenPrice = Readonly<{ nav: string; supply: string }>;

/** Books as the vectors write them. */
type WrittenLedger = Readonly<Record<string, WrittenPrice | string>> & { mark: WrittenPrice };

type WrittenMoment = Readonly<{ epoch: string; elapsed: string; slots: string }>;

type WrittenFound = Readonly<Record<'claims' | 'escrow' | 'minted' | 'reserve', string>>;

/** One case: inputs, and what the core makes of them, or the name of its refusal. */
export type Vector<Numbers extends string, Optional extends string = never> = Readonly<
  { ledger: WrittenLedger; error?: string } & Record<Numbers, string> &
    Partial<Record<Optional, string>>
>;

/** All cases of a verb. */
export function vectorsOf<Case>(verb: string): Case[] {
  const file = new URL(`../../../../../crates/cairn-core/vectors/${verb}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Case[];
}

/** Books as the client has them: the mark in two fields. */
export function ledgerIn({ mark, ...rest }: WrittenLedger): Ledger {
  const numbers = Object.entries(rest).map(([field, text]) => [field, BigInt(text as string)]);
  const { nav: markNav, supply: markSupply } = priceIn(mark);
  return { ...(Object.fromEntries(numbers) as Ledger), markNav, markSupply };
}

/** What the accounts hold. */
export function foundIn({ claims, escrow, minted, reserve }: WrittenFound): Found {
  return {
    claims: BigInt(claims),
    escrow: BigInt(escrow),
    minted: BigInt(minted),
    reserve: BigInt(reserve),
  };
}

/** A price. */
export function priceIn({ nav, supply }: WrittenPrice): Price {
  return { nav: BigInt(nav), supply: BigInt(supply) };
}

/** A moment. */
export function momentIn({ epoch, elapsed, slots }: WrittenMoment): Moment {
  return { elapsed: BigInt(elapsed), epoch: BigInt(epoch), slots: BigInt(slots) };
}

/** Fields with a price or books in them. */
export type Written = Readonly<{
  after: WrittenLedger;
  base: WrittenPrice;
  cap: WrittenPrice;
  found: WrittenFound;
  mark: WrittenPrice;
  now: WrittenMoment;
  price: WrittenPrice;
  rate: WrittenPrice;
  read: WrittenPrice;
  ended: WrittenPrice;
}>;
