/** Act 4: the guardian closes the entrance; nobody can close the exit. */
import {
  CAIRN_ERROR__DEPOSITS_PAUSED,
  depositInstructions,
  formatAmount,
  isRefusal,
  pauseDepositsInstructions,
  type PauseQuote,
} from '../../src';
import type { Actor } from '../actor';
import { command } from '../perform';
import type { Stage } from '../stage';
import { printNote, printRow } from '../table';

/** Epochs of the pause: as long as the program allows. */
const EPOCHS = 3;

/** The guardian pauses deposits; the actor, who tries one, is refused. */
export async function pauseDeposits(
  stage: Stage,
  actor: Actor,
  lamports: bigint,
): Promise<PauseQuote> {
  const { deployment, purse: guard, rpc } = stage;
  const { lrtMint } = deployment;
  const pause = { epochs: EPOCHS, guard, lrtMint, rpc };
  const { instructions, quote } = await pauseDepositsInstructions(pause);
  await command(stage, 'guardian', { instructions, step: `pauses deposits for ${EPOCHS} epochs` });

  const wish = { depositor: actor.signer, lamports, lrtMint, rpc };
  const outcome: unknown = await depositInstructions(wish).catch((error: unknown) => error);
  if (!isRefusal(outcome, CAIRN_ERROR__DEPOSITS_PAUSED)) {
    throw new Error('Deposits are paused, and a deposit was not refused.', { cause: outcome });
  }
  printRow({ step: `is refused a deposit of ${formatAmount(lamports)} SOL`, who: actor.name });
  printNote(`“${outcome.message}”`);
  await actor.check(stage);
  return quote;
}
