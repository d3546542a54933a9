/** A mature change takes effect. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { requireChange } from '../../change';
import { refusal } from '../../errors';
import {
  CAIRN_ERROR__NOT_BY_EXECUTE,
  getExecuteAssetChangeInstruction,
  getExecuteChangeInstruction,
  getExecuteOperatorChangeInstruction,
  type Change,
  type ExecuteChangeInput,
  type Setting,
} from '../../generated';
import type { AccountsRpc } from '../../read';
import { isAssetSetting } from '../../assetSetting';
import { isOperatorSetting } from '../../setting';
import { updateMetadataInstruction } from './updateMetadata';

/** An execution. */
export type ExecuteChangeParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The change's number. */
  id: bigint;
}>;

/**
 * The execution of a change, from {@link executableFrom} to its `lastEpoch`: `update_metadata` for the
 * token's metadata, `execute_operator_change` for an operator, `execute_asset_change` for an asset,
 * `execute_change` for all else. The change's rent goes back to whoever paid it.
 *
 * @throws CairnRefusal for a change of the admin, which only the next admin can accept, and for a new asset, which
 *   {@link addAssetInstructions} adds.
 */
export async function executeChangeInstructions(
  params: ExecuteChangeParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { id, lrtMint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  const { __kind } = change.setting;
  if (__kind === 'Admin' || __kind === 'AddAsset') throw refusal(CAIRN_ERROR__NOT_BY_EXECUTE);
  if (change.setting.__kind === 'Metadata') {
    return { change, instructions: [await updateMetadataInstruction(lrtMint, change)] };
  }
  const accounts = {
    ...(await eventAccounts()),
    change: await changeAddress(pool, id),
    pool,
    rentPayer: change.rentPayer,
  };
  const { setting } = change;
  return { change, instructions: [executionOf(setting, accounts)] };
}

function executionOf(setting: Setting, accounts: ExecuteChangeInput): Instruction {
  if (isOperatorSetting(setting)) {
    return getExecuteOperatorChangeInstruction({ ...accounts, operator: setting.operator });
  }
  if (isAssetSetting(setting)) {
    return getExecuteAssetChangeInstruction({ ...accounts, asset: setting.asset });
  }
  return getExecuteChangeInstruction(accounts);
}
