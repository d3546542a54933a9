/** Act 8: the guardian stops what the admin queued. */
import { cancelChangeInstructions, readChange } from '../../src';
import { command } from '../perform';
import type { Stage } from '../stage';
import { printCheck } from '../table';

/** The guardian cancels the change: it is gone, and nothing of it took effect. */
export async function cancelChange(stage: Stage, id: bigint): Promise<void> {
  const { deployment, purse: canceller, rpc } = stage;
  const { lrtMint, pool } = deployment;
  const { instructions } = await cancelChangeInstructions({ canceller, id, lrtMint, rpc });
  await command(stage, 'guardian', { instructions, step: `cancels change ${id}` });
  if ((await readChange(rpc, pool, id)) !== null) {
    throw new Error(`Change ${id} was cancelled and is still there.`);
  }
  printCheck(`change ${id} is gone; it has changed nothing`);
}
