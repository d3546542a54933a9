import { beforeAll, describe, expect, it } from 'vitest';

import { eventNamed, readMetadata, send, setMetadataInstruction } from '../../src';
import { METADATA, newPool, type TestPool } from './support/pool';
import { rpc, SOL, wallet } from './support/world';

let pool: TestPool;
beforeAll(async () => {
  pool = await newPool();
});

describe('setMetadataInstruction', () => {
  it('updates what wallets show', async () => {
    const { addresses, admin, lrtMint } = pool;
    const metadata = { name: 'Another name', symbol: 'OTHER', uri: '' };
    const instruction = await setMetadataInstruction({ admin, lrtMint, metadata, payer: admin });
    const { events } = await send({ instructions: [instruction], payer: admin, rpc });
    expect(eventNamed(events, 'MetadataSet')).toEqual({ ...metadata, pool: addresses.pool });
    expect(await readMetadata(rpc, lrtMint)).toEqual(metadata);
  });

  it('refuses anyone but the admin', async () => {
    const stranger = await wallet(SOL);
    const { lrtMint } = pool;
    const wish = { admin: stranger, lrtMint, metadata: METADATA, payer: stranger };
    const instructions = [await setMetadataInstruction(wish)];
    await expect(send({ instructions, payer: stranger, rpc })).rejects.toThrow(
      "Only the pool's admin may do this.",
    );
  });

  it('refuses a name that does not fit', async () => {
    const { admin, lrtMint } = pool;
    const metadata = { ...METADATA, name: 'n'.repeat(33) };
    const wish = { admin, lrtMint, metadata, payer: admin };
    const instructions = [await setMetadataInstruction(wish)];
    await expect(send({ instructions, payer: admin, rpc })).rejects.toThrow(
      'The name must be 1 to 32 bytes, the symbol 1 to 10, the URI at most 200.',
    );
  });
});
