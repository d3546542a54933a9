/** The mint and the pool: created where they are not, compared where they are. */
import {
  createMintInstructions,
  fetchMaybePool,
  initializePoolInstructions,
  poolAddresses,
  send,
  type Pool,
  type PoolAddresses,
} from '@cairn/client';
import { createKeypair, readDeployment, readKeypair } from '@cairn/client/node';
import { fetchEncodedAccount, type Address, type KeyPairSigner } from '@solana/kit';

import { checkDifferences } from './differences';
import type { Settings } from './settings';

const confirmed = { commitment: 'confirmed' } as const;

/** The pool as it is on the cluster after the run, and whether the run created it. */
export type MatchedPool = Readonly<{ addresses: PoolAddresses; pool: Pool; created: boolean }>;

/**
 * Creates the mint and the pool of the deployment file, or of a new mint.
 *
 * @throws where the pool exists and differs from the configuration: says which changes to queue.
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
  const matched = { addresses, created: false, pool: account.data };
  await checkDifferences(settings, matched);
  return matched;
}

async function mintKey({ mintFile }: Settings): Promise<KeyPairSigner> {
  return createKeypair(mintFile).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readKeypair(mintFile);
    throw error;
  });
}
