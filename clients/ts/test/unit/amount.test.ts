import { describe, expect, it } from 'vitest';

import { formatAmount, formatBps, formatPrice } from '../../src';

describe('formatAmount', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000001'],
    [1_500_000_000n, '1.5'],
    [-2_000_000_001n, '-2.000000001'],
    [18_446_744_073_709_551_615n, '18446744073.709551615'],
  ])('writes %s exactly', (amount, text) => {
    expect(formatAmount(amount)).toBe(text);
  });
});

describe('formatBps', () => {
  it.each([
    [0, '0 %'],
    [7, '0.07 %'],
    [100, '1 %'],
    [1_050, '10.5 %'],
    [10_000, '100 %'],
  ])('writes %s as per cent', (bps, text) => {
    expect(formatBps(bps)).toBe(text);
  });
});

describe('formatPrice', () => {
  it('rounds down', () => {
    expect(formatPrice({ nav: 2n, supply: 3n })).toBe('0.666666666');
  });

  it('has none without supply', () => {
    expect(formatPrice({ nav: 0n, supply: 0n })).toBe('-');
  });
});
