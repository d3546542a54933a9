/** An acknowledgement that has not taken effect is taken back. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { assetAddress } from '../../asset';
import { getCancelAcknowledgementInstruction } from '../../generated';

/** A cancel of an acknowledgement. */
export type CancelAcknowledgementParams = Readonly<{
  lrtMint: Address;
  /** The asset's mint. */
  mint: Address;
  /** The pool's guardian or manager. */
  guard: TransactionSigner;
}>;

/** The cancel of an acknowledgement: the asset's doubts stay. */
export async function cancelAcknowledgementInstructions(
  params: CancelAcknowledgementParams,
): Promise<{ instructions: Instruction[] }> {
  const { guard, lrtMint, mint } = params;
  const { pool } = await poolAddresses(lrtMint);
  const asset = await assetAddress(pool, mint);
  const cancel = { ...(await eventAccounts()), asset, guard, pool };
  return { instructions: [getCancelAcknowledgementInstruction(cancel)] };
}
