/** Operators of a test's pool. */
import type { Address, KeyPairSigner } from '@solana/kit';

import { registerOperatorInstructions, send, type Sent } from '../../../src';
import type { TestPool } from './pool';
import { rpc, SOL, wallet } from './world';

/** The vote account of the validator itself. */
export async function ownVoteAccount(): Promise<Address> {
  const { current } = await rpc.getVoteAccounts({ commitment: 'confirmed' }).send();
  const [own] = current;
  if (own === undefined) throw new Error('The validator does not vote.');
  return own.votePubkey;
}

/** Its own key registers an operator that takes no more than 5 %. */
export async function registered(
  { lrtMint }: TestPool,
  voteAccount: Address,
): Promise<{ authority: KeyPairSigner; operator: Address; sent: Sent }> {
  const authority = await wallet(SOL);
  const wish = { authority, lrtMint, maxCommissionBps: 500, voteAccount };
  const { instructions, operator } = await registerOperatorInstructions(wish);
  return { authority, operator, sent: await send({ instructions, payer: authority, rpc }) };
}
