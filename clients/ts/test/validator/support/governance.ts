/** Changes of a test's pool on their way through the timelock. */
import type { KeyPairSigner } from '@solana/kit';

import {
  acrossEpochTurn,
  executeChangeInstructions,
  queueChangeInstructions,
  readChange,
  send,
  type ChangeQuote,
  type Sent,
  type SettingArgs,
} from '../../../src';
import { newPool, type TestPool } from './pool';
import { epochReached, rpc, SOL, wallet } from './world';

/** A pool whose manager and guardian have keys of their own. */
export type GuardedPool = TestPool & Readonly<{ guardian: KeyPairSigner; manager: KeyPairSigner }>;

/** A new pool with a manager and a guardian. */
export async function guardedPool(): Promise<GuardedPool> {
  const [guardian, manager] = await Promise.all([wallet(SOL), wallet(SOL)]);
  const pool = await newPool({ guardian: guardian.address, manager: manager.address });
  return { ...pool, guardian, manager };
}

/** The admin queues a change. */
export async function queued(
  { admin, lrtMint }: TestPool,
  setting: SettingArgs,
): Promise<{ quote: ChangeQuote; sent: Sent }> {
  return acrossEpochTurn(async () => {
    const { instructions, quote } = await queueChangeInstructions({ admin, lrtMint, rpc, setting });
    return { quote, sent: await send({ instructions, payer: admin, rpc }) };
  });
}

/** Waits until the change of this number can be executed. */
export async function matured({ addresses }: TestPool, id: bigint): Promise<void> {
  const change = await readChange(rpc, addresses.pool, id);
  if (change === null) throw new Error(`There is no change ${id}.`);
  await epochReached(change.matureEpoch);
}

/** Somebody who has no right of any kind executes the change. */
export async function executed({ lrtMint }: TestPool, id: bigint): Promise<Sent> {
  const payer = await wallet(SOL);
  const { instructions } = await executeChangeInstructions({ id, lrtMint, rpc });
  return send({ instructions, payer, rpc });
}
