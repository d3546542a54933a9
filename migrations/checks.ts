/** What has to be true before anything is sent. */
import { CAIRN_PROGRAM_ADDRESS, formatAmount } from '@cairn/client';

import type { Cluster, Settings } from './settings';

/** Lamports that a new pool costs, rents and locked shares, with room for fees: 0.2 SOL. */
const NEEDED = 200_000_000n;

const GENESIS: Readonly<Record<string, string>> = {
  '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d': 'mainnet',
  EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG: 'devnet',
};

const DEPLOY: Readonly<Record<Cluster, string>> = {
  devnet:
    'cargo xtask build && solana program deploy --url devnet ' +
    '--program-id PROGRAM_KEYPAIR.json target/deploy/cairn.so',
  localnet: 'cargo xtask demo',
};

/** Refuses an RPC node of another cluster than the one named. */
export async function checkCluster({ cluster, rpc, url }: Settings): Promise<void> {
  const genesis: string = await rpc
    .getGenesisHash()
    .send()
    .catch((error: unknown) => {
      throw new Error(`Nothing answers at ${url}.`, { cause: error });
    });
  const found = GENESIS[genesis] ?? 'localnet';
  if (found !== cluster) {
    throw new Error(`CAIRN_CLUSTER is ${cluster}, but ${url} is a node of ${found}.`);
  }
}

/** Refuses a cluster without the program, and says how to deploy it. */
export async function checkProgram({ cluster, rpc }: Settings): Promise<void> {
  const { value } = await rpc
    .getAccountInfo(CAIRN_PROGRAM_ADDRESS, { commitment: 'confirmed', encoding: 'base64' })
    .send();
  if (value?.executable !== true) {
    throw new Error(
      `There is no program at ${CAIRN_PROGRAM_ADDRESS} on ${cluster}. ` +
        `Deploy it first: ${DEPLOY[cluster]}`,
    );
  }
}

/** Refuses an admin who cannot pay for a new pool; returns the lamports there are. */
export async function checkFunds({ admin, cluster, rpc }: Settings): Promise<bigint> {
  const { value } = await rpc.getBalance(admin.address, { commitment: 'confirmed' }).send();
  if (value < NEEDED) {
    throw new Error(
      `${admin.address} has ${formatAmount(value)} SOL on ${cluster} and needs ` +
        `${formatAmount(NEEDED)}: \`solana airdrop 1 ${admin.address} --url ${cluster}\`.`,
    );
  }
  return value;
}
