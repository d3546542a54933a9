/** Act 1: wallets get SOL. */
import { getTransferSolInstruction } from '@solana-program/system';

import { send } from '../../src';
import type { Actor } from '../actor';
import { presentPrice, type Stage } from '../stage';
import { printRow } from '../table';

/** The purse gives the actor this much. */
export async function fund(stage: Stage, actor: Actor, lamports: bigint): Promise<void> {
  const { purse: source, rpc } = stage;
  const transfer = getTransferSolInstruction({
    amount: lamports,
    destination: actor.signer.address,
    source,
  });
  const sent = await send({ instructions: [transfer], payer: source, rpc });
  actor.lamports += lamports;
  await actor.check(stage);
  const price = await presentPrice(stage);
  const { name: who, shares } = actor;
  printRow({
    lamports: actor.lamports,
    price,
    shares,
    step: 'receives SOL',
    units: sent.unitsConsumed,
    who,
  });
}
