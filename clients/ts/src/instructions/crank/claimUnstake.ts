/** What Marinade's ticket is of comes to the reserve. Anyone may run it. */
import type { Instruction } from '@solana/kit';

import { eventAccounts, poolAddresses, redemptionAddress } from '../../addresses';
import { requireRedemption } from '../../asset';
import { getClaimUnstakeInstruction } from '../../generated';
import { marinadeReserve } from '../../source';
import type { RedemptionParams } from './withdrawRedemption';

/** The claim of a ticket, once it is due: an epoch after it was ordered, and half an hour. Both rents go back to who paid them. */
export async function claimUnstakeInstructions(
  params: RedemptionParams,
): Promise<{ instructions: Instruction[] }> {
  const { authority, pool, rateFeed, reserve } = await poolAddresses(params.lrtMint);
  const { asset, redemption } = await requireRedemption(params.rpc, pool, params.nonce);
  const { source } = asset;
  const paid = getClaimUnstakeInstruction({
    ...(await eventAccounts()),
    asset: redemption.asset,
    authority,
    pool,
    rateFeed,
    receipt: redemption.receipt,
    redemption: await redemptionAddress(pool, params.nonce),
    rentPayer: redemption.rentPayer,
    reserveAccount: reserve,
    sourceProgram: source.program,
    sourceReserve: await marinadeReserve(source.program, source.state),
    sourceState: source.state,
  });
  return { instructions: [paid] };
}
