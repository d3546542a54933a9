import { generateKeyPairSigner, type Address, type KeyPairSigner } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  createPoolInstructions,
  eventNamed,
  readMetadata,
  send,
  setMetadataInstruction,
  type PoolAddresses,
} from '../../src';
import { METADATA, PARAMETERS } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

let admin: KeyPairSigner;
let addresses: PoolAddresses;
let lrtMint: Address;
beforeAll(async () => {
  admin = await wallet(10n * SOL);
  const mint = await generateKeyPairSigner();
  lrtMint = mint.address;
  const create = { admin, lrtMint: mint, metadata: METADATA, payer: admin, rpc };
  const made = await createPoolInstructions({ ...create, parameters: PARAMETERS });
  addresses = made.addresses;
  await send({ instructions: made.instructions, payer: admin, rpc });
});

async function set(signer: KeyPairSigner, metadata = METADATA) {
  const wish = { admin: signer, lrtMint, metadata, payer: signer };
  const instructions = [await setMetadataInstruction(wish)];
  return send({ instructions, payer: signer, rpc });
}

describe('setMetadataInstruction', () => {
  it('refuses anyone but the admin', async () => {
    await expect(set(await wallet(SOL))).rejects.toThrow("Only the pool's admin may do this.");
  });

  it('refuses a name that does not fit', async () => {
    await expect(set(admin, { ...METADATA, name: 'n'.repeat(33) })).rejects.toThrow(
      'The name must be 1 to 32 bytes, the symbol 1 to 10, the URI at most 200.',
    );
  });

  it('writes what wallets show', async () => {
    const { events } = await set(admin);
    expect(eventNamed(events, 'MetadataSet')).toEqual({ ...METADATA, pool: addresses.pool });
    expect(await readMetadata(rpc, lrtMint)).toEqual(METADATA);
  });

  it('refuses a second time, and says how the words are changed', async () => {
    await expect(set(admin, { ...METADATA, name: 'Another name' })).rejects.toThrow(
      'The metadata exists: queue a change of it, then update_metadata.',
    );
    expect(await readMetadata(rpc, lrtMint)).toEqual(METADATA);
  });
});
