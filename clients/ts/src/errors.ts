/** What the program refuses, as errors that say the IDL's full sentence in every kind of build. */
import idl from '../../idl/cairn.json' with { type: 'json' };

import type { CairnError } from './generated';

const SENTENCES: ReadonlyMap<number, string> = new Map(
  idl.errors.map((error) => [error.code, error.msg]),
);

/** A refusal of the Cairn program, or of a quote that says beforehand what the program would. */
export class CairnRefusal extends Error {
  override readonly name = 'CairnRefusal';

  constructor(
    /** The program's error number; compare it with the `CAIRN_ERROR__…` constants. */
    readonly code: number,
    /** The transaction's log; empty for a quote. */
    readonly logs: readonly string[] = [],
    /** Lamports paid for a transaction that landed and was refused; 0 where none was sent. */
    readonly fee: bigint = 0n,
  ) {
    super(sentenceOf(code) ?? `The Cairn program refused with the unknown error ${code}.`);
  }
}

/** The sentence of one of the program's error numbers; undefined for any other number. */
export function sentenceOf(code: number): string | undefined {
  return SENTENCES.get(code);
}

/** A refusal with a number of the program. */
export function refusal(code: CairnError): CairnRefusal {
  return new CairnRefusal(code);
}

/**
 * Whether `error` is the program's refusal, with this number where one is given.
 *
 * @example
 * ```ts
 * if (isRefusal(error, CAIRN_ERROR__SHARES_BELOW_MINIMUM)) quoteAgain();
 * ```
 */
export function isRefusal(error: unknown, code?: CairnError): error is CairnRefusal {
  return error instanceof CairnRefusal && (code === undefined || error.code === code);
}
