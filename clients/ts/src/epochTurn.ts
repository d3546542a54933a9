/** Requests built in one epoch that land in the next. */
import { isRefusal } from './errors';
import { TransactionFailed } from './failure';
import { CAIRN_ERROR__EARLIER_BATCH_OPEN } from './generated';

/** Anchor's number for an address that does not follow from its seeds: the batch or change is another by now. */
const CONSTRAINT_SEEDS = 2006;

const ATTEMPTS = 3;

/**
 * Runs `attempt`; runs it again where the epoch, the open batch or the next change's number changed
 * between reading the pool and landing. Three times at most.
 *
 * @param attempt Reads the pool, builds and sends: all of it has to be done again.
 * @example
 * ```ts
 * const sent = await acrossEpochTurn(async () => {
 *   const { instructions } = await requestWithdrawalInstructions({ rpc, lrtMint, owner, shares });
 *   return send({ rpc, payer: owner, instructions });
 * });
 * ```
 */
export async function acrossEpochTurn<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isTurn(error)) throw error;
    }
  }
}

function isTurn(error: unknown): boolean {
  if (isRefusal(error, CAIRN_ERROR__EARLIER_BATCH_OPEN)) return true;
  return error instanceof TransactionFailed && error.code === CONSTRAINT_SEEDS;
}
