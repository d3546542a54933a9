/** One transaction of an actor: sent, booked, checked, printed. */
import type { Instruction } from '@solana/kit';

import { CairnRefusal, send, TransactionFailed, type Sent } from '../src';
import type { Actor } from './actor';
import { presentPrice, type Stage } from './stage';
import { printRow } from './table';

/** What a transaction should do to the wallet, beside its fee. */
export type Effect = Readonly<{
  step: string;
  instructions: readonly Instruction[];
  lamports?: bigint;
  /** Those of the event where what the pool releases meanwhile moves the quote by a share. */
  shares?: bigint | ((sent: Sent) => bigint);
}>;

/**
 * Sends the instructions; the actor pays.
 *
 * @throws where the wallet differs from what the effect and the fee leave, to the lamport.
 */
export async function perform(stage: Stage, actor: Actor, effect: Effect): Promise<Sent> {
  const { instructions, step } = effect;
  const sent = await send({ instructions, payer: actor.signer, rpc: stage.rpc }).catch(
    (error: unknown) => {
      if (error instanceof CairnRefusal || error instanceof TransactionFailed) {
        actor.lamports -= error.fee;
      }
      throw error;
    },
  );
  actor.lamports += (effect.lamports ?? 0n) - sent.fee;
  const { shares = 0n } = effect;
  actor.shares += typeof shares === 'bigint' ? shares : shares(sent);
  await actor.check(stage);
  printRow({
    lamports: actor.lamports,
    price: await presentPrice(stage),
    shares: actor.shares,
    step,
    units: sent.unitsConsumed,
    who: actor.name,
  });
  return sent;
}

/** One transaction of a role, whose key is the purse's and whose wallet nobody watches: sent, printed. */
export async function command(
  stage: Stage,
  who: string,
  { instructions, step }: Pick<Effect, 'instructions' | 'step'>,
): Promise<Sent> {
  const sent = await send({ instructions, payer: stage.purse, rpc: stage.rpc });
  printRow({ price: await presentPrice(stage), step, units: sent.unitsConsumed, who });
  return sent;
}

/** Lamports that an account of so many bytes keeps as rent. */
export async function rentOf({ rpc }: Stage, bytes: number): Promise<bigint> {
  return rpc.getMinimumBalanceForRentExemption(BigInt(bytes)).send();
}
