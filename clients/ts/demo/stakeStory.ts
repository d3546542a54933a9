/** The second half of the story: stake and an LST earn, and come back for who wants to leave. */
import { eventsNamed, formatAmount, type CairnEvent } from '../src';
import type { Actor } from './actor';
import { bringLst } from './acts/bringLst';
import { earn } from './acts/earn';
import type { Enrolled } from './acts/enrol';
import type { Lst } from './acts/proposeLst';
import { request } from './acts/request';
import { paidFor, settle } from './acts/settle';
import { stake } from './acts/stake';
import type { Keeper } from './keeper';
import { checkedRewards } from './rewards';
import type { Stage } from './stage';
import { printAct, printCheck, printNote } from './table';

/** What the pool gained in all, and what it gave for two tickets. */
export type StakeFlows = Readonly<{
  dust: bigint;
  filled: bigint;
  /** Lamports that the LST counted when it came in. */
  brought: bigint;
  /** What the LST earned, and its stake while it cooled down. */
  appreciation: bigint;
  /** What the owners of the tickets were paid. */
  paid: Readonly<{ holder: bigint; lstHolder: bigint }>;
  rewards: bigint;
}>;

/** Plays acts 11 to 14; `holder`, and the LST's, leave with all they have. */
export async function playStake(
  stage: Stage,
  keeper: Keeper,
  enrolled: Enrolled,
  lst: Lst,
  holder: Actor,
): Promise<StakeFlows> {
  const events: CairnEvent[] = [];
  printAct(
    '11. Weight and LST have waited: the keeper stakes what is free, in the last tenth of an epoch',
  );
  events.push(...(await stake(stage, keeper, enrolled)));

  printAct(`12. ${lst.holder.name} brings the LST`);
  const brought = await bringLst(stage, keeper, lst);
  events.push(...brought.events);

  printAct("13. The validator votes, and all stake earns: the pool's, and the LST's");
  events.push(...(await earn(stage, keeper, lst)));

  printAct(`14. ${holder.name} and ${lst.holder.name} want all of theirs back`);
  const first = await request(stage, holder, holder.shares);
  const second = await request(stage, lst.holder, lst.holder.shares);
  printNote('what the queue lacks comes from the operator first, then from the LST: from its');
  printNote('stake pool at once, as far as that has SOL, and as stake, which takes an epoch');
  const settled = await settle(stage, keeper, [first, second]);
  events.push(...settled.events);

  const rewards = await checkedRewards(stage, events);
  printCheck(`the cluster has paid ${formatAmount(rewards)} SOL of rewards: all were recognised`);
  return {
    ...settled,
    appreciation: appreciation(events),
    brought: brought.lamports,
    paid: { holder: paidFor(settled.events, first), lstHolder: paidFor(settled.events, second) },
    rewards,
  };
}

/** What LSTs, and what came of them, counted more than before, less what they counted less. */
function appreciation(events: readonly CairnEvent[]): bigint {
  const counted = [
    ...eventsNamed(events, 'AssetRefreshed').flatMap((each) => each.refreshed),
    ...eventsNamed(events, 'AssetRedeemed'),
    ...eventsNamed(events, 'RedemptionOrdered'),
    ...eventsNamed(events, 'RedemptionPaid'),
  ];
  return counted.reduce((sum, { gain, loss }) => sum + gain - loss, 0n);
}
