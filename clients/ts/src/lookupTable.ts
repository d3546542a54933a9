/**
 * The address lookup table of a pool, with which one transaction reads 8 assets and deposits. Anybody makes one,
 * pays its rent and stays its authority; nobody has to trust it: only addresses that the client derives itself
 * are taken from it.
 */
import {
  address,
  fetchEncodedAccount,
  getAddressDecoder,
  type Address,
  type AddressesByLookupTableAddress,
  type GetProgramAccountsApi,
  type GetSlotApi,
  type ReadonlyUint8Array,
  type Rpc,
} from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';

import { eventAccounts, poolAddresses } from './addresses';
import { assetAddress, readAssets, vaultAddress } from './asset';
import type { Asset } from './generated';
import type { AccountsRpc } from './read';

/** The program of lookup tables. */
export const LOOKUP_TABLE_PROGRAM_ADDRESS = address('AddressLookupTab1e1111111111111111111111111');

/** Addresses that a table holds at most. */
export const LOOKUP_TABLE_SIZE = 256;

/** Bytes in front of a table's addresses. */
const META = 56;

/** A table as it lies on the chain. */
export type LookupTable = Readonly<{
  /** Who may extend and close it; null where nobody can. */
  authority: Address | null;
  /** Whether it is being closed. */
  deactivated: boolean;
  /** The slot of the last extension: what that added can be used from the next slot on. */
  extended: bigint;
  addresses: readonly Address[];
}>;

/** What reading a pool's table asks of an RPC connection. */
export type LookupTableRpc = AccountsRpc & Rpc<GetProgramAccountsApi & GetSlotApi>;

/**
 * What the table of the pool of `lrtMint` is to hold: 9 addresses of the pool and 5 of each asset, 49 with 8 of
 * them. Asks the RPC node for `getProgramAccounts`.
 */
export async function lookupTableAddresses(
  rpc: LookupTableRpc,
  lrtMint: Address,
): Promise<Address[]> {
  const { authority, claims, escrow, pool, rateFeed, reserve } = await poolAddresses(lrtMint);
  const { eventAuthority } = await eventAccounts();
  const assets = await readAssets(rpc, pool);
  const each = await Promise.all(assets.map(({ data }) => assetAddresses(pool, authority, data)));
  const own = [pool, rateFeed, authority, reserve, claims, escrow, lrtMint, eventAuthority];
  const wanted = [...new Set([...own, TOKEN_PROGRAM_ADDRESS, ...each.flat()])];
  if (wanted.length > LOOKUP_TABLE_SIZE) {
    throw new Error(`A table holds ${LOOKUP_TABLE_SIZE} addresses, the pool has ${wanted.length}.`);
  }
  return wanted;
}

async function assetAddresses(pool: Address, authority: Address, asset: Asset) {
  const { mint, source, tokenProgram } = asset;
  const vault = await vaultAddress(authority, mint, tokenProgram);
  return [await assetAddress(pool, mint), source.state, source.programData, mint, vault];
}

/** The table at `table`; null where there is none. */
export async function readLookupTable(
  rpc: AccountsRpc,
  table: Address,
): Promise<LookupTable | null> {
  const account = await fetchEncodedAccount(rpc, table, { commitment: 'confirmed' });
  const ours = account.exists && account.programAddress === LOOKUP_TABLE_PROGRAM_ADDRESS;
  return ours ? parseLookupTable(account.data) : null;
}

/** A table from the bytes of its account; null where it is none. */
export function parseLookupTable(data: ReadonlyUint8Array): LookupTable | null {
  const view = new DataView(new Uint8Array(data).buffer);
  if (data.length < META || view.getUint32(0, true) !== 1) return null;
  const decoder = getAddressDecoder();
  const count = Math.floor((data.length - META) / 32);
  return {
    addresses: Array.from({ length: count }, (_, index) => decoder.decode(data, META + index * 32)),
    authority: data[21] === 1 ? decoder.decode(data, 22) : null,
    extended: view.getBigUint64(12, true),
    deactivated: view.getBigUint64(4, true) !== 0xffff_ffff_ffff_ffffn,
  };
}

/**
 * The table at `table`, for `send`: checked to hold all that the pool of `lrtMint` has. Whatever else it holds is
 * not used.
 *
 * @throws where it is no table, is being closed, lacks addresses, or was extended in this slot, and says what to
 *   do.
 */
export async function checkedLookupTable(
  rpc: LookupTableRpc,
  lrtMint: Address,
  table: Address,
): Promise<AddressesByLookupTableAddress> {
  const found = await readLookupTable(rpc, table);
  if (found === null) throw new Error(`${table} is no lookup table: make one.`);
  if (found.deactivated)
    throw new Error(`The lookup table ${table} is being closed: make another.`);
  const wanted = await lookupTableAddresses(rpc, lrtMint);
  const missing = wanted.filter((each) => !found.addresses.includes(each));
  if (missing.length > 0) {
    const who = found.authority === null ? 'nobody can extend it, make another' : 'extend it';
    throw new Error(`The lookup table ${table} lacks ${missing.join(', ')}: ${who}.`);
  }
  const slot = await rpc.getSlot({ commitment: 'confirmed' }).send();
  if (found.extended >= slot) throw new Error(`${table} was extended in this slot: try again.`);
  // An address that is not the pool's is never looked up: no instruction names the table itself.
  const used = found.addresses.map((each) => (wanted.includes(each) ? each : table));
  return { [table]: used };
}
