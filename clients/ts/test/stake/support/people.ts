/** Operators and holders of the stake tests. */
import type { Address, KeyPairSigner } from '@solana/kit';

import {
  depositInstructions,
  eventNamed,
  NO_DEPOSIT_CAP,
  requestWithdrawalInstructions,
  acrossEpochTurn,
  send,
  setting,
  type WithdrawalQuote,
} from '../../../src';
import { queued } from '../../validator/support/governance';
import { registered } from '../../validator/support/operator';
import type { TestPool } from '../../validator/support/pool';
import { rpc, shares, SOL, wallet } from '../../validator/support/world';
import { newVoteAccount } from './vote';

/** An operator, and who has every say over its vote account, which nobody votes with. */
export type Idle = Readonly<{
  authority: KeyPairSigner;
  node: KeyPairSigner;
  operator: Address;
  voteAccount: Address;
}>;

/** An operator whose validator never votes. */
export async function idleOperator(pool: TestPool): Promise<Idle> {
  const node = await wallet(SOL);
  const voteAccount = await newVoteAccount(node);
  const { authority, operator } = await registered(pool, voteAccount);
  return { authority, node, operator, voteAccount };
}

/** Queues a weight and no cap for the operator; returns the numbers of both changes. */
export async function weighted(
  pool: TestPool,
  operator: Address,
  weight: number,
): Promise<bigint[]> {
  const { quote: first } = await queued(pool, setting('OperatorWeight', { operator, weight }));
  const cap = setting('OperatorCap', { cap: NO_DEPOSIT_CAP, operator });
  const { quote: second } = await queued(pool, cap);
  return [first.id, second.id];
}

/** A wallet that has deposited so many lamports. */
export async function holderOf(pool: TestPool, lamports: bigint): Promise<KeyPairSigner> {
  const depositor = await wallet(lamports + SOL);
  const wish = { depositor, lamports, lrtMint: pool.lrtMint, rpc };
  const { instructions } = await depositInstructions(wish);
  const { events } = await send({ instructions, payer: depositor, rpc });
  eventNamed(events, 'SolDeposited');
  return depositor;
}

/** A ticket for all that the holder has. */
export async function leaving(pool: TestPool, owner: KeyPairSigner): Promise<WithdrawalQuote> {
  const { lrtMint } = pool;
  return acrossEpochTurn(async () => {
    const every = await shares(lrtMint, owner.address);
    const wish = { lrtMint, owner, rpc, shares: every };
    const { instructions, quote } = await requestWithdrawalInstructions(wish);
    await send({ instructions, payer: owner, rpc });
    return quote;
  });
}
