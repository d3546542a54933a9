/** Every number the Rust core wrote down, computed again by the client; every refusal, refused. */
import { describe, expect, it } from 'vitest';

import * as client from '../../src';
import {
  BatchStatus,
  CairnRefusal,
  depositInto,
  fillFrom,
  free,
  instantFrom,
  lamportsCeil,
  lamportsFloor,
  touch,
  withdrawalFrom,
} from '../../src';
import {
  ledgerIn,
  momentIn,
  priceIn,
  vectorsOf,
  type Vector,
  type Written,
} from './support/vectors';

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
function agree(name: string | undefined, compute: () => unknown, expected: () => unknown): void {
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
function each<Case>(verb: string, vectors: readonly Case[], check: (vector: Case) => void): void {
  expect(vectors.length).toBeGreaterThanOrEqual(CASES);
  vectors.forEach((vector, index) => {
    try {
      check(vector);
    } catch (error) {
      throw new Error(`${verb}, case ${index}: ${(error as Error).message}`, { cause: error });
    }
  });
}

describe('golden vectors', () => {
  it('release: touch agrees with the core', () => {
    type Case = Vector<'dripEpochs' | 'fee' | 'freed' | 'performanceFeeBps'> &
      Pick<Written, 'after' | 'now'> &
      Partial<Pick<Written, 'ended'>>;
    each('release', vectorsOf<Case>('release'), (vector) => {
      const drip = {
        dripEpochs: Number(vector.dripEpochs),
        performanceFeeBps: Number(vector.performanceFeeBps),
      };
      agree(
        vector.error,
        () => touch(ledgerIn(vector.ledger), momentIn(vector.now), drip),
        () => ({
          after: ledgerIn(vector.after),
          ended: vector.ended === undefined ? null : priceIn(vector.ended),
          fee: BigInt(vector.fee),
          freed: BigInt(vector.freed),
        }),
      );
    });
  });

  it('deposit: depositInto agrees with the core', () => {
    type Case = Vector<'lamports' | 'shares'> & Pick<Written, 'price'>;
    each('deposit', vectorsOf<Case>('deposit'), (vector) => {
      const lamports = BigInt(vector.lamports);
      agree(
        vector.error,
        () => depositInto(ledgerIn(vector.ledger), lamports),
        () => ({ lamports, price: priceIn(vector.price), shares: BigInt(vector.shares) }),
      );
    });
  });

  it('withdrawal: withdrawalFrom agrees with the core', () => {
    type Case = Vector<'lamports' | 'owed' | 'shares'> & Pick<Written, 'cap' | 'price'>;
    each('withdrawal', vectorsOf<Case>('withdrawal'), (vector) => {
      const shares = BigInt(vector.shares);
      agree(
        vector.error,
        () => {
          const price = withdrawalFrom(ledgerIn(vector.ledger), priceIn(vector.cap));
          return {
            lamports: lamportsFloor(price, shares),
            owed: lamportsCeil(price, shares),
            price,
          };
        },
        () => ({
          lamports: BigInt(vector.lamports),
          owed: BigInt(vector.owed),
          price: priceIn(vector.price),
        }),
      );
    });
  });

  it('fill: fillFrom agrees with the core', () => {
    type Results = 'burnt' | 'kept' | 'lamports' | 'unstreamed';
    type Case = Vector<'filled' | 'free' | 'shares', Results> &
      Pick<Written, 'cap'> &
      Partial<Pick<Written, 'price'>>;
    each('fill', vectorsOf<Case>('fill'), (vector) => {
      const { nav: capNav, supply: capSupply } = priceIn(vector.cap);
      const batch = {
        capNav,
        capSupply,
        filled: BigInt(vector.filled),
        shares: BigInt(vector.shares),
        status: BatchStatus.Closed,
      };
      const { burnt = '', kept = '', lamports = '', price, unstreamed = '' } = vector;
      agree(
        vector.error,
        () => fillFrom(ledgerIn(vector.ledger), batch, BigInt(vector.free)),
        () =>
          price === undefined
            ? null
            : {
                kept: BigInt(kept),
                lamports: BigInt(lamports),
                price: priceIn(price),
                shares: BigInt(burnt),
                unstreamed: BigInt(unstreamed),
              },
      );
    });
  });

  it('instant: free and instantFrom agree with the core', () => {
    type Inputs = 'floorBps' | 'headBatch' | 'limitBps' | 'maxFeeBps' | 'minFeeBps' | 'openBatch';
    type Results = 'fee' | 'free' | 'kept' | 'lamports' | 'value';
    type Case = Vector<Inputs | Results | 'shares' | 'targetBps'>;
    each('instant', vectorsOf<Case>('instant'), (vector) => {
      const ledger = ledgerIn(vector.ledger);
      const queue = { headBatch: BigInt(vector.headBatch), openBatch: BigInt(vector.openBatch) };
      const terms = {
        instantLimitBps: Number(vector.limitBps),
        instantMaxFeeBps: Number(vector.maxFeeBps),
        instantMinFeeBps: Number(vector.minFeeBps),
        instantTargetBps: Number(vector.targetBps),
      };
      agree(
        vector.error,
        () => {
          const available = free(ledger, queue, Number(vector.floorBps));
          const quote = instantFrom(ledger, BigInt(vector.shares), available, terms);
          const { fee, kept, lamports, value } = quote;
          return { fee, free: quote.free, kept, lamports, value };
        },
        () => ({
          fee: BigInt(vector.fee),
          free: BigInt(vector.free),
          kept: BigInt(vector.kept),
          lamports: BigInt(vector.lamports),
          value: BigInt(vector.value),
        }),
      );
    });
  });
});
