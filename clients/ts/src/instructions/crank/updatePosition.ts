/** Positions are brought to what their stake accounts and validators are. Anyone may run it. */
import { AccountRole, type Address, type Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import {
  fetchAllPosition,
  findPositionPda,
  getUpdatePositionInstruction,
  type Operator,
  type Position,
} from '../../generated';
import { readOperators } from '../../operator';
import type { AccountsRpc } from '../../read';

/** Positions that one instruction updates here: as many as fit a transaction, whoever their operators are. */
export const UPDATES_TOGETHER = 6;

/** An update. */
export type UpdatePositionParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The stake accounts of the positions, at most 100. */
  stakeAccounts: readonly Address[];
}>;

/** A position, and what its group names beside it. */
type Group = Readonly<{ address: Address; position: Position; operator: Operator }>;

/**
 * The update of these positions: an instruction for each {@link UPDATES_TOGETHER} of them, each for a
 * transaction of its own. An update of what has not changed changes nothing and succeeds.
 *
 * @throws where a stake account has no position, or its operator cannot be read.
 */
export async function updatePositionInstructions(
  params: UpdatePositionParams,
): Promise<{ instructions: Instruction[] }> {
  const { pool, rateFeed } = await poolAddresses(params.lrtMint);
  const groups = await readGroups(params, pool);
  const named = { ...(await eventAccounts()), pool, rateFeed };
  const instructions: Instruction[] = [];
  for (let at = 0; at < groups.length; at += UPDATES_TOGETHER) {
    const update = getUpdatePositionInstruction(named);
    const behind = groups.slice(at, at + UPDATES_TOGETHER).flatMap(metas);
    instructions.push({ ...update, accounts: [...update.accounts, ...behind] });
  }
  return { instructions };
}

async function readGroups(params: UpdatePositionParams, pool: Address): Promise<Group[]> {
  const { rpc, stakeAccounts } = params;
  if (stakeAccounts.length === 0) return [];
  const pdas = stakeAccounts.map((stakeAccount) => findPositionPda({ pool, stakeAccount }));
  const addresses = (await Promise.all(pdas)).map(([address]) => address);
  const positions = await fetchAllPosition(rpc, addresses, { commitment: 'confirmed' });
  const named = positions.map(({ data }) => data.operator);
  const operators = await readOperators(rpc, pool, named);
  return positions.map(({ address, data: position }) => {
    const operator = operators.get(position.operator);
    if (operator === undefined) throw new Error(`No operator is at ${position.operator}.`);
    return { address, operator, position };
  });
}

/** What the program reads behind its named accounts. */
function metas({ address, position, operator }: Group) {
  return [
    { address: position.operator, role: AccountRole.WRITABLE },
    { address: operator.voteAccount, role: AccountRole.READONLY },
    { address, role: AccountRole.WRITABLE },
    { address: position.stakeAccount, role: AccountRole.READONLY },
  ];
}
