/** Where a pool that exists differs from its configuration: by which changes it would come to match it. */
import {
  describeChange,
  describeSetting,
  describeStanding,
  formatEpochs,
  presentSetting,
  readChanges,
  readMetadata,
  SETTING_KINDS,
  type GovernedPool,
  type QueuedChange,
  type SettingArgs,
  type TokenMetadata,
} from '@cairn/client';

import type { MatchedPool } from './pool';
import type { Settings } from './settings';

/**
 * Refuses a pool that differs, parameters, roles and metadata alike; metadata that there is none of yet
 * is no difference.
 *
 * @throws an error that names each change to queue, and says of those that wait when they are due.
 */
export async function checkDifferences(settings: Settings, matched: MatchedPool): Promise<void> {
  const { cluster, configuration, rpc } = settings;
  const { addresses, pool } = matched;
  const metadata = await readMetadata(rpc, addresses.lrtMint);
  const wished = { ...configuration, admin: pool.admin };
  const wanted = differences(pool, metadata, wished, configuration.metadata);
  if (wanted.length === 0) return;

  const queued = await readChanges(rpc, addresses.lrtMint);
  const lines = wanted.map((setting) => {
    const words = describeChange(pool, setting, metadata);
    return `  ${setting.__kind}: ${words}${waiting(queued, setting)}`;
  });
  throw new Error(
    `The pool ${addresses.pool} differs from migrations/config/${cluster}.json. Its admin ` +
      `${pool.admin} has to queue_change:\n${lines.join('\n')}\n` +
      `Anyone can execute a change ${formatEpochs(BigInt(pool.parameters.changeDelayEpochs))} ` +
      'after it was queued: `queueChangeInstructions` and `executeChangeInstructions` of ' +
      '@cairn/client make the two transactions. Run this again afterwards.',
  );
}

/** The settings that the pool would need; each setting but the admin, who is not configured. */
function differences(
  pool: GovernedPool,
  metadata: TokenMetadata | null,
  wished: GovernedPool,
  wishedMetadata: TokenMetadata,
): SettingArgs[] {
  return SETTING_KINDS.flatMap((kind) => {
    const present = presentSetting(pool, kind, metadata);
    const wanted = presentSetting(wished, kind, wishedMetadata);
    if (present === null || wanted === null) return [];
    return describeSetting(present) === describeSetting(wanted) ? [] : [wanted];
  });
}

/** What is said of a setting that waits in the timelock already. */
function waiting(queued: readonly QueuedChange[], setting: SettingArgs): string {
  const found = queued.find(
    ({ change, dead }) =>
      dead === null && describeSetting(change.setting) === describeSetting(setting),
  );
  if (found === undefined) return '';
  return ` (queued as change ${found.change.id}: ${describeStanding(found)})`;
}
