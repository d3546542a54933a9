/** The hash of a program's code: `programs/cairn/src/source/program.rs`. */
import { fetchEncodedAccount, type Address, type ReadonlyUint8Array } from '@solana/kit';

import type { AccountsRpc } from './read';

/** What names no code: of a program that nobody can change, or one too long to be hashed in a transaction. */
export const UNNAMED_CODE: ReadonlyUint8Array = new Uint8Array(32);

/** Bytes in front of the code. */
const CODE_START = 45;

/** SHA-256 of the code in a program data account, without the zeros behind it, as `solana-verify` has it. */
export async function codeHash(programData: ReadonlyUint8Array): Promise<ReadonlyUint8Array> {
  let end = programData.length;
  while (end > CODE_START && programData[end - 1] === 0) end -= 1;
  const code = Uint8Array.from(programData.subarray(CODE_START, Math.max(end, CODE_START)));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', code));
}

/**
 * That of the code which the loader keeps at `programData`: a megabyte or two are read.
 *
 * @throws where nothing is there.
 */
export async function readCodeHash(
  rpc: AccountsRpc,
  programData: Address,
): Promise<ReadonlyUint8Array> {
  const account = await fetchEncodedAccount(rpc, programData, { commitment: 'confirmed' });
  if (!account.exists) throw new Error(`There is no account at ${programData}.`);
  return codeHash(account.data);
}
