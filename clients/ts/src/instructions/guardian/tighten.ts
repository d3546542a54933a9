/** A cap or a limit is lowered at once. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getTightenInstruction, type SettingArgs } from '../../generated';

/** A tightening. */
export type TightenParams = Readonly<{
  lrtMint: Address;
  /** The pool's guardian or manager. */
  guard: TransactionSigner;
  /** A lower `DepositCap`, in lamports, or a lower `InstantLimitBps`. */
  setting: Extract<SettingArgs, { __kind: 'DepositCap' | 'InstantLimitBps' }>;
}>;

/**
 * The lowering of the deposit cap or of what instant exits may take; the queue knows neither. Changes of
 * it that wait are dead then: raising it again takes a new one and its delay. The program refuses what
 * does not tighten.
 */
export async function tightenInstructions(
  params: TightenParams,
): Promise<{ instructions: Instruction[] }> {
  const { guard, lrtMint, setting } = params;
  const { pool } = await poolAddresses(lrtMint);
  const tail = await eventAccounts();
  return { instructions: [getTightenInstruction({ ...tail, guard, pool, setting })] };
}
