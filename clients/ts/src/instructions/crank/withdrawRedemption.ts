/** Stake that a stake pool gave for its tokens comes to the reserve. Anyone may run it. */
import type { Address, Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses, redemptionAddress } from '../../addresses';
import { requireRedemption } from '../../asset';
import { getWithdrawRedemptionInstruction } from '../../generated';
import type { AccountsRpc } from '../../read';

/** What is done to one redemption. */
export type RedemptionParams = Readonly<{
  rpc: AccountsRpc;
  lrtMint: Address;
  /** The redemption's number. */
  nonce: bigint;
}>;

/** The withdrawal of what a redemption brought, once it has cooled down. Both rents go back to who paid them. */
export async function withdrawRedemptionInstructions(
  params: RedemptionParams,
): Promise<{ instructions: Instruction[] }> {
  const { authority, pool, rateFeed, reserve } = await poolAddresses(params.lrtMint);
  const { redemption } = await requireRedemption(params.rpc, pool, params.nonce);
  const paid = getWithdrawRedemptionInstruction({
    ...(await eventAccounts()),
    asset: redemption.asset,
    authority,
    pool,
    rateFeed,
    receipt: redemption.receipt,
    redemption: await redemptionAddress(pool, params.nonce),
    rentPayer: redemption.rentPayer,
    reserveAccount: reserve,
  });
  return { instructions: [paid] };
}
