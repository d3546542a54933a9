import { address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import {
  describeChange,
  describeSetting,
  NO_DEPOSIT_CAP,
  operatorSetting,
  presentSetting,
  setting,
  SETTING_KINDS,
  type GovernedPool,
  type OperatorSetting,
  type PoolSettingKind,
  type SettingArgs,
} from '../../src';
import { PARAMETERS } from './support/books';

const admin = address('9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj');
const manager = address('So11111111111111111111111111111111111111112');
const guardian = address('metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s');
const feeRecipient = address('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
const pool: GovernedPool = { admin, feeRecipient, guardian, manager, parameters: PARAMETERS };
const METADATA = { name: 'Cairn SOL', symbol: 'cairnSOL', uri: '' };

/** Each setting, what it is called, how its value reads, and what the pool has of it. */
const SETTINGS: [SettingArgs & { __kind: PoolSettingKind }, string, string, string][] = [
  [setting('Admin', [manager]), 'admin', manager, admin],
  [setting('Manager', [admin]), 'manager', admin, manager],
  [setting('Guardian', [admin]), 'guardian', admin, guardian],
  [setting('FeeRecipient', [admin]), 'fee recipient', admin, feeRecipient],
  [setting('ChangeDelayEpochs', [32]), 'change delay', '32 epochs', '4 epochs'],
  [setting('MinExitEpochs', [1]), 'exit delay', '1 epoch', '2 epochs'],
  [setting('DripEpochs', [16]), 'release period', '16 epochs', '4 epochs'],
  [setting('PerformanceFeeBps', [1_050]), 'performance fee', '10.5 %', '0 %'],
  [
    setting('InstantFeeBps', { max: 150, min: 15 }),
    'instant fee',
    '0.15 % to 1.5 %',
    '0.1 % to 3 %',
  ],
  [setting('InstantTargetBps', [1]), 'instant target', '0.01 % of nav', '10 % of nav'],
  [setting('InstantLimitBps', [500]), 'instant limit an epoch', '5 % of nav', '10 % of nav'],
  [setting('FloorBps', [10_000]), 'reserve floor', '100 % of nav', '1 % of nav'],
  [
    setting('MoveLimitBps', [500]),
    'move limit an epoch',
    '5 % of what is staked',
    '10 % of what is staked',
  ],
  [setting('DepositCap', [1_500_000_001n]), 'deposit cap', '1.500000001 SOL', 'none'],
  [
    setting('Metadata', { name: 'A "B"', symbol: 'C\u001b', uri: 'https://c.d' }),
    'metadata',
    '"A \\"B\\"", "C\\u001b", "https://c.d"',
    '"Cairn SOL", "cairnSOL", ""',
  ],
];

describe('describeSetting', () => {
  it.each(SETTINGS)('%# reads like what it sets', (wanted, name, value) => {
    expect(describeSetting(wanted)).toBe(`${name} ${value}`);
  });

  it('says that a cap never binds', () => {
    expect(describeSetting(setting('DepositCap', [NO_DEPOSIT_CAP]))).toBe('deposit cap none');
  });
});

describe('describeChange', () => {
  it.each(SETTINGS)('%# goes from what the pool has', (wanted, name, value, present) => {
    expect(describeChange(pool, wanted, METADATA)).toBe(`${name} ${present} → ${value}`);
  });

  it('says where there is no metadata yet', () => {
    const wanted = setting('Metadata', METADATA);
    expect(describeChange(pool, wanted)).toBe('metadata none → "Cairn SOL", "cairnSOL", ""');
  });
});

describe('presentSetting', () => {
  it.each(SETTINGS)('%# is of the kind it is asked for', (wanted, name, _, present) => {
    const found = presentSetting(pool, wanted.__kind, METADATA);
    expect(found?.__kind).toBe(wanted.__kind);
    expect(found && describeSetting(found)).toBe(`${name} ${present}`);
  });

  it('is nothing where there is no metadata', () => {
    expect(presentSetting(pool, 'Metadata')).toBeNull();
  });
});

/** Each setting of an operator, what it is called, how its value reads, and what the operator has of it. */
const OPERATORS: [OperatorSetting, string, string, string][] = [
  [setting('OperatorWeight', { operator: guardian, weight: 7 }), 'operator weight', '7', '5'],
  [
    setting('OperatorCap', { cap: 1_500_000_001n, operator: guardian }),
    'operator cap',
    '1.500000001 SOL',
    'none',
  ],
  [
    setting('OperatorCommission', { commissionBps: 1_250, operator: guardian }),
    'operator commission',
    '12.5 %',
    '5 %',
  ],
];
const operator = { cap: NO_DEPOSIT_CAP, commissionBps: 500, weight: 5 };

describe('operatorSetting', () => {
  it.each(OPERATORS)('%# is what the operator has of it', (wanted, name, value, present) => {
    const found = operatorSetting(wanted, operator);
    expect(found && describeSetting(found)).toBe(`${name} ${present} of ${guardian}`);
    expect(operatorSetting(wanted, null)).toBeNull();
    const [from, to] = [`${present} of ${guardian}`, `${value} of ${guardian}`];
    expect(describeChange(pool, wanted, null, operator)).toBe(`${name} ${from} → ${to}`);
    expect(describeChange(pool, wanted)).toBe(`${name} none → ${to}`);
  });

  it("is no pool's", () => {
    const kinds = SETTINGS.map(([{ __kind }]) => __kind);
    expect([...SETTING_KINDS].sort()).toEqual(kinds.sort());
  });
});
