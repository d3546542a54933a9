/** A cap or a limit is lowered at once. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import {
  getTightenInstruction,
  getTightenOperatorInstruction,
  type SettingArgs,
} from '../../generated';
import { isOperatorSetting, type OperatorSetting } from '../../setting';

/** A tightening. */
export type TightenParams = Readonly<{
  lrtMint: Address;
  /** The pool's guardian or manager. */
  guard: TransactionSigner;
  /** A lower `DepositCap`, in lamports, a lower `InstantLimitBps`, or an operator's lower weight or cap. */
  setting: Extract<SettingArgs, { __kind: 'DepositCap' | 'InstantLimitBps' }> | OperatorSetting;
}>;

/**
 * The lowering of the deposit cap, of what instant exits may take, or of what an operator is to hold; the
 * queue knows none of them. Changes of it that wait are dead then: raising it again takes a new one and its delay. The program refuses what
 * does not tighten.
 */
export async function tightenInstructions(
  params: TightenParams,
): Promise<{ instructions: Instruction[] }> {
  const { guard, lrtMint, setting } = params;
  const { pool } = await poolAddresses(lrtMint);
  const tail = await eventAccounts();
  const tighten = isOperatorSetting(setting)
    ? getTightenOperatorInstruction({ ...tail, guard, operator: setting.operator, pool, setting })
    : getTightenInstruction({ ...tail, guard, pool, setting });
  return { instructions: [tighten] };
}
