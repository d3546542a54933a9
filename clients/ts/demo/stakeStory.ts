/** The second half of the story: stake goes out, earns, and comes back for who wants to leave. */
import { formatAmount, type CairnEvent } from '../src';
import type { Actor } from './actor';
import { earn } from './acts/earn';
import type { Enrolled } from './acts/enrol';
import { request } from './acts/request';
import { paidFor, settle } from './acts/settle';
import { stake } from './acts/stake';
import type { Keeper } from './keeper';
import { checkedRewards } from './rewards';
import type { Stage } from './stage';
import { printAct, printCheck, printNote } from './table';

/** What the reserve and the stake accounts gained together, and what they gave for a ticket. */
export type StakeFlows = Readonly<{
  dust: bigint;
  filled: bigint;
  /** What the ticket's owner was paid. */
  paid: bigint;
  rewards: bigint;
}>;

/** Plays acts 11 to 13; `holder` leaves with all she has. */
export async function playStake(
  stage: Stage,
  keeper: Keeper,
  enrolled: Enrolled,
  holder: Actor,
): Promise<StakeFlows> {
  const events: CairnEvent[] = [];
  printAct(
    '11. The weight has waited: the keeper stakes what is free, in the last tenth of an epoch',
  );
  events.push(...(await stake(stage, keeper, enrolled)));

  printAct('12. The validator votes, and the stake earns');
  events.push(...(await earn(stage, keeper)));

  printAct(`13. ${holder.name} wants all of hers back, and most of it is staked`);
  const ticket = await request(stage, holder, holder.shares);
  printNote('the keeper takes what the queue lacks from the operator, and has it an epoch later');
  const settled = await settle(stage, keeper, [ticket]);
  events.push(...settled.events);

  const rewards = await checkedRewards(stage, events);
  printCheck(`the cluster has paid ${formatAmount(rewards)} SOL of rewards: all were recognised`);
  return { ...settled, paid: paidFor(settled.events, ticket), rewards };
}
