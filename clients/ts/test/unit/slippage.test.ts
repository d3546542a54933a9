import { describe, expect, it } from 'vitest';

import { leastAccepted } from '../../src/instructions/user/slippage';

describe('leastAccepted', () => {
  it('takes the slippage off, rounded up', () => {
    // 1232001 - floor(1232.001)
    expect(leastAccepted(1_232_001n)).toBe(1_230_769n);
    expect(leastAccepted(1_232_001n, 0n)).toBe(1_232_001n);
    expect(() => leastAccepted(1n, 10_001n)).toThrow('slippageBps must be from 0 to 10000.');
  });
});
