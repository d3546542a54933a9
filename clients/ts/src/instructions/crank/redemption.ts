/** What redemptions of stake pools' tokens have in common. */
import { fetchEncodedAccount } from '@solana/kit';

import { poolAddresses, type PoolAddresses } from '../../addresses';
import { assetAddress, requireAsset } from '../../asset';
import { findRedeemerPda, type Asset } from '../../generated';
import { parseStakePool, withdrawAuthority, type StakePool } from '../../source';
import type { AssetParams } from './syncAssetSurplus';

/** An asset with its stake pool. */
export type StakePoolAsset = Readonly<{
  addresses: PoolAddresses;
  asset: Asset;
  stakePool: StakePool;
}>;

/** The asset of `params.mint`, and what its stake pool says. */
export async function readStakePoolAsset(params: AssetParams): Promise<StakePoolAsset> {
  const { lrtMint, mint, rpc } = params;
  const addresses = await poolAddresses(lrtMint);
  const asset = await requireAsset(rpc, addresses.pool, mint);
  const account = await fetchEncodedAccount(rpc, asset.source.state, { commitment: 'confirmed' });
  const stakePool = account.exists ? parseStakePool(account.data) : null;
  if (stakePool === null)
    throw new Error(`The source of ${mint} is no stake pool that can be read.`);
  return { addresses, asset, stakePool };
}

/** The accounts that both ways of redeeming name. */
export async function stakePoolAccounts({ addresses, asset, stakePool }: StakePoolAsset) {
  const { authority, pool, rateFeed } = addresses;
  const { program, programData, state } = asset.source;
  const [redeemer] = await findRedeemerPda({ pool });
  return {
    asset: await assetAddress(pool, asset.mint),
    authority,
    managerFee: stakePool.managerFee,
    mint: asset.mint,
    pool,
    programData,
    rateFeed,
    redeemer,
    sourceProgram: program,
    sourceState: state,
    tokenProgram: asset.tokenProgram,
    vault: asset.vault,
    withdrawAuthority: await withdrawAuthority(program, state),
  };
}
