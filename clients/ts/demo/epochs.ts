/** Waiting for the cluster's next epoch, visibly. */
import { readMoment } from '../src';
import { pause } from '../src/confirm';
import type { Stage } from './stage';
import { printNote } from './table';

/** Time for an epoch beyond which a local cluster has to be taken for dead. */
const LIMIT_MS = 120_000;

const BAR = 24;

/** Waits for the epoch after the present one. */
export async function nextEpoch({ rpc }: Stage): Promise<void> {
  const start = await readMoment(rpc);
  const deadline = Date.now() + LIMIT_MS;
  const isTerminal = process.stdout.isTTY;
  if (!isTerminal) printNote(`waiting for the end of epoch ${start.epoch} …`);
  for (;;) {
    const now = await readMoment(rpc);
    if (now.epoch > start.epoch) {
      if (isTerminal) process.stdout.write('\r\u001b[2K');
      printNote(`epoch ${start.epoch} is over, this is epoch ${now.epoch}`);
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`Epoch ${start.epoch} did not end within ${LIMIT_MS / 1000} seconds.`);
    }
    if (isTerminal) {
      const done = Number((BigInt(BAR) * now.elapsed) / now.slots);
      const bar = '█'.repeat(done) + '░'.repeat(BAR - done);
      process.stdout.write(`\r  epoch ${now.epoch} ${bar} slot ${now.elapsed} of ${now.slots} `);
    }
    await pause(150);
  }
}
