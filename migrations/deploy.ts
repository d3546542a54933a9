/**
 * Makes a cluster match `config/<cluster>.json`: the LRT's mint, the pool, its metadata, and a file
 * that says where they lie. A second run changes nothing and says so.
 *
 *     CAIRN_CLUSTER=devnet CAIRN_RPC_URL=https://api.devnet.solana.com \
 *     CAIRN_KEYPAIR=~/.config/solana/id.json npm run deploy --workspace migrations
 *
 * The program has to be on the cluster before. This is a plain script: `anchor migrate` would hand it
 * a provider of the older web3.js, which nothing here uses.
 */
import { matchCluster } from './match';
import { settingsFrom } from './settings';

try {
  const settings = await settingsFrom(process.env);
  await matchCluster(settings, (line) => {
    console.log(line);
  });
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
