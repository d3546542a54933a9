/**
 * The life of a deposit, on a real cluster: `npm run demo --workspace clients/ts`.
 *
 * Every balance is compared with its quote, to the lamport, after every step: any surprise ends the
 * demo with a sentence and exit code 1.
 */
import { Keeper } from './keeper';
import { stageFrom } from './stage';
import { play } from './story';

try {
  const stage = await stageFrom(process.env);
  const keeper = await Keeper.hire();
  try {
    await play(stage, keeper);
  } finally {
    await keeper.dismiss();
    await stage.stakePools.dismiss();
  }
} catch (error) {
  console.error(`\nThe demo failed: ${sentenceFor(error)}`);
  process.exitCode = 1;
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== 'fetch failed') return error.message;
  return `Nothing answers at ${process.env['CAIRN_RPC_URL'] ?? ''}: has the validator stopped?`;
}
