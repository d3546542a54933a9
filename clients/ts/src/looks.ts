/** Looks at stake accounts: what the program has found there. */
import type { Address } from '@solana/kit';

import { eventsNamed, type CairnEvent } from './events';

/** One look; amounts in lamports. */
export type StakeLook = Readonly<{
  operator: Address;
  stakeAccount: Address;
  /** The epoch of the look. */
  epoch: bigint;
  gain: bigint;
  loss: bigint;
}>;

/** All looks of these events: those of updates, in their order, then those of withdrawals. */
export function stakeLooks(events: readonly CairnEvent[]): StakeLook[] {
  const updates = eventsNamed(events, 'PositionUpdated').flatMap(({ books, updates }) =>
    updates.map(({ gain, loss, operator, stakeAccount }) => ({
      epoch: books.epoch,
      gain,
      loss,
      operator,
      stakeAccount,
    })),
  );
  const withdrawals = eventsNamed(events, 'StakeWithdrawn').map(
    ({ books, gain, loss, operator, stakeAccount }) => ({
      epoch: books.epoch,
      gain,
      loss,
      operator,
      stakeAccount,
    }),
  );
  return [...updates, ...withdrawals];
}
