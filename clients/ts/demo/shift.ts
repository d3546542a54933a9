/** One pass of the keeper: booked, and told event by event. */
import type { Address } from '@solana/kit';
import { getTokenSize } from '@solana-program/token';

import {
  formatAmount,
  getAssetSize,
  getPositionSize,
  getRedemptionSize,
  STAKE_ACCOUNT_SIZE,
  type CairnEvent,
} from '../src';
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
  const rents = await rentsOf(stage);
  for (const { events, fee, units } of cranked) {
    keeper.actor.lamports -= fee + lent(events, rents);
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

/** Lamports of rent that the keeper lends: for a position, a redemption with its receipt, an asset with its vault. */
type Rents = Readonly<{ asset: bigint; position: bigint; redemption: bigint }>;

async function rentsOf(stage: Stage): Promise<Rents> {
  const of = (bytes: number) => rentOf(stage, bytes);
  return {
    asset: (await of(getAssetSize())) + (await of(getTokenSize())),
    position: await of(getPositionSize()),
    redemption: (await of(getRedemptionSize())) + (await of(STAKE_ACCOUNT_SIZE)),
  };
}

/** What the keeper has lent, less what came back. */
function lent(events: readonly CairnEvent[], rents: Rents): bigint {
  return events.reduce((sum, { data, name }) => {
    switch (name) {
      case 'StakeDelegated':
        return sum + rents.position;
      case 'StakeUndelegated':
        return data.from === data.stakeAccount ? sum : sum + rents.position;
      case 'StakeWithdrawn':
        return sum - rents.position;
      case 'AssetAdded':
        return sum + rents.asset;
      case 'RedemptionOrdered':
        return sum + rents.redemption;
      case 'RedemptionPaid':
        return sum - rents.redemption;
      default:
        return sum;
    }
  }, 0n);
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
    case 'AssetAdded':
      return `takes an LST from now on, by change ${data.id}`;
    case 'AssetRefreshed': {
      const gain = data.refreshed.reduce((sum, each) => sum + each.gain, 0n);
      return gain === 0n
        ? 'finds the LST worth what it was'
        : `finds the LST ${formatAmount(gain)} SOL dearer`;
    }
    case 'AssetRedeemed':
      return `gives LST back for ${formatAmount(data.lamports)} SOL`;
    case 'RedemptionOrdered':
      return `gives LST for ${formatAmount(data.lamports)} SOL of stake`;
    case 'RedemptionPaid':
      return `brings ${formatAmount(data.lamports)} SOL of it back`;
    default:
      throw new Error(`The keeper did what it has no business with: ${name}.`);
  }
}
