/** What is accepted where the pool has changed between the quote and the landing. */
import { WHOLE_BPS } from '../../math';

const DEFAULT_BPS = 10n;

/** `quoted` less the slippage, rounded up: the least that is accepted. 10 bps where none is named. */
export function leastAccepted(quoted: bigint, slippageBps: bigint = DEFAULT_BPS): bigint {
  if (slippageBps < 0n || slippageBps > WHOLE_BPS) {
    throw new Error('slippageBps must be from 0 to 10000.');
  }
  return quoted - (quoted * slippageBps) / WHOLE_BPS;
}
