import { address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import { changeWindow, describeStanding, setting, standingOf } from '../../src';
import { PARAMETERS } from './support/books';

const pool = {
  adminTerm: 2n,
  depositCapTightened: 3n,
  instantLimitTightened: 0n,
  parameters: { ...PARAMETERS, changeDelayEpochs: 5, minExitEpochs: 1 },
};
const change = {
  adminTerm: 2n,
  id: 2n,
  lastEpoch: 20n,
  matureEpoch: 14n,
  queuedEpoch: 9n,
  setting: setting('FloorBps', [1]),
};
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
      const { dead } = standingOf({ ...pool, adminTerm: 3n }, change, epoch);
      expect(dead).toBe('queued by a former admin');
    }
  });
});

describe('standingOf, where the pool has changed since', () => {
  it('is dead once its setting was tightened', () => {
    const cap = { ...change, setting: { __kind: 'DepositCap', fields: [1n] } as const };
    expect(standingOf(pool, cap, 14n).dead).toBe('tightened after it was queued');
    expect(standingOf(pool, { ...cap, id: 3n }, 14n).dead).toBeNull();
    const limit = { ...change, setting: setting('InstantLimitBps', [1]) };
    expect(standingOf(pool, limit, 14n).dead).toBeNull();
  });

  it('is dead once its operator was lowered, or registered', () => {
    const operator = address('So11111111111111111111111111111111111111112');
    const weight = setting('OperatorWeight', { operator, weight: 7 });
    const about = { ...change, setting: weight };
    const { dead } = standingOf(pool, about, 14n, { tightened: 3n });
    expect(dead).toBe('what it is about was lowered or made since');
    expect(standingOf(pool, about, 14n, { tightened: 2n }).dead).toBeNull();
    expect(standingOf(pool, about, 14n).dead).toBeNull();
    expect(standingOf(pool, about, 21n, { tightened: 3n }).dead).toBe('expired');
  });

  it('waits for those who want to leave by a longer exit', () => {
    const longer = { ...pool, parameters: { ...pool.parameters, minExitEpochs: 4 } };
    // Queued in epoch 9: 9 + 4 + 3.
    expect(standingOf(longer, change, 14n).epochsToMature).toBe(2n);
    expect(standingOf(longer, change, 16n).epochsToMature).toBe(0n);
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
