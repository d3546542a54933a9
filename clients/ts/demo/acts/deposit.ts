/** Act 2: SOL in, cairnSOL out. */
import { getTokenSize } from '@solana-program/token';

import { depositInstructions, eventNamed, formatAmount } from '../../src';
import type { Actor } from '../actor';
import { perform, rentOf } from '../perform';
import type { Stage } from '../stage';

/** The actor deposits; the first time, the token account's rent is theirs to pay. */
export async function deposit(stage: Stage, actor: Actor, lamports: bigint): Promise<void> {
  const { lrtMint } = stage.deployment;
  const wish = { depositor: actor.signer, lamports, lrtMint, rpc: stage.rpc };
  const { instructions, quote } = await depositInstructions(wish);
  const rent = await rentOf(stage, getTokenSize());
  const { events } = await perform(stage, actor, {
    instructions,
    lamports: -lamports - rent,
    shares: quote.shares,
    step: `deposits ${formatAmount(lamports)} SOL`,
  });
  const { shares } = eventNamed(events, 'SolDeposited');
  if (shares !== quote.shares) {
    throw new Error(`${actor.name} was quoted ${quote.shares} shares and was given ${shares}.`);
  }
}
