/** A pool's lookup table is made, or extended. */
import {
  AccountRole,
  getAddressEncoder,
  getProgramDerivedAddress,
  getU64Encoder,
  type Address,
  type Instruction,
  type TransactionSigner,
} from '@solana/kit';
import { SYSTEM_PROGRAM_ADDRESS } from '@solana-program/system';

import {
  LOOKUP_TABLE_PROGRAM_ADDRESS,
  lookupTableAddresses,
  readLookupTable,
  type LookupTableRpc,
} from '../../lookupTable';

/** Addresses that one instruction adds here: as many as fit a transaction of its own. */
export const EXTENDED_TOGETHER = 25;

/** A table to make or to extend. */
export type LookupTableParams = Readonly<{
  rpc: LookupTableRpc;
  lrtMint: Address;
  /** Pays the table's rent and is its authority: may extend it, and close it for the rent. */
  authority: TransactionSigner;
  /** The table to extend; a new one where left out. */
  table?: Address;
}>;

/**
 * What makes or extends the pool's table, each instruction for a transaction of its own, in this order. What is
 * added can be used from the next slot on. Nothing is lacking where there are no instructions.
 *
 * @throws where `table` is no table, is being closed, or is not the authority's.
 */
export async function lookupTableInstructions(
  params: LookupTableParams,
): Promise<{ table: Address; instructions: Instruction[] }> {
  const { authority, lrtMint, rpc } = params;
  const wanted = await lookupTableAddresses(rpc, lrtMint);
  if (params.table !== undefined) {
    const { table } = params;
    const found = await readLookupTable(rpc, table);
    const ours = found?.authority === authority.address && !found.deactivated;
    if (!ours) throw new Error(`${table} is no lookup table that ${authority.address} can extend.`);
    const missing = wanted.filter((each) => !found.addresses.includes(each));
    return { instructions: extensions(table, authority, missing), table };
  }
  const slot = await rpc.getSlot({ commitment: 'finalized' }).send();
  const seeds = [getAddressEncoder().encode(authority.address), getU64Encoder().encode(slot)];
  const [table, bump] = await getProgramDerivedAddress({
    programAddress: LOOKUP_TABLE_PROGRAM_ADDRESS,
    seeds,
  });
  const data = new Uint8Array(4 + 8 + 1);
  data.set(getU64Encoder().encode(slot), 4);
  data[12] = bump;
  const create = { accounts: accounts(table, authority), data, programAddress };
  return { instructions: [create, ...extensions(table, authority, wanted)], table };
}

const programAddress = LOOKUP_TABLE_PROGRAM_ADDRESS;

function extensions(
  table: Address,
  authority: TransactionSigner,
  addresses: readonly Address[],
): Instruction[] {
  const instructions: Instruction[] = [];
  for (let at = 0; at < addresses.length; at += EXTENDED_TOGETHER) {
    const some = addresses.slice(at, at + EXTENDED_TOGETHER);
    const data = new Uint8Array(4 + 8 + 32 * some.length);
    data[0] = 2;
    data.set(getU64Encoder().encode(BigInt(some.length)), 4);
    some.forEach((each, index) => {
      data.set(getAddressEncoder().encode(each), 12 + 32 * index);
    });
    instructions.push({ accounts: accounts(table, authority), data, programAddress });
  }
  return instructions;
}

/** Table, authority, payer, system program: of both instructions. */
function accounts(table: Address, authority: TransactionSigner) {
  const signer = { address: authority.address, signer: authority };
  return [
    { address: table, role: AccountRole.WRITABLE },
    { ...signer, role: AccountRole.READONLY_SIGNER },
    { ...signer, role: AccountRole.WRITABLE_SIGNER },
    { address: SYSTEM_PROGRAM_ADDRESS, role: AccountRole.READONLY },
  ];
}
