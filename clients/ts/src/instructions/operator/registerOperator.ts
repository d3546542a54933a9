/** A validator that wants the pool's stake makes itself known. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getRegisterOperatorInstruction } from '../../generated';
import { operatorAddress } from '../../operator';

/** A registration. */
export type RegisterOperatorParams = Readonly<{
  lrtMint: Address;
  /** The key by which the pool knows the operator: its address follows from it. */
  authority: TransactionSigner;
  /** Pays the operator's rent, and gets it back when the operator is closed; the authority. */
  payer?: TransactionSigner;
  /** The validator's vote account; never changes. */
  voteAccount: Address;
  /** The most that the validator may take of the inflation rewards, in bps: beyond it gets no stake. */
  maxCommissionBps: number;
  /** The operator's own part of those rewards, in bps, paid in shares; none. */
  commissionBps?: number;
}>;

/**
 * The registration of an operator, with weight 0 and cap 0: it gets stake once two changes through the
 * timelock, `OperatorWeight` and `OperatorCap`, give it both.
 */
export async function registerOperatorInstructions(
  params: RegisterOperatorParams,
): Promise<{ operator: Address; instructions: Instruction[] }> {
  const { authority, lrtMint, maxCommissionBps, voteAccount } = params;
  const { pool } = await poolAddresses(lrtMint);
  const operator = await operatorAddress(pool, authority.address);
  const register = getRegisterOperatorInstruction({
    ...(await eventAccounts()),
    authority,
    commissionBps: params.commissionBps ?? 0,
    maxCommissionBps,
    operator,
    payer: params.payer ?? authority,
    pool,
    voteAccount,
  });
  return { instructions: [register], operator };
}
