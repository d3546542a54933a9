/** The account of a change that can never be executed any more is closed. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { requireChange } from '../../change';
import { getCloseChangeInstruction, type Change } from '../../generated';
import { readOperators } from '../../operator';
import type { AccountsRpc } from '../../read';
import { isOperatorSetting } from '../../setting';

/** A close. */
export type CloseChangeParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The change's number. */
  id: bigint;
}>;

/**
 * The close of a change that has expired, was queued by a former admin, or before its setting was
 * tightened, its operator lowered or registered: its rent goes back to whoever paid it. The program refuses one that can still be executed.
 */
export async function closeChangeInstructions(
  params: CloseChangeParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { id, lrtMint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  const { setting } = change;
  const about = isOperatorSetting(setting) ? [setting.operator] : [];
  const operators = await readOperators(rpc, pool, about);
  const [operator] = about.filter((one) => operators.has(one));
  const close = getCloseChangeInstruction({
    ...(await eventAccounts()),
    change: await changeAddress(pool, id),
    ...(operator === undefined ? {} : { operator }),
    pool,
    rentPayer: change.rentPayer,
  });
  return { change, instructions: [close] };
}
