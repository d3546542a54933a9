/** The LRT's name, symbol and address of its picture: written where they differ. */
import { readMetadata, send, setMetadataInstruction } from '@cairn/client';

import type { MatchedPool } from './pool';
import type { Settings } from './settings';

/** Whether the run wrote the metadata. */
export async function matchMetadata(settings: Settings, matched: MatchedPool): Promise<boolean> {
  const { admin, rpc } = settings;
  const { lrtMint } = matched.addresses;
  const wanted = settings.configuration.metadata;
  const found = await readMetadata(rpc, lrtMint);
  const same =
    found?.name === wanted.name && found.symbol === wanted.symbol && found.uri === wanted.uri;
  if (same) return false;
  if (matched.pool.admin !== admin.address) {
    throw new Error(
      `The metadata differs from the configuration, and only ${matched.pool.admin} may set it: ` +
        `CAIRN_KEYPAIR is ${admin.address}.`,
    );
  }
  const wish = { admin, lrtMint, metadata: wanted, payer: admin };
  await send({ instructions: [await setMetadataInstruction(wish)], payer: admin, rpc });
  return true;
}
