/** What an asset pins of its source, for the change that adds it: `programs/cairn/src/state/pinning.rs`. */
import {
  address,
  fetchEncodedAccount,
  getAddressDecoder,
  type Address,
  type EncodedAccount,
} from '@solana/kit';

import { readCodeHash, UNNAMED_CODE } from './codeHash';
import { SourceKind, type Source } from './generated';
import type { AccountsRpc } from './read';
import { parseMarinade, parseStakePool, readSources, UPGRADEABLE_LOADER } from './source';

/** The loaders of programs that nobody can change any more. */
const FINAL_LOADERS: readonly Address[] = [
  address('BPFLoader2111111111111111111111111111111111'),
  address('BPFLoader1111111111111111111111111111111111'),
];
const PROGRAM = 2;

/**
 * The source whose state account is at `state`, as it is now: its program, where the loader keeps that, when it was
 * deployed last and as which code. Look at all of it before you queue it: it is what the asset is trusted with.
 *
 * @throws where no stake pool's or Marinade's state is there, or its program lies with no loader that is known.
 */
export async function sourceToPin(rpc: AccountsRpc, state: Address): Promise<Source> {
  const { data, programAddress: program } = await required(rpc, state);
  const kind = [
    ...(parseStakePool(data) === null ? [] : [SourceKind.SplStakePool]),
    ...(parseMarinade(data) === null ? [] : [SourceKind.Marinade]),
  ][0];
  if (kind === undefined) throw new Error(`${state} is no stake pool and no state of Marinade's.`);
  const programData = programDataOf(await required(rpc, program));
  const source = { codeHash: UNNAMED_CODE, kind, program, programData, state };
  const [seen] = await readSources(rpc, [{ source: { ...source, upgradeSlot: 0n } }]);
  const upgradeSlot = seen?.slot ?? null;
  if (upgradeSlot === null) throw new Error(`The program ${program} is gone.`);
  const codeHash = programData === program ? UNNAMED_CODE : await readCodeHash(rpc, programData);
  return { ...source, codeHash, upgradeSlot };
}

/** Where the loader keeps a program: the program itself where nobody can change it. */
function programDataOf({ address: program, data, programAddress: loader }: EncodedAccount) {
  if (FINAL_LOADERS.includes(loader)) return program;
  const tag = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0, true);
  if (loader !== UPGRADEABLE_LOADER || tag !== PROGRAM) {
    throw new Error(`The program ${program} lies with no loader that Cairn knows.`);
  }
  return getAddressDecoder().decode(data, 4);
}

async function required(rpc: AccountsRpc, at: Address): Promise<EncodedAccount> {
  const account = await fetchEncodedAccount(rpc, at, { commitment: 'confirmed' });
  if (!account.exists) throw new Error(`There is no account at ${at}.`);
  return account;
}
