/** Makes a cluster match its configuration, and says of each part what was done to it. */
import { relative } from 'node:path';

import { CAIRN_PROGRAM_ADDRESS, formatAmount } from '@cairn/client';

import { checkCluster, checkFunds, checkProgram } from './checks';
import { matchMetadata } from './metadata';
import { matchPool } from './pool';
import { matchRecord } from './record';
import { rolesOf } from './roles';
import { ROOT, type Settings } from './settings';

/**
 * Runs every step; each does nothing where the cluster matches already.
 *
 * @param print Takes one line at a time.
 * @returns whether anything was changed.
 */
export async function matchCluster(
  settings: Settings,
  print: (line: string) => void,
): Promise<boolean> {
  const row = (part: string, what: string, outcome: string) => {
    print(`  ${part.padEnd(10)}${what.padEnd(44)}  ${outcome}`.trimEnd());
  };
  const { admin, cluster, configuration, url } = settings;
  print(`Cairn on ${cluster}, ${url}`);
  await checkCluster(settings);
  await checkProgram(settings);
  row('program', CAIRN_PROGRAM_ADDRESS, 'there, executable');
  const funds = await checkFunds(settings);
  row('admin', admin.address, `has ${formatAmount(funds)} SOL`);

  const matched = await matchPool(settings);
  const made = matched.created ? 'created' : 'unchanged';
  const { metadata } = configuration;
  const { feeRecipient, parameters } = matched.pool;
  row('mint', matched.addresses.lrtMint, made);
  row('pool', matched.addresses.pool, made);
  for (const [name, value] of Object.entries(parameters)) row('', `${name} ${value}`, '');
  const { rows, warning } = rolesOf(matched.pool, cluster);
  for (const [role, whose] of rows) row('', role, whose);
  row('', `feeRecipient ${feeRecipient}`, '');
  const named = await matchMetadata(settings, matched);
  row('metadata', `${metadata.symbol}, "${metadata.name}"`, named ? 'written' : 'unchanged');
  const recorded = await matchRecord(settings, matched);
  const file = relative(ROOT, settings.deploymentFile);
  row('record', file, recorded ? 'written' : 'unchanged');

  if (warning !== null) print(warning);

  const changed = matched.created || named || recorded;
  print(
    changed
      ? `${cluster} matches migrations/config/${cluster}.json now.`
      : `Nothing to do: ${cluster} matches migrations/config/${cluster}.json.`,
  );
  return changed;
}
