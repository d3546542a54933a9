/** Finding the program's accounts by what they hold. */
import {
  getBase58Decoder,
  parseBase64RpcAccount,
  type Address,
  type Base58EncodedBytes,
  type EncodedAccount,
  type GetProgramAccountsApi,
  type ReadonlyUint8Array,
  type Rpc,
} from '@solana/kit';

import { CAIRN_PROGRAM_ADDRESS } from './generated';

/** An address that an account has to hold, in bytes from its start. */
export type HeldAddress = Readonly<{ offset: bigint; address: Address }>;

/**
 * The program's accounts that begin with `discriminator` and hold each of the addresses, in no order.
 * Asks the RPC node for `getProgramAccounts`.
 */
export async function programAccounts(
  rpc: Rpc<GetProgramAccountsApi>,
  discriminator: ReadonlyUint8Array,
  held: readonly HeldAddress[],
): Promise<EncodedAccount[]> {
  const first = memcmp(0n, getBase58Decoder().decode(discriminator));
  const accounts = await rpc
    .getProgramAccounts(CAIRN_PROGRAM_ADDRESS, {
      commitment: 'confirmed',
      encoding: 'base64',
      filters: [first, ...held.map(({ address, offset }) => memcmp(offset, address))],
    })
    .send();
  return accounts.map(({ account, pubkey }) => parseBase64RpcAccount(pubkey, account));
}

/** Whether `left` stands before (-1) or after (1) `right`: for sorting. */
export function order(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function memcmp(offset: bigint, text: string) {
  return { memcmp: { bytes: text as Base58EncodedBytes, encoding: 'base58' as const, offset } };
}
