/** One pass of the keeper: booked, and told event by event. */
import type { Address } from '@solana/kit';

import { formatAmount, getPositionSize, type CairnEvent } from '../src';
import type { Keeper } from './keeper';
import { rentOf } from './perform';
import { presentPrice, type Stage } from './stage';
import { printNote, printRow } from './table';

/** The name of a ticket's owner. */
export type NameOf = (ticket: Address) => string;

/** The keeper does what is due; returns what happened, in order. */
export async function shift(stage: Stage, keeper: Keeper, ownerOf: NameOf): Promise<CairnEvent[]> {
  const cranked = await keeper.once(stage);
  if (cranked.length === 0) printNote('the keeper finds nothing to do yet');
  const rent = await rentOf(stage, getPositionSize());
  for (const { events, fee, units } of cranked) {
    keeper.actor.lamports -= fee + BigInt(lent(events)) * rent;
    const { lamports } = keeper.actor;
    const price = await presentPrice(stage);
    events.forEach((event, index) => {
      const step = told(event, ownerOf);
      const last = index === events.length - 1;
      printRow(last ? { lamports, price, step, units, who: 'keeper' } : { step, who: 'keeper' });
    });
  }
  await keeper.actor.check(stage);
  return cranked.flatMap(({ events }) => events);
}

/** For how many new positions the keeper has lent the rent, less those that gave it back. */
function lent(events: readonly CairnEvent[]): number {
  return events.reduce((count, { data, name }) => {
    switch (name) {
      case 'StakeDelegated':
        return count + 1;
      case 'StakeUndelegated':
        return data.from === data.stakeAccount ? count : count + 1;
      case 'StakeWithdrawn':
        return count - 1;
      default:
        return count;
    }
  }, 0);
}

/** An event in words. */
function told({ data, name }: CairnEvent, ownerOf: NameOf): string {
  switch (name) {
    case 'BatchClosed':
      return `closes batch ${data.batch}, ${formatAmount(data.shares)} cairnSOL`;
    case 'BatchFilled':
      return `fills batch ${data.batch} with ${formatAmount(data.lamports)} SOL`;
    case 'Claimed':
      return `pays ${formatAmount(data.lamports)} SOL to ${ownerOf(data.ticket)}`;
    case 'TicketClosed':
      return `closes the ticket of ${ownerOf(data.ticket)}`;
    case 'BatchAccountClosed':
      return `closes the account of batch ${data.batch}`;
    case 'StakeDelegated':
      return `stakes ${formatAmount(data.lamports)} SOL`;
    case 'PositionUpdated': {
      const gain = data.updates.reduce((sum, each) => sum + each.gain, 0n);
      return gain === 0n
        ? 'finds nothing earned yet'
        : `finds ${formatAmount(gain)} SOL of rewards`;
    }
    case 'StakeUndelegated':
      return `unstakes ${formatAmount(data.lamports)} SOL`;
    case 'StakeWithdrawn':
      return `brings ${formatAmount(data.lamports)} SOL back`;
    default:
      throw new Error(`The keeper did what it has no business with: ${name}.`);
  }
}
