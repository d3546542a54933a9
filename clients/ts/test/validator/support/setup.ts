/** Fails the whole run, in one sentence, where there is no validator to run against. */
import { createSolanaRpc } from '@solana/kit';

import { CAIRN_PROGRAM_ADDRESS } from '../../../src';

export default async function setup(): Promise<void> {
  const url = process.env['CAIRN_RPC_URL'];
  if (url === undefined || url === '') {
    throw sentence(
      'These tests need a local validator: run `cargo xtask test`, which starts one ' +
        '(`npm run test:unit` runs the tests that need none).',
    );
  }
  const { value } = await createSolanaRpc(url)
    .getAccountInfo(CAIRN_PROGRAM_ADDRESS, { commitment: 'confirmed', encoding: 'base64' })
    .send();
  if (value?.executable !== true) {
    throw sentence(`The validator at ${url} has no Cairn program: run \`cargo xtask test\`.`);
  }
}

/** An error without the trace of its place, which is of no use to whoever reads it. */
function sentence(text: string): Error {
  const error = new Error(text);
  error.stack = text;
  return error;
}
