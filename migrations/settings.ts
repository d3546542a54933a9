/** What a run is told: by its environment and by the cluster's configuration file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { PoolParameters, TokenMetadata } from '@cairn/client';
import { parseJson, readKeypair } from '@cairn/client/node';
import {
  createSolanaRpc,
  type Address,
  type KeyPairSigner,
  type Rpc,
  type SolanaRpcApi,
} from '@solana/kit';

const CLUSTERS = ['localnet', 'devnet'] as const;

/** A cluster there is a configuration for. */
export type Cluster = (typeof CLUSTERS)[number];

/** How the pool should be. */
export type Configuration = Readonly<{
  parameters: PoolParameters;
  /** Tightens, pauses deposits. */
  manager: Address;
  /** Tightens, pauses deposits, cancels changes. */
  guardian: Address;
  /** Receives the pool's fees. */
  feeRecipient: Address;
  metadata: TokenMetadata;
}>;

/** Everything a run needs. */
export type Settings = Readonly<{
  cluster: Cluster;
  url: string;
  rpc: Rpc<SolanaRpcApi>;
  /** Pays, and is the admin of a new pool. */
  admin: KeyPairSigner;
  configuration: Configuration;
  /** The file that says where everything lies. */
  deploymentFile: string;
  /** The key of the LRT's mint: needed until the pool exists, never committed. */
  mintFile: string;
}>;

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The settings of `CAIRN_CLUSTER`, `CAIRN_RPC_URL` and `CAIRN_KEYPAIR`. */
export async function settingsFrom(environment: NodeJS.ProcessEnv): Promise<Settings> {
  const need = (name: string, what: string) => {
    const value = environment[name];
    if (value === undefined || value === '') throw new Error(`Set ${name} to ${what}.`);
    return value;
  };
  const named = need('CAIRN_CLUSTER', CLUSTERS.join(' or '));
  const cluster = CLUSTERS.find((each) => each === named);
  if (!cluster) throw new Error(`CAIRN_CLUSTER is ${named}: set it to ${CLUSTERS.join(' or ')}.`);
  const url = need('CAIRN_RPC_URL', "the cluster's JSON-RPC address");
  const keypair = need('CAIRN_KEYPAIR', "the path of the admin's keypair file");

  const secrets = join(ROOT, 'target', cluster);
  const published = join(ROOT, 'migrations', 'deployments', `${cluster}.json`);
  const admin = await readKeypair(keypair);
  return {
    admin,
    cluster,
    configuration: await configurationOf(cluster, admin.address),
    deploymentFile: cluster === 'localnet' ? join(secrets, 'deployment.json') : published,
    mintFile: join(secrets, 'lrt-mint.json'),
    rpc: createSolanaRpc(url),
    url,
  };
}

/** The parameters that a configuration has to name. */
const PARAMETERS: readonly (keyof PoolParameters)[] = [
  'minExitEpochs',
  'changeDelayEpochs',
  'dripEpochs',
  'performanceFeeBps',
  'instantMaxFeeBps',
  'instantMinFeeBps',
  'instantTargetBps',
  'instantLimitBps',
  'floorBps',
  'moveLimitBps',
  'depositCap',
];

/** The configuration in `config/<cluster>.json`; a role that it names nobody for is the admin's. */
export async function configurationOf(cluster: Cluster, admin: Address): Promise<Configuration> {
  const path = join(ROOT, 'migrations', 'config', `${cluster}.json`);
  const file = parseJson(await readFile(path, 'utf8')) as ConfigurationFile;
  const { feeRecipient = admin, guardian = admin, manager = admin, name, symbol, uri } = file;
  const { parameters } = file;
  const missing = PARAMETERS.filter((parameter) => parameters[parameter] === undefined);
  if (missing.length > 0) throw new Error(`${path} has to name ${missing.join(', ')}.`);
  const metadata = { name, symbol, uri };
  return { feeRecipient, guardian, manager, metadata, parameters: parameters as PoolParameters };
}

type ConfigurationFile = TokenMetadata &
  Readonly<{ parameters: Partial<PoolParameters> }> &
  Partial<Pick<Configuration, 'feeRecipient' | 'guardian' | 'manager'>>;
