/** What is owed first and what is free: `cairn-core/src/gate.rs`. */
import { navBeforeInstant, priceOf, type Ledger } from './ledger';
import { bpsFloor, least, less, plus } from './math';
import type { Pool } from './generated';
import { lamportsCeil } from './price';

/** The numbers of the oldest batch that is not filled and of the one that takes tickets. */
export type Queue = Readonly<Pick<Pool, 'headBatch' | 'openBatch'>>;

/**
 * Lamports that closed batches are owed, at most: the lower of what they are owed at their caps and
 * `ceil(queued * price)` with a lamport a batch for rounding.
 */
export function queueDebt(ledger: Ledger, queue: Queue): bigint {
  const atPrice = lamportsCeil(priceOf(ledger), ledger.queued);
  const batches = less(queue.openBatch, queue.headBatch);
  return least(ledger.owedAtCap, plus(atPrice, batches));
}

/** All debts in lamports: closed batches, what is held, executed slashes. */
export function debts(ledger: Ledger, queue: Queue): bigint {
  return plus(plus(queueDebt(ledger, queue), ledger.held), ledger.slashOwed);
}

/** Lamports that may fill the batch at the queue's head: the reserve less what is held. */
export function freeForFill(ledger: Ledger): bigint {
  return less(ledger.reserve, ledger.held);
}

/**
 * Lamports that may leave for the holders' convenience: the reserve less all debts and the floor,
 * which is `floorBps` of nav before this epoch's instant exits.
 */
export function free(ledger: Ledger, queue: Queue, floorBps: number): bigint {
  const floor = bpsFloor(floorBps, navBeforeInstant(ledger));
  return less(ledger.reserve, plus(debts(ledger, queue), floor));
}
