/** The table with which one transaction reads 8 assets and deposits. */
import {
  address,
  appendTransactionMessageInstructions,
  blockhash,
  compressTransactionMessageUsingAddressLookupTables,
  createTransactionMessage,
  generateKeyPairSigner,
  getAddressEncoder,
  getBase64EncodedWireTransaction,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type Address,
  type AddressesByLookupTableAddress,
  type Instruction,
} from '@solana/kit';
import { describe, expect, it } from 'vitest';

import {
  checkedLookupTable,
  depositLstInstructions,
  LOOKUP_TABLE_PROGRAM_ADDRESS,
  lookupTableAddresses,
  lookupTableInstructions,
  poolAddresses,
} from '../../src';
import { assetBytes, assetOf, key, NOW, programBytes, SOL, stakePoolBytes } from './support/asset';
import { nodeWith, poolBytes, type Held } from './support/node';

const lrtMint = address('So11111111111111111111111111111111111111112');
const table = address('SysvarC1ock11111111111111111111111111111111');
const { pool } = await poolAddresses(lrtMint);
const depositor = await generateKeyPairSigner();
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const assets = await Promise.all(numbers.map((each) => assetOf(lrtMint, each)));
// A program of its own for each source: as many accounts as there can be.
const various = assets.map(({ asset, at }, index) => ({
  asset: { ...asset, source: { ...asset.source, programData: key(150 + index) } },
  at,
}));

function tableBytes(addresses: readonly Address[], deactivated = false, extended = 8n): Held {
  const bytes = new Uint8Array(56 + 32 * addresses.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 1, true);
  view.setBigUint64(4, deactivated ? 3n : 0xffff_ffff_ffff_ffffn, true);
  view.setBigUint64(12, extended, true);
  bytes[21] = 1;
  bytes.set(getAddressEncoder().encode(depositor.address), 22);
  addresses.forEach((each, index) => {
    bytes.set(getAddressEncoder().encode(each), 56 + 32 * index);
  });
  return { bytes, owner: LOOKUP_TABLE_PROGRAM_ADDRESS };
}

function node(held: Held | null) {
  const total = various.length;
  const books = {
    assets: 10n * BigInt(total) * SOL,
    reserve: 100n * SOL - 10n * BigInt(total) * SOL,
    settlement: { epoch: NOW - 1n, settled: total, total },
  };
  const accounts = new Map<Address, Held>([[pool, { bytes: poolBytes(books) }]]);
  if (held !== null) accounts.set(table, held);
  for (const { asset, at } of various) {
    accounts.set(at, assetBytes(asset));
    accounts.set(asset.source.state, stakePoolBytes(100n * SOL, NOW));
    accounts.set(asset.source.programData, programBytes());
  }
  return nodeWith(accounts);
}

/** Bytes of a transaction of these instructions. */
async function sizeOf(instructions: Instruction[], tables: AddressesByLookupTableAddress) {
  const hash = { blockhash: blockhash(table), lastValidBlockHeight: 9n };
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayerSigner(depositor, empty),
    (paid) => setTransactionMessageLifetimeUsingBlockhash(hash, paid),
    (timed) => appendTransactionMessageInstructions(instructions, timed),
    (whole) => compressTransactionMessageUsingAddressLookupTables(whole, tables),
  );
  const signed = await signTransactionMessageWithSigners(message);
  return Buffer.from(getBase64EncodedWireTransaction(signed), 'base64').length;
}

describe('lookup table', () => {
  it('is made and filled by anybody, and holds all that the pool names', async () => {
    const rpc = node(null);
    const made = await lookupTableInstructions({ authority: depositor, lrtMint, rpc });
    // 54 addresses, 25 an instruction.
    expect(made.instructions).toHaveLength(4);
    expect(await lookupTableAddresses(rpc, lrtMint)).toHaveLength(9 + 5 * 9);
    const extend = made.instructions[1];
    expect(extend?.data).toHaveLength(12 + 32 * 25);
    expect(await sizeOf(made.instructions.slice(1, 2), {})).toBeLessThanOrEqual(1_232);
    const accounts = extend?.accounts?.map((each) => each.address);
    expect(accounts?.slice(0, 3)).toEqual([made.table, depositor.address, depositor.address]);
  });

  it('carries 8 readings and a deposit in one transaction', async () => {
    const rpc = node(tableBytes(await lookupTableAddresses(node(null), lrtMint)));
    const params = { depositor, lrtMint, mint: key(1), rpc, units: SOL };
    const { instructions } = await depositLstInstructions(params);
    const tables = await checkedLookupTable(rpc, lrtMint, table);
    expect(await sizeOf(instructions, tables)).toBeLessThanOrEqual(1_232 - 50);
    await expect(sizeOf(instructions, {}).then((size) => size > 1_232)).resolves.toBe(true);
  });

  it('is extended by what it lacks', async () => {
    const wanted = await lookupTableAddresses(node(null), lrtMint);
    const params = { authority: depositor, lrtMint, table };
    const lacking = { ...params, rpc: node(tableBytes(wanted.slice(2))) };
    const { instructions } = await lookupTableInstructions(lacking);
    expect(instructions.map((each) => each.data?.length)).toEqual([12 + 2 * 32]);
    const whole = await lookupTableInstructions({ ...params, rpc: node(tableBytes(wanted)) });
    expect(whole.instructions).toEqual([]);
    const stranger = await generateKeyPairSigner();
    const others = { ...lacking, authority: stranger };
    await expect(lookupTableInstructions(others)).rejects.toThrow('can extend');
  });

  it('is refused where it lacks an address, is closed, or is none', async () => {
    const wanted = await lookupTableAddresses(node(null), lrtMint);
    const check = (held: Held | null) => checkedLookupTable(node(held), lrtMint, table);
    await expect(check(tableBytes(wanted.slice(1)))).rejects.toThrow('lacks');
    await expect(check(tableBytes(wanted, true))).rejects.toThrow('is being closed');
    await expect(check(tableBytes(wanted, false, 9n))).rejects.toThrow('in this slot: try again');
    await expect(check(null)).rejects.toThrow('is no lookup table');
    const foreign = { ...tableBytes(wanted), owner: pool };
    await expect(check(foreign)).rejects.toThrow('is no lookup table');
  });

  it('uses no address that is not derived from the pool', async () => {
    const wanted = await lookupTableAddresses(node(null), lrtMint);
    const held = tableBytes([depositor.address, ...wanted]);
    const tables = await checkedLookupTable(node(held), lrtMint, table);
    expect(tables[table]).toEqual([table, ...wanted]);
  });
});
