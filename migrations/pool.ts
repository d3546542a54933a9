/** The mint and the pool: created where they are not, compared where they are. */
import {
  createMintInstructions,
  fetchMaybePool,
  initializePoolInstructions,
  poolAddresses,
  send,
  type PoolParameters,
  type Pool,
  type PoolAddresses,
} from '@cairn/client';
import { createKeypair, readDeployment, readKeypair } from '@cairn/client/node';
import { fetchEncodedAccount, type Address, type KeyPairSigner } from '@solana/kit';

import type { Settings } from './settings';

const confirmed = { commitment: 'confirmed' } as const;

/** The pool as it is on the cluster after the run, and whether the run created it. */
export type MatchedPool = Readonly<{ addresses: PoolAddresses; pool: Pool; created: boolean }>;

/**
 * Creates the mint and the pool of the deployment file, or of a new mint.
 *
 * @throws where the pool exists with other parameters: they cannot be changed.
 */
export async function matchPool(settings: Settings): Promise<MatchedPool> {
  const { rpc } = settings;
  const recorded = await readDeployment(settings.deploymentFile);
  if (recorded !== null) {
    const existing = await find(settings, recorded.lrtMint);
    if (existing) return existing;
  }
  const lrtMint = await mintKey(settings);
  const existing = await find(settings, lrtMint.address);
  if (existing) return existing;

  const { admin, configuration } = settings;
  const addresses = await poolAddresses(lrtMint.address);
  const mint = await fetchEncodedAccount(rpc, lrtMint.address, confirmed);
  const instructions = [
    ...(mint.exists ? [] : await createMintInstructions(rpc, admin, lrtMint, addresses.authority)),
    ...(await initializePoolInstructions({ ...configuration, admin, lrtMint, payer: admin })),
  ];
  await send({ instructions, payer: admin, rpc });

  const created = await find(settings, lrtMint.address);
  if (!created) throw new Error('The pool was created and is not there: run this again.');
  return { ...created, created: true };
}

async function find(settings: Settings, lrtMint: Address): Promise<MatchedPool | null> {
  const addresses = await poolAddresses(lrtMint);
  const account = await fetchMaybePool(settings.rpc, addresses.pool, confirmed);
  if (!account.exists) return null;
  const pool = account.data;
  const { feeRecipient, parameters } = settings.configuration;
  for (const parameter of Object.keys(pool.parameters) as (keyof PoolParameters)[]) {
    check(addresses, parameter, pool.parameters[parameter], parameters[parameter]);
  }
  check(addresses, 'feeRecipient', pool.feeRecipient, feeRecipient);
  return { addresses, created: false, pool };
}

function check<T extends bigint | number | string>(
  { pool }: PoolAddresses,
  parameter: string,
  found: T,
  wanted: T,
): void {
  if (found === wanted) return;
  throw new Error(
    `The pool ${pool} has ${parameter} ${found}, the configuration says ${wanted}: ` +
      'a pool keeps the parameters it was created with.',
  );
}

async function mintKey({ mintFile }: Settings): Promise<KeyPairSigner> {
  return createKeypair(mintFile).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readKeypair(mintFile);
    throw error;
  });
}
