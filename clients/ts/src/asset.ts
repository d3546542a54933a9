/** Assets: LSTs that the pool holds, each counted by its own source. */
import type { Account, Address, GetProgramAccountsApi, Rpc } from '@solana/kit';
import { findAssociatedTokenPda } from '@solana-program/token';

import {
  decodeAsset,
  decodeRedemption,
  fetchMaybeAsset,
  fetchMaybeRedemption,
  findAssetPda,
  getAssetDiscriminatorBytes,
  getRedemptionDiscriminatorBytes,
  type Asset,
  type Redemption,
} from './generated';
import { redemptionAddress } from './addresses';
import { order, programAccounts } from './programAccounts';
import type { AccountsRpc } from './read';

/** Why an asset takes no more: bits of `doubts`. */
export const ASSET_DOUBTS = {
  /** Its rate fell beyond `maxDropBps`, until the manager has acknowledged it. */
  DROPPED: 1,
  /** Its source's program was deployed anew, until that is acknowledged. */
  UPGRADED: 2,
  /** Its source gives no rate of this epoch. */
  STALE: 4,
} as const;

/** Epochs after an asset's last rate from which it may be settled without one. */
export const GRACE_EPOCHS = 2n;

/** The asset of `mint`. */
export async function assetAddress(pool: Address, mint: Address): Promise<Address> {
  const [address] = await findAssetPda({ mint, pool });
  return address;
}

/** Where the pool's authority holds tokens of `mint`. */
export async function vaultAddress(
  authority: Address,
  mint: Address,
  tokenProgram: Address,
): Promise<Address> {
  const [address] = await findAssociatedTokenPda({ mint, owner: authority, tokenProgram });
  return address;
}

/** The asset at `address`; null where it does not exist, not yet or no more. */
export async function readAsset(rpc: AccountsRpc, address: Address): Promise<Asset | null> {
  const account = await fetchMaybeAsset(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data : null;
}

/** The asset of `mint` in `pool`, which has to exist. */
export async function requireAsset(rpc: AccountsRpc, pool: Address, mint: Address): Promise<Asset> {
  const asset = await readAsset(rpc, await assetAddress(pool, mint));
  if (asset === null) throw new Error(`The pool takes no tokens of ${mint}.`);
  return asset;
}

/** Where accounts hold their pool, in bytes from their start. */
const OFFSET_OF_POOL = 10n;

/** All assets of `pool`, in the order of their addresses. Asks the RPC node for `getProgramAccounts`. */
export async function readAssets(
  rpc: Rpc<GetProgramAccountsApi>,
  pool: Address,
): Promise<Account<Asset>[]> {
  const held = [{ address: pool, offset: OFFSET_OF_POOL }];
  const accounts = await programAccounts(rpc, getAssetDiscriminatorBytes(), held);
  return accounts
    .map((account) => decodeAsset(account))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The redemption of this number; null where it does not exist, not yet or no more. */
export async function readRedemption(
  rpc: AccountsRpc,
  pool: Address,
  nonce: bigint,
): Promise<Redemption | null> {
  const address = await redemptionAddress(pool, nonce);
  const account = await fetchMaybeRedemption(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data : null;
}

/** The redemption of this number, which has to exist, and its asset. */
export async function requireRedemption(
  rpc: AccountsRpc,
  pool: Address,
  nonce: bigint,
): Promise<{ redemption: Redemption; asset: Asset }> {
  const redemption = await readRedemption(rpc, pool, nonce);
  if (redemption === null) throw new Error(`Redemption ${nonce} does not exist, or no more.`);
  const asset = await readAsset(rpc, redemption.asset);
  if (asset === null) throw new Error(`There is no asset at ${redemption.asset}.`);
  return { asset, redemption };
}

/** What sources owe `pool`, oldest first. Asks the RPC node for `getProgramAccounts`. */
export async function readRedemptions(
  rpc: Rpc<GetProgramAccountsApi>,
  pool: Address,
): Promise<Account<Redemption>[]> {
  const held = [{ address: pool, offset: OFFSET_OF_POOL }];
  const accounts = await programAccounts(rpc, getRedemptionDiscriminatorBytes(), held);
  return accounts
    .map((account) => decodeRedemption(account))
    .sort((a, b) => order(a.data.nonce, b.data.nonce));
}
