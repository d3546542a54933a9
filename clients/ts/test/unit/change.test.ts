import { describe, expect, it } from 'vitest';

import { changeWindow, describeStanding, standingOf } from '../../src';
import { PARAMETERS } from './support/books';

const pool = { adminTerm: 2n };
const change = { adminTerm: 2n, lastEpoch: 20n, matureEpoch: 14n };
const at = (epoch: bigint) => standingOf(pool, change, epoch);

describe('changeWindow', () => {
  it('opens after the delay, for seven epochs', () => {
    expect(changeWindow({ parameters: PARAMETERS }, 10n)).toEqual({
      lastEpoch: 20n,
      matureEpoch: 14n,
    });
  });
});

describe('standingOf', () => {
  it('counts the epochs to maturity and to expiry', () => {
    expect(at(10n)).toEqual({ dead: null, epochsToExpire: 11n, epochsToMature: 4n });
    expect(at(13n)).toEqual({ dead: null, epochsToExpire: 8n, epochsToMature: 1n });
    expect(at(14n)).toEqual({ dead: null, epochsToExpire: 7n, epochsToMature: 0n });
    expect(at(20n)).toEqual({ dead: null, epochsToExpire: 1n, epochsToMature: 0n });
  });

  it('is dead after its last epoch', () => {
    expect(at(21n)).toEqual({ dead: 'expired', epochsToExpire: 0n, epochsToMature: 0n });
  });

  it('is dead once another admin has taken over, whatever the epoch', () => {
    for (const epoch of [10n, 14n, 21n]) {
      const { dead } = standingOf({ adminTerm: 3n }, change, epoch);
      expect(dead).toBe('queued by a former admin');
    }
  });
});

describe('describeStanding', () => {
  it('says what a holder has to know', () => {
    expect(describeStanding(at(11n))).toBe('can be executed in 3 epochs');
    expect(describeStanding(at(14n))).toBe('can be executed now, expires in 7 epochs');
    expect(describeStanding(at(20n))).toBe('can be executed now, expires in 1 epoch');
    expect(describeStanding(at(21n))).toBe('dead: expired');
  });
});
