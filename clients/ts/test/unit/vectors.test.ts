/** Every number the Rust core wrote down, computed again by the client; every refusal, refused. */
import { describe, it } from 'vitest';

import {
  BatchStatus,
  depositInto,
  fillFrom,
  free,
  instantFrom,
  lamportsCeil,
  lamportsFloor,
  quoteFees,
  quoteSurplus,
  touch,
  withdrawalFrom,
} from '../../src';
import { agree, each } from './support/agree';
import { PARAMETERS } from './support/books';
import {
  foundIn,
  ledgerIn,
  momentIn,
  priceIn,
  vectorsOf,
  type Vector,
  type Written,
} from './support/vectors';

/** How gains are released. */
function dripIn(vector: Readonly<Record<'dripEpochs' | 'performanceFeeBps', string>>) {
  return {
    ...PARAMETERS,
    dripEpochs: Number(vector.dripEpochs),
    performanceFeeBps: Number(vector.performanceFeeBps),
  };
}

describe('golden vectors', () => {
  it('release: touch agrees with the core', () => {
    type Case = Vector<'dripEpochs' | 'fee' | 'freed' | 'performanceFeeBps'> &
      Pick<Written, 'after' | 'now'> &
      Partial<Pick<Written, 'ended'>>;
    each('release', vectorsOf<Case>('release'), (vector) => {
      const drip = dripIn(vector);
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

  it('fees: touch and quoteFees agree with the core', () => {
    type Results = 'carried' | 'charged' | 'fee' | 'fees';
    type Case = Vector<Results | 'dripEpochs' | 'performanceFeeBps', 'lamports' | 'shares'> &
      Partial<Pick<Written, 'price'>> &
      Pick<Written, 'mark' | 'now'>;
    each('fees', vectorsOf<Case>('fees'), (vector) => {
      const pool = { ...ledgerIn(vector.ledger), parameters: dripIn(vector) };
      const now = momentIn(vector.now);
      const { lamports = '', price, shares = '' } = vector;
      agree(
        vector.error,
        () => {
          const { after, fee } = touch(pool, now, pool.parameters);
          const { carried, charged, fees, markNav, markSupply } = after;
          const mark = { nav: markNav, supply: markSupply };
          return { carried, charged, fee, fees, mark, paid: quoteFees(pool, now) };
        },
        () => ({
          carried: BigInt(vector.carried),
          charged: BigInt(vector.charged),
          fee: BigInt(vector.fee),
          fees: BigInt(vector.fees),
          mark: priceIn(vector.mark),
          paid:
            price === undefined
              ? null
              : { lamports: BigInt(lamports), price: priceIn(price), shares: BigInt(shares) },
        }),
      );
    });
  });

  it('surplus: quoteSurplus agrees with the core', () => {
    type Results = 'burnt' | 'claims' | 'kept' | 'reserve' | 'unstreamed';
    type Case = Vector<'dripEpochs' | 'performanceFeeBps', Results> &
      Pick<Written, 'found' | 'now'>;
    each('surplus', vectorsOf<Case>('surplus'), (vector) => {
      const pool = { ...ledgerIn(vector.ledger), parameters: dripIn(vector) };
      const { burnt, claims = '', kept = '', reserve = '', unstreamed = '' } = vector;
      agree(
        vector.error,
        () => quoteSurplus(pool, momentIn(vector.now), foundIn(vector.found)),
        () =>
          burnt === undefined
            ? null
            : {
                burnt: BigInt(burnt),
                claims: BigInt(claims),
                kept: BigInt(kept),
                reserve: BigInt(reserve),
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
