/** Where a pool lies on a cluster: what the migration writes and everything else reads. */
import { readFile } from 'node:fs/promises';

import type { Address } from '@solana/kit';

import type { PoolParameters } from '../generated';
import { parseJson } from './json';

/** One deployment of Cairn: a program and a pool. */
export type Deployment = Readonly<{
  cluster: string;
  programId: Address;
  lrtMint: Address;
  pool: Address;
  rateFeed: Address;
  authority: Address;
  reserve: Address;
  claims: Address;
  escrow: Address;
  locked: Address;
  admin: Address;
  manager: Address;
  guardian: Address;
  feeRecipient: Address;
  parameters: PoolParameters;
  metadata: Readonly<{ name: string; symbol: string; uri: string }>;
}>;

/** The deployment in a file; null where there is no such file. */
export async function readDeployment(path: string): Promise<Deployment | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : (parseJson(text) as Deployment);
}
