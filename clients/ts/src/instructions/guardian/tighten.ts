/** A cap or a limit is lowered at once. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import {
  getTightenAssetInstruction,
  getTightenInstruction,
  getTightenOperatorInstruction,
  type SettingArgs,
} from '../../generated';
import { isAssetSetting } from '../../assetSetting';
import { isOperatorSetting, type OperatorSetting } from '../../setting';

/** A tightening. */
export type TightenParams = Readonly<{
  lrtMint: Address;
  /** The pool's guardian or manager. */
  guard: TransactionSigner;
  /** A lower `DepositCap`, in lamports, a lower `InstantLimitBps`, or an operator's lower weight or cap, or an
   * asset's terms with lower caps or a higher haircut on credits and all else as it is. */
  setting:
    | Extract<SettingArgs, { __kind: 'AssetTerms' | 'DepositCap' | 'InstantLimitBps' }>
    | OperatorSetting;
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
  const named = { ...tail, guard, pool, setting };
  if (isOperatorSetting(setting)) {
    const { operator } = setting;
    return { instructions: [getTightenOperatorInstruction({ ...named, operator })] };
  }
  if (isAssetSetting(setting)) {
    const { asset } = setting;
    return { instructions: [getTightenAssetInstruction({ ...named, asset })] };
  }
  return { instructions: [getTightenInstruction(named)] };
}
