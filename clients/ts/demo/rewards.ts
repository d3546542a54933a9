/** What the cluster has paid to the pool's stake, beside what the program has recognised. */
import { eventsNamed, formatAmount, readRewards, stakeLooks, type CairnEvent } from '../src';
import type { Stage } from './stage';

/**
 * The rewards in lamports, over all that the keeper did.
 *
 * @throws where a stake account's differ from its recognised gains by a lamport, or one has lost something.
 */
export async function checkedRewards(
  { rpc }: Stage,
  events: readonly CairnEvent[],
): Promise<bigint> {
  const begun = [
    ...eventsNamed(events, 'StakeDelegated'),
    ...eventsNamed(events, 'StakeUndelegated').filter((each) => each.from !== each.stakeAccount),
  ];
  const looks = stakeLooks(events);
  let whole = 0n;
  for (const { books, stakeAccount } of begun) {
    const ours = looks.filter((look) => look.stakeAccount === stakeAccount);
    const end = ours.reduce((last, { epoch }) => (epoch > last ? epoch : last), 0n);
    const paid = await readRewards(rpc, stakeAccount, books.epoch, end);
    const found = ours.reduce((sum, { gain, loss }) => sum + gain - loss, 0n);
    if (found !== paid) {
      throw new Error(
        `The cluster has paid ${formatAmount(paid)} SOL to ${stakeAccount}, ` +
          `and the program found ${formatAmount(found)}.`,
      );
    }
    whole += paid;
  }
  return whole;
}
