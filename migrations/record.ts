/** The deployment file: written where it does not say what the cluster says. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { CAIRN_PROGRAM_ADDRESS } from '@cairn/client';
import { formatJson, type Deployment } from '@cairn/client/node';

import type { MatchedPool } from './pool';
import type { Settings } from './settings';

/** Whether the run wrote the file. */
export async function matchRecord(settings: Settings, matched: MatchedPool): Promise<boolean> {
  const { authority, claims, escrow, locked, lrtMint, pool, rateFeed, reserve } = matched.addresses;
  const { admin, feeRecipient, guardian, manager, parameters } = matched.pool;
  const deployment: Deployment = {
    cluster: settings.cluster,
    programId: CAIRN_PROGRAM_ADDRESS,
    lrtMint,
    pool,
    rateFeed,
    authority,
    reserve,
    claims,
    escrow,
    locked,
    admin,
    manager,
    guardian,
    feeRecipient,
    parameters,
    metadata: settings.configuration.metadata,
  };
  const path = settings.deploymentFile;
  const text = formatJson(deployment);
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return true;
}
