/** Who stops what the admin does, and whether that is anyone else. */
import type { Pool } from '@cairn/client';

import type { Cluster } from './settings';

const ROLES = ['manager', 'guardian'] as const;

/** The roles as rows of the run's output, and what has to be said about them. */
export type Roles = Readonly<{ rows: readonly [string, string][]; warning: string | null }>;

/** A role that is the admin's own key is said so; on a public cluster that is worth a warning. */
export function rolesOf(
  pool: Pick<Pool, 'admin' | 'guardian' | 'manager'>,
  cluster: Cluster,
): Roles {
  const own = ROLES.filter((role) => pool[role] === pool.admin);
  const rows = ROLES.map((role): [string, string] => [
    `${role} ${pool[role]}`,
    own.includes(role) ? "the admin's own key" : '',
  ]);
  if (cluster === 'localnet' || own.length === 0) return { rows, warning: null };
  const warning =
    `warning: the admin's own key is the ${own.join(' and the ')} too: should it be lost or stolen, ` +
    `less can be stopped. Name other keys in migrations/config/${cluster}.json.`;
  return { rows, warning };
}
