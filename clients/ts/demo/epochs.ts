/** Waiting for the cluster's epochs, visibly. */
import { readMoment, type Moment } from '../src';
import { pause } from '../src/confirm';
import type { Stage } from './stage';
import { printNote } from './table';

/** Time for an epoch beyond which a local cluster has to be taken for dead. */
const LIMIT_MS = 120_000;

const BAR = 24;

/** Slots of a new epoch in which the cluster pays out rewards, and one more. */
const PAYING_SLOTS = 4n;

/**
 * Waits for the epoch after the present one, and until it has paid out the present one's rewards; then stake pools
 * are updated, as their own bots do.
 */
export async function nextEpoch(stage: Stage): Promise<void> {
  const { epoch } = await readMoment(stage.rpc);
  await reached(
    stage,
    `the end of epoch ${epoch}`,
    (now) => now.epoch > epoch && now.elapsed >= PAYING_SLOTS,
  );
  await stage.stakePools.update();
  printNote(`epoch ${epoch} is over, this is epoch ${epoch + 1n}`);
}

/** Waits until the cluster has paid out the last epoch's rewards, and the present one is not about to end. */
export async function midEpoch(stage: Stage): Promise<void> {
  const isMid = ({ elapsed, slots }: Moment) =>
    elapsed >= PAYING_SLOTS && elapsed * 10n < slots * 9n;
  if (!isMid(await readMoment(stage.rpc))) await reached(stage, 'the middle of an epoch', isMid);
}

/** Waits for the last tenth of the present epoch. */
export async function lastTenth(stage: Stage): Promise<void> {
  const { epoch } = await readMoment(stage.rpc);
  await reached(
    stage,
    `the last tenth of epoch ${epoch}`,
    (now) => now.epoch > epoch || now.elapsed * 10n >= now.slots * 9n,
  );
  printNote(`this is the last tenth of epoch ${epoch}`);
}

async function reached(
  { rpc }: Stage,
  what: string,
  happened: (now: Moment) => boolean,
): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  const isTerminal = process.stdout.isTTY;
  if (!isTerminal) printNote(`waiting for ${what} …`);
  for (;;) {
    const now = await readMoment(rpc);
    if (happened(now)) {
      if (isTerminal) process.stdout.write('\r\u001b[2K');
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${LIMIT_MS / 1000} seconds in vain for ${what}.`);
    }
    if (isTerminal) {
      const done = Number((BigInt(BAR) * now.elapsed) / now.slots);
      const bar = '█'.repeat(done) + '░'.repeat(BAR - done);
      process.stdout.write(`\r  epoch ${now.epoch} ${bar} slot ${now.elapsed} of ${now.slots} `);
    }
    await pause(100);
  }
}
