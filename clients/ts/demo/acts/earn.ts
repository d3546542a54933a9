/** Act 12: the validator votes, the stake earns. */
import { formatAmount, stakeLooks, type CairnEvent } from '../../src';
import { nextEpoch } from '../epochs';
import type { Keeper } from '../keeper';
import { shift } from '../shift';
import type { Stage } from '../stage';
import { printCheck, printNote } from '../table';

/** Epochs in which the first reward has to be there: stake begins to earn in the one after its delegation. */
const EPOCHS = 4;

/** Lets epochs turn until the keeper finds a reward. Returns what the keeper did. */
export async function earn(stage: Stage, keeper: Keeper): Promise<CairnEvent[]> {
  const events: CairnEvent[] = [];
  printNote('stake begins to earn in the next epoch, which is paid for in the one after');
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    await nextEpoch(stage);
    events.push(...(await shift(stage, keeper, () => 'someone else')));
    const [paid] = stakeLooks(events).filter((each) => each.gain > 0n);
    if (paid !== undefined) {
      printCheck(
        `${formatAmount(paid.gain)} SOL joined what is withheld: ` +
          'the coming epochs release it into the price',
      );
      return events;
    }
  }
  throw new Error(`The stake has earned nothing in ${EPOCHS} epochs.`);
}
