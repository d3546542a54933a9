/** Act 3: the validator of this cluster becomes the pool's operator. */
import { generateKeyPairSigner, type Address } from '@solana/kit';

import {
  formatEpochs,
  NO_DEPOSIT_CAP,
  queueChangeInstructions,
  registerOperatorInstructions,
  setting,
} from '../../src';
import { command } from '../perform';
import type { Stage } from '../stage';
import { printNote } from '../table';

/** The most that the operator may take of the rewards, in bps. */
const MAX_COMMISSION = 500;

/** An operator with its validator, and the changes that give it weight and cap. */
export type Enrolled = Readonly<{
  operator: Address;
  changes: readonly bigint[];
  voteAccount: Address;
}>;

/** The validator registers; the admin queues a weight for it and no cap, which wait for all to see. */
export async function enrol(stage: Stage): Promise<Enrolled> {
  const { deployment, purse: admin, rpc } = stage;
  const { lrtMint } = deployment;
  const { current } = await rpc.getVoteAccounts({ commitment: 'confirmed' }).send();
  const [validator] = current;
  if (validator === undefined) throw new Error('No validator votes on this cluster.');
  const authority = await generateKeyPairSigner();
  const { votePubkey: voteAccount } = validator;
  const wish = { authority, lrtMint, maxCommissionBps: MAX_COMMISSION, payer: admin };
  const { instructions, operator } = await registerOperatorInstructions({ ...wish, voteAccount });
  await command(stage, 'validator', { instructions, step: 'registers as an operator' });

  const changes: bigint[] = [];
  for (const [what, change] of [
    ['weight', setting('OperatorWeight', { operator, weight: 1 })],
    ['cap', setting('OperatorCap', { cap: NO_DEPOSIT_CAP, operator })],
  ] as const) {
    const { instructions, quote } = await queueChangeInstructions({
      admin,
      lrtMint,
      rpc,
      setting: change,
    });
    await command(stage, 'admin', { instructions, step: `queues change ${quote.id}, its ${what}` });
    changes.push(quote.id);
  }
  const { changeDelayEpochs } = deployment.parameters;
  printNote(
    `it gets stake in ${formatEpochs(BigInt(changeDelayEpochs))}: who dislikes it leaves before`,
  );
  return { changes, operator, voteAccount };
}
