import { address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import { NO_DEPOSIT_CAP } from '@cairn/client';

import { configurationOf } from '../settings';

const admin = address('9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj');

describe('configurationOf', () => {
  it.each([
    ['localnet', NO_DEPOSIT_CAP],
    ['devnet', 10_000_000_000_000n],
  ] as const)(
    'of %s reads lamports exactly, and gives roles to the admin',
    async (cluster, cap) => {
      const configuration = await configurationOf(cluster, admin);
      expect(configuration).toMatchObject({ feeRecipient: admin, guardian: admin, manager: admin });
      expect(configuration.parameters.depositCap).toBe(cap);
    },
  );
});
