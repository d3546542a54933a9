/** Act 13: the validator votes, the stake earns: the pool's own, and that of the LST's stake pool. */
import {
  assetValue,
  eventsNamed,
  formatAmount,
  readRewards,
  requireAsset,
  stakeLooks,
  type CairnEvent,
  type SourceReading,
} from '../../src';
import { nextEpoch } from '../epochs';
import type { Keeper } from '../keeper';
import { shift } from '../shift';
import type { Stage } from '../stage';
import { printCheck, printNote } from '../table';
import { readingOf } from './bringLst';
import type { Lst } from './proposeLst';

/** Epochs in which the first reward has to be there: stake begins to earn in the one after its delegation. */
const EPOCHS = 4;

/** Lets epochs turn until the keeper finds a reward. Returns what the keeper did. */
export async function earn(stage: Stage, keeper: Keeper, lst: Lst): Promise<CairnEvent[]> {
  const events: CairnEvent[] = [];
  const asset = await requireAsset(stage.rpc, stage.deployment.pool, lst.mint);
  const before = await readingOf(stage, asset);
  printNote('stake begins to earn in the next epoch, which is paid for in the one after');
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    await nextEpoch(stage);
    events.push(...(await shift(stage, keeper, () => 'someone else')));
    const [paid] = stakeLooks(events).filter((each) => each.gain > 0n);
    if (paid === undefined) continue;
    printCheck(
      `${formatAmount(paid.gain)} SOL joined what is withheld: ` +
        'the coming epochs release it into the price',
    );
    await checkRise(stage, lst, before, await readingOf(stage, asset), events);
    return events;
  }
  throw new Error(`The stake has earned nothing in ${EPOCHS} epochs.`);
}

/** The rate has risen by what the cluster has paid, and what the pool's units rose by has joined withheld. */
async function checkRise(
  { rpc }: Stage,
  { units, validatorStake }: Lst,
  before: SourceReading,
  after: SourceReading,
  events: readonly CairnEvent[],
): Promise<void> {
  if (before.epoch === null || after.epoch === null) throw new Error('A rate is of no epoch.');
  const paid = await readRewards(rpc, validatorStake, before.epoch, after.epoch);
  if (after.rate.nav - before.rate.nav !== paid || after.rate.supply !== before.rate.supply) {
    throw new Error(`The stake pool was paid ${paid} lamports, and its rate says otherwise.`);
  }
  const worth = ({ exitFeeBps, rate }: SourceReading) => assetValue(units, rate, exitFeeBps);
  const rise = worth(after) - worth(before);
  const refreshed = eventsNamed(events, 'AssetRefreshed').flatMap((each) => each.refreshed);
  const found = refreshed.reduce((sum, { gain, loss }) => sum + gain - loss, 0n);
  if (found !== rise) {
    throw new Error(`The LST is worth ${rise} lamports more, and the program found ${found}.`);
  }
  printCheck(
    `the cluster has paid the stake pool ${formatAmount(paid)} SOL: ` +
      `${formatAmount(rise)} of it are this pool's, and withheld`,
  );
}
