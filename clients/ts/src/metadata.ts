/** The LRT's name, symbol and picture in wallets: its Metaplex metadata account. */
import {
  address,
  addDecoderSizePrefix,
  fetchEncodedAccount,
  getAddressDecoder,
  getAddressEncoder,
  getProgramDerivedAddress,
  getStructDecoder,
  getU32Decoder,
  getU8Decoder,
  getUtf8Decoder,
  type Address,
} from '@solana/kit';

import type { AccountsRpc } from './read';

/** The Metaplex token metadata program. */
export const METADATA_PROGRAM_ADDRESS = address('metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s');

/** What wallets show. */
export type TokenMetadata = Readonly<{ name: string; symbol: string; uri: string }>;

/** Metaplex pads its strings with zero bytes. */
const text = () => addDecoderSizePrefix(getUtf8Decoder(), getU32Decoder());
const decoder = getStructDecoder([
  ['key', getU8Decoder()],
  ['updateAuthority', getAddressDecoder()],
  ['mint', getAddressDecoder()],
  ['name', text()],
  ['symbol', text()],
  ['uri', text()],
]);

/** Where the metadata of `mint` lies. */
export async function metadataAddress(mint: Address): Promise<Address> {
  const encoder = getAddressEncoder();
  const [found] = await getProgramDerivedAddress({
    programAddress: METADATA_PROGRAM_ADDRESS,
    seeds: [
      new TextEncoder().encode('metadata'),
      encoder.encode(METADATA_PROGRAM_ADDRESS),
      encoder.encode(mint),
    ],
  });
  return found;
}

/** The metadata of `mint`; null where there is none. */
export async function readMetadata(rpc: AccountsRpc, mint: Address): Promise<TokenMetadata | null> {
  const config = { commitment: 'confirmed' } as const;
  const account = await fetchEncodedAccount(rpc, await metadataAddress(mint), config);
  if (!account.exists || account.programAddress !== METADATA_PROGRAM_ADDRESS) return null;
  const { name, symbol, uri } = decoder.decode(account.data);
  return { name: unpadded(name), symbol: unpadded(symbol), uri: unpadded(uri) };
}

function unpadded(padded: string): string {
  return padded.replaceAll('\0', '');
}
