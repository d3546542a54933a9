import { address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import { rolesOf } from '../roles';

const admin = address('9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj');
const other = address('So11111111111111111111111111111111111111112');

describe('rolesOf', () => {
  it("says which roles are the admin's own key, and warns on a public cluster", () => {
    const pool = { admin, guardian: admin, manager: other };
    const rows = [
      [`manager ${other}`, ''],
      [`guardian ${admin}`, "the admin's own key"],
    ];
    expect(rolesOf(pool, 'localnet')).toEqual({ rows, warning: null });
    const { warning } = rolesOf(pool, 'devnet');
    expect(warning).toMatch(/^warning: the admin's own key is the guardian too/);
    expect(warning).toContain('migrations/config/devnet.json');
    expect(rolesOf({ ...pool, manager: admin }, 'devnet').warning).toContain(
      'the manager and the guardian too',
    );
  });

  it('has nothing to say where every role has its own key', () => {
    const pool = { admin, guardian: other, manager: other };
    expect(rolesOf(pool, 'devnet').warning).toBeNull();
  });
});
