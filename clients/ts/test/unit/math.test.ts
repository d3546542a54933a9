import { describe, expect, it } from 'vitest';

import { mulDivCeil, mulDivFloor } from '../../src';

const U64_MAX = 18_446_744_073_709_551_615n;

describe('mulDivFloor', () => {
  it('rounds down', () => {
    expect(mulDivFloor(7n, 3n, 2n)).toBe(10n);
  });

  it('keeps products beyond 64 bits', () => {
    expect(mulDivFloor(U64_MAX, U64_MAX, U64_MAX)).toBe(U64_MAX);
  });

  it('refuses a quotient beyond 64 bits', () => {
    expect(() => mulDivFloor(U64_MAX, 2n, 1n)).toThrow('An amount exceeds what 64 bits hold.');
  });

  it('refuses to divide by zero', () => {
    expect(() => mulDivFloor(1n, 1n, 0n)).toThrow("An invariant of the pool's books would break");
  });
});

describe('mulDivCeil', () => {
  it('rounds up', () => {
    expect(mulDivCeil(7n, 3n, 2n)).toBe(11n);
  });

  it('leaves an exact quotient as it is', () => {
    expect(mulDivCeil(8n, 3n, 2n)).toBe(12n);
  });

  it('refuses to round beyond 64 bits', () => {
    const half = 9_223_372_036_854_775_808n;
    expect(() => mulDivCeil(U64_MAX, half + 1n, half)).toThrow('An amount exceeds');
  });
});
