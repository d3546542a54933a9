/** Real accounts of mainnet, from the folder that `CAIRN_FIXTURES` names: files of `solana account --output json`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { address, getBase64Encoder, type Address, type ReadonlyUint8Array } from '@solana/kit';
import type { TestContext } from 'vitest';

/** An account as it lay on mainnet. */
export type Fixture = Readonly<{
  address: Address;
  data: ReadonlyUint8Array;
  lamports: bigint;
  owner: Address;
}>;

type Written = Readonly<{
  account: Readonly<{ data: readonly [string, string]; lamports: number; owner: string }>;
  pubkey: string;
}>;

/** The real account of this name; where no folder is named, the test is skipped and says so. */
export async function fixture(context: TestContext, name: string): Promise<Fixture> {
  const folder = process.env['CAIRN_FIXTURES'];
  if (folder === undefined || folder === '') {
    return context.skip(`CAIRN_FIXTURES names no folder: ${name} is not read.`);
  }
  const text = await readFile(join(folder, `${name}.json`), 'utf8');
  const { account, pubkey } = JSON.parse(text) as Written;
  return {
    address: address(pubkey),
    data: getBase64Encoder().encode(account.data[0]),
    lamports: BigInt(account.lamports),
    owner: address(account.owner),
  };
}
