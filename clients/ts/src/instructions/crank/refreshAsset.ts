/** The sources of assets are read. Anyone may run it. */
import { AccountRole, type Account, type Instruction } from '@solana/kit';

import { eventAccounts, type PoolAddresses } from '../../addresses';
import { getRefreshAssetInstruction, type Asset } from '../../generated';

/** Assets that one instruction reads here. */
export const REFRESHES_TOGETHER = 8;

/**
 * The reading of the sources of these assets: an instruction for each {@link REFRESHES_TOGETHER} of them. A
 * second reading of what has not changed changes nothing and succeeds.
 */
export async function refreshAssetInstructions(
  addresses: Pick<PoolAddresses, 'pool' | 'rateFeed'>,
  assets: readonly Account<Asset>[],
): Promise<{ instructions: Instruction[] }> {
  const { pool, rateFeed } = addresses;
  const named = { ...(await eventAccounts()), pool, rateFeed };
  const instructions: Instruction[] = [];
  for (let at = 0; at < assets.length; at += REFRESHES_TOGETHER) {
    const refresh = getRefreshAssetInstruction(named);
    const behind = assets.slice(at, at + REFRESHES_TOGETHER).flatMap(metas);
    instructions.push({ ...refresh, accounts: [...refresh.accounts, ...behind] });
  }
  return { instructions };
}

/** What the program reads behind its named accounts. */
function metas({ address, data: { source } }: Account<Asset>) {
  return [
    { address, role: AccountRole.WRITABLE },
    { address: source.state, role: AccountRole.READONLY },
    { address: source.programData, role: AccountRole.READONLY },
  ];
}
