/** Holds what the client computes against what the core wrote down. */
import { expect } from 'vitest';

import * as client from '../../../src';
import { CairnRefusal } from '../../../src';

const CASES = 100;

/** The program's error number for a refusal's name in the core; most names are the same. */
function numberOf(name: string): number {
  const renamed: Readonly<Record<string, string>> = {
    DivisionByZero: 'InvariantBroken',
    EpochBehind: 'ClockBehind',
    MomentOutsideEpoch: 'ClockBehind',
    Overflow: 'AmountTooLarge',
    QuotientTooLarge: 'AmountTooLarge',
    Underflow: 'InvariantBroken',
  };
  const words = (renamed[name] ?? name).replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`);
  const constants: Readonly<Record<string, unknown>> = client;
  const code = constants[`CAIRN_ERROR__${words.toUpperCase()}`];
  if (typeof code !== 'number') throw new Error(`The client has no error for ${name}.`);
  return code;
}

/** Runs `check` where the core gave a result, and expects the core's refusal otherwise. */
export function agree(
  name: string | undefined,
  compute: () => unknown,
  expected: () => unknown,
): void {
  if (name === undefined) {
    expect(compute()).toEqual(expected());
    return;
  }
  let thrown: unknown;
  try {
    compute();
  } catch (error) {
    thrown = error;
  }
  expect(thrown, `refused with ${name}`).toBeInstanceOf(CairnRefusal);
  expect((thrown as CairnRefusal).code).toBe(numberOf(name));
}

/** Checks every vector of a verb; a difference says which one differs. */
export function each<Case>(
  verb: string,
  vectors: readonly Case[],
  check: (vector: Case) => void,
): void {
  expect(vectors.length).toBeGreaterThanOrEqual(CASES);
  vectors.forEach((vector, index) => {
    try {
      check(vector);
    } catch (error) {
      throw new Error(`${verb}, case ${index}: ${(error as Error).message}`, { cause: error });
    }
  });
}
