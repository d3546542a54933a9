/** A mature change takes effect. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { requireChange } from '../../change';
import { refusal } from '../../errors';
import {
  CAIRN_ERROR__NOT_BY_EXECUTE,
  getExecuteChangeInstruction,
  getExecuteOperatorChangeInstruction,
  type Change,
} from '../../generated';
import type { AccountsRpc } from '../../read';
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
 * token's metadata, `execute_operator_change` for an operator, `execute_change` for all else. The change's rent goes back to whoever paid it.
 *
 * @throws CairnRefusal for a change of the admin, which only the next admin can accept.
 */
export async function executeChangeInstructions(
  params: ExecuteChangeParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { id, lrtMint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  if (change.setting.__kind === 'Admin') throw refusal(CAIRN_ERROR__NOT_BY_EXECUTE);
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
  const execute = isOperatorSetting(setting)
    ? getExecuteOperatorChangeInstruction({ ...accounts, operator: setting.operator })
    : getExecuteChangeInstruction(accounts);
  return { change, instructions: [execute] };
}
