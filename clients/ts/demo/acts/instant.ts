/** Act 10: out at once, for a fee. */
import {
  eventNamed,
  formatAmount,
  formatBps,
  instantWithdrawInstructions,
  lamportsFloor,
  quoteWithdrawal,
  readPool,
  type InstantQuote,
} from '../../src';
import type { Actor } from '../actor';
import { perform } from '../perform';
import type { Stage } from '../stage';
import { printNote } from '../table';

/** The actor gets SOL for `shares` at once; shows the fee beside what the queue would pay. */
export async function leaveAtOnce(
  stage: Stage,
  actor: Actor,
  shares: bigint,
): Promise<InstantQuote> {
  const { deployment, rpc } = stage;
  const { lrtMint } = deployment;
  const { now, pool } = await readPool(rpc, lrtMint);
  const queued = lamportsFloor(quoteWithdrawal(pool, null, now), shares);
  const wish = { lrtMint, owner: actor.signer, rpc, shares };
  const { instructions, quote } = await instantWithdrawInstructions(wish);

  const { minExitEpochs } = deployment.parameters;
  const wait = `${minExitEpochs + 1} epoch${minExitEpochs === 0 ? '' : 's'}`;
  printNote(`the queue would pay ${formatAmount(queued)} SOL, in ${wait} at the soonest`);
  printNote(
    `at once it is ${formatAmount(quote.lamports)} SOL: ` +
      `the fee is ${formatAmount(quote.fee)} SOL, ${formatBps(quote.feeBps)}`,
  );
  const { events } = await perform(stage, actor, {
    instructions,
    lamports: quote.lamports,
    shares: -shares,
    step: `leaves with ${formatAmount(shares)} cairnSOL at once`,
  });
  const { fee, kept } = eventNamed(events, 'InstantWithdrawn');
  if (fee !== quote.fee || kept !== quote.kept) {
    throw new Error(`${actor.name} was quoted a fee of ${quote.fee} lamports and paid ${fee}.`);
  }
  return quote;
}
