/** Keypair files of the Solana CLI: a JSON array of 64 bytes. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import {
  createKeyPairSignerFromBytes,
  createKeyPairSignerFromPrivateKeyBytes,
  getAddressEncoder,
  type KeyPairSigner,
} from '@solana/kit';

/** The signer in a keypair file. */
export async function readKeypair(path: string): Promise<KeyPairSigner> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`There is no keypair file at ${path}: \`solana-keygen new\` makes one.`);
  });
  const bytes: unknown = JSON.parse(text);
  if (!Array.isArray(bytes) || bytes.length !== 64) {
    throw new Error(`${path} is not a keypair file: it should hold an array of 64 bytes.`);
  }
  return createKeyPairSignerFromBytes(new Uint8Array(bytes as number[]));
}

/** A new keypair file at `path`, readable by its owner only. Fails where there is one already. */
export async function createKeypair(path: string): Promise<KeyPairSigner> {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const { address } = await createKeyPairSignerFromPrivateKeyBytes(secret);
  const bytes = [...secret, ...getAddressEncoder().encode(address)];
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(bytes)}\n`, { flag: 'wx', mode: 0o600 });
  return readKeypair(path);
}
