/** The LRT's name, symbol and address of its picture: written where there are none yet. */
import { readMetadata, send, setMetadataInstruction } from '@cairn/client';

import type { MatchedPool } from './pool';
import type { Settings } from './settings';

/** Whether the run wrote the metadata. */
export async function matchMetadata(settings: Settings, matched: MatchedPool): Promise<boolean> {
  const { admin, rpc } = settings;
  const { lrtMint } = matched.addresses;
  if ((await readMetadata(rpc, lrtMint)) !== null) return false;
  if (matched.pool.admin !== admin.address) {
    throw new Error(
      `There is no metadata yet, and only ${matched.pool.admin} may write it: ` +
        `CAIRN_KEYPAIR is ${admin.address}.`,
    );
  }
  const { metadata } = settings.configuration;
  const wish = { admin, lrtMint, metadata, payer: admin };
  await send({ instructions: [await setMetadataInstruction(wish)], payer: admin, rpc });
  return true;
}
