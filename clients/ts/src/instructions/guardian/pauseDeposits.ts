/** Deposits are closed for some epochs; exits go on. */
import type { Address, GetEpochInfoApi, Instruction, Rpc, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getPauseDepositsInstruction } from '../../generated';
import { readMoment } from '../../moment';

/** A pause. */
export type PauseDepositsParams = Readonly<{
  rpc: Rpc<GetEpochInfoApi>;
  lrtMint: Address;
  /** The pool's guardian or manager. */
  guard: TransactionSigner;
  /** 1 to 3, the present one included. */
  epochs: number;
}>;

/** When deposits are refused. */
export type PauseQuote = Readonly<{
  /** The present epoch. */
  pauseStart: bigint;
  /** The first epoch that takes deposits again. */
  pauseEnd: bigint;
}>;

/**
 * The pause of deposits from now to the start of epoch `pauseEnd`; nobody lifts it earlier. The program
 * refuses the next one for as many epochs after it as it lasted.
 */
export async function pauseDepositsInstructions(
  params: PauseDepositsParams,
): Promise<{ quote: PauseQuote; instructions: Instruction[] }> {
  const { epochs, guard, lrtMint, rpc } = params;
  const { epoch } = await readMoment(rpc);
  const { pool } = await poolAddresses(lrtMint);
  const pause = getPauseDepositsInstruction({ ...(await eventAccounts()), epochs, guard, pool });
  return { instructions: [pause], quote: { pauseEnd: epoch + BigInt(epochs), pauseStart: epoch } };
}
