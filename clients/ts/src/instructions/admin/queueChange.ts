/** A change of one setting, queued for all to see. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { changeAddress, eventAccounts } from '../../addresses';
import { changeWindow, type ChangeWindow } from '../../change';
import { getQueueChangeInstruction, type SettingArgs } from '../../generated';
import { readPool, type PoolRpc } from '../../read';

/** A change to queue. */
export type QueueChangeParams = Readonly<{
  rpc: PoolRpc;
  lrtMint: Address;
  /** The pool's admin. */
  admin: TransactionSigner;
  /** Pays the change's rent, and gets it back when the change is gone; the admin. */
  payer?: TransactionSigner;
  /** `setting('PerformanceFeeBps', [2_000])`; the program names the bound that it exceeds. */
  setting: SettingArgs;
}>;

/** Where a change lies, and when it can be executed. */
export type ChangeQuote = ChangeWindow &
  Readonly<{
    /** The change's number. */
    id: bigint;
    change: Address;
  }>;

/**
 * The queueing of a change, with its number and the epochs in which it can be executed, from the pool
 * as it is now; landing in a later epoch, it matures as much later.
 *
 * The program refuses it under a durable nonce. Where another change of the pool lands first, the number
 * is taken: build it again, as {@link acrossEpochTurn} does.
 *
 * @example
 * ```ts
 * const change = setting('PerformanceFeeBps', [2_000]);
 * const { quote, instructions } = await queueChangeInstructions({ rpc, lrtMint, admin, setting: change });
 * await send({ rpc, payer: admin, instructions }); // anyone executes it from quote.matureEpoch on
 * ```
 */
export async function queueChangeInstructions(
  params: QueueChangeParams,
): Promise<{ quote: ChangeQuote; instructions: Instruction[] }> {
  const { admin, lrtMint, rpc, setting } = params;
  const { addresses, now, pool } = await readPool(rpc, lrtMint);
  const id = pool.nextChange;
  const change = await changeAddress(addresses.pool, id);
  const queue = getQueueChangeInstruction({
    ...(await eventAccounts()),
    admin,
    change,
    payer: params.payer ?? admin,
    pool: addresses.pool,
    setting,
  });
  return { instructions: [queue], quote: { ...changeWindow(pool, now.epoch), change, id } };
}
