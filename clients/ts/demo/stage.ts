/** Where the demo plays: a cluster, a pool, a purse and a keeper. */
import { createSolanaRpc, type KeyPairSigner, type Rpc, type SolanaRpcApi } from '@solana/kit';

import { formatPrice, priceOf, readPool, releasedAt } from '../src';
import { readDeployment, readKeypair, type Deployment } from '../src/node';
import { StakePools } from './stakePools';

/** Everything an act needs. */
export type Stage = Readonly<{
  url: string;
  rpc: Rpc<SolanaRpcApi>;
  /** Has SOL to give away. */
  purse: KeyPairSigner;
  deployment: Deployment;
  /** Path of the keeper's program. */
  keeperProgram: string;
  /** Makes and keeps stake pools. */
  stakePools: StakePools;
}>;

/** The stage of `CAIRN_RPC_URL`, `CAIRN_KEYPAIR`, `CAIRN_DEPLOYMENT`, `CAIRN_KEEPER` and `CAIRN_STAKE_POOL`. */
export async function stageFrom(environment: NodeJS.ProcessEnv): Promise<Stage> {
  const need = (name: string) => {
    const value = environment[name];
    if (value === undefined || value === '') {
      throw new Error(
        `${name} is not set: \`cargo xtask demo\` sets up everything the demo needs.`,
      );
    }
    return value;
  };
  const url = need('CAIRN_RPC_URL');
  const file = need('CAIRN_DEPLOYMENT');
  const deployment = await readDeployment(file);
  if (deployment === null) {
    throw new Error(
      `There is no deployment at ${file}: \`npm run deploy\` in migrations makes one.`,
    );
  }
  return {
    deployment,
    keeperProgram: need('CAIRN_KEEPER'),
    purse: await readKeypair(need('CAIRN_KEYPAIR')),
    rpc: createSolanaRpc(url),
    stakePools: await StakePools.open({ stakePoolProgram: need('CAIRN_STAKE_POOL'), url }),
    url,
  };
}

/** What a share is worth now, in SOL. */
export async function presentPrice({ deployment, rpc }: Stage): Promise<string> {
  const { now, pool } = await readPool(rpc, deployment.lrtMint);
  return formatPrice(priceOf(releasedAt(pool, now)));
}
