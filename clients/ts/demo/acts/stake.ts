/** Act 11: what is free goes to the operator, once its weight has waited. */
import {
  executableFrom,
  executeChangeInstructions,
  formatAmount,
  readMoment,
  readOperator,
  requireChange,
  type CairnEvent,
} from '../../src';
import { lastTenth, nextEpoch } from '../epochs';
import type { Keeper } from '../keeper';
import { command } from '../perform';
import { shift } from '../shift';
import type { Stage } from '../stage';
import { printCheck, printNote } from '../table';
import type { Enrolled } from './enrol';

/** Epochs in whose last tenth the keeper tries: on a busy machine it may come too late. */
const TRIES = 4;

/** Somebody sets weight and cap; the keeper stakes. Returns what the keeper did. */
export async function stake(
  stage: Stage,
  keeper: Keeper,
  { changes, operator }: Enrolled,
): Promise<CairnEvent[]> {
  const { deployment, rpc } = stage;
  const { lrtMint, pool } = deployment;
  for (const id of changes) {
    const change = await requireChange(rpc, pool, id);
    while ((await readMoment(rpc)).epoch < executableFrom(deployment, change))
      await nextEpoch(stage);
    const { instructions } = await executeChangeInstructions({ id, lrtMint, rpc });
    await command(stage, 'anyone', { instructions, step: `executes change ${id}` });
  }
  const events: CairnEvent[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    await lastTenth(stage);
    events.push(...(await shift(stage, keeper, () => 'someone else')));
    const staked = (await readOperator(rpc, operator))?.staked ?? 0n;
    if (staked > 0n) {
      printCheck(`${formatAmount(staked)} SOL are staked under the pool's authority alone`);
      return events;
    }
    printNote('too late for this epoch: the keeper tries again');
    await nextEpoch(stage);
  }
  throw new Error(`Nothing was staked in ${TRIES} epochs.`);
}
