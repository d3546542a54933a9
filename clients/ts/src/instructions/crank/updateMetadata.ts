/** A mature change of the token's metadata takes effect. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { requireChange } from '../../change';
import { getUpdateMetadataInstruction, type Change } from '../../generated';
import { METADATA_PROGRAM_ADDRESS, metadataAddress } from '../../metadata';
import type { AccountsRpc } from '../../read';

/** An update. */
export type UpdateMetadataParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The change's number. */
  id: bigint;
}>;

/**
 * The writing of a change's name, symbol and URI into the token's metadata, from its `matureEpoch` to
 * its `lastEpoch`. The change's rent goes back to whoever paid it.
 */
export async function updateMetadataInstructions(
  params: UpdateMetadataParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { id, lrtMint, rpc } = params;
  const { pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  return { change, instructions: [await updateMetadataInstruction(lrtMint, change)] };
}

/** `update_metadata` by this change. */
export async function updateMetadataInstruction(
  lrtMint: Address,
  change: Pick<Change, 'id' | 'rentPayer'>,
): Promise<Instruction> {
  const { authority, pool } = await poolAddresses(lrtMint);
  return getUpdateMetadataInstruction({
    ...(await eventAccounts()),
    authority,
    change: await changeAddress(pool, change.id),
    metadata: await metadataAddress(lrtMint),
    metadataProgram: METADATA_PROGRAM_ADDRESS,
    pool,
    rentPayer: change.rentPayer,
  });
}
