/** An LST is taken by a matured change. Anyone may run it. */
import {
  fetchEncodedAccount,
  type Address,
  type Instruction,
  type TransactionSigner,
} from '@solana/kit';

import { changeAddress, eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress, vaultAddress } from '../../asset';
import { requireChange } from '../../change';
import { refusal } from '../../errors';
import { CAIRN_ERROR__OTHER_SETTING, getAddAssetInstruction, type Change } from '../../generated';
import type { AccountsRpc } from '../../read';

/** The adding of an asset. */
export type AddAssetParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The change's number. */
  id: bigint;
  /** Pays the rent of the asset, and gets it back when that is closed; and of its vault, which stays. */
  payer: TransactionSigner;
}>;

/** The adding of the asset that a change names; its source has to give a rate of this epoch. */
export async function addAssetInstructions(
  params: AddAssetParams,
): Promise<{ change: Change; instructions: Instruction[] }> {
  const { id, lrtMint, payer, rpc } = params;
  const { authority, pool } = await poolAddresses(lrtMint);
  const change = await requireChange(rpc, pool, id);
  if (change.setting.__kind !== 'AddAsset') throw refusal(CAIRN_ERROR__OTHER_SETTING);
  const { mint, source } = change.setting;
  const { programAddress: tokenProgram } = await requireAccount(rpc, mint);
  const add = getAddAssetInstruction({
    ...(await eventAccounts()),
    asset: await assetAddress(pool, mint),
    authority,
    change: await changeAddress(pool, id),
    mint,
    payer,
    pool,
    programData: source.programData,
    rentPayer: change.rentPayer,
    sourceProgram: source.program,
    sourceState: source.state,
    tokenProgram,
    vault: await vaultAddress(authority, mint, tokenProgram),
  });
  return { change, instructions: [add] };
}

async function requireAccount(rpc: AccountsRpc, address: Address) {
  const account = await fetchEncodedAccount(rpc, address, { commitment: 'confirmed' });
  if (!account.exists) throw new Error(`There is no account at ${address}.`);
  return account;
}
