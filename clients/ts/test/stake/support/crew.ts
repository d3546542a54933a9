/** The keeper at work in a test's pool, and when it works. */
import { getTransferSolInstruction } from '@solana-program/system';
import type { Address } from '@solana/kit';

import { Keeper } from '../../../demo/keeper';
import { readMoment, send, type CairnEvent } from '../../../src';
import type { TestPool } from '../../validator/support/pool';
import { epochReached, rpc, SOL, until, wallet } from '../../validator/support/world';

/** Slots of a new epoch in which the cluster pays out rewards, and one more. */
const PAYING_SLOTS = 4n;

/** The keeper of one pool. */
export class Crew {
  private constructor(
    private readonly keeper: Keeper,
    private readonly pool: Address,
  ) {}

  /** The bot's real program, with a wallet of one SOL. */
  static async of({ addresses }: TestPool): Promise<Crew> {
    const keeper = await Keeper.hire();
    const [destination, source] = [keeper.actor.signer.address, await wallet(2n * SOL)];
    const transfer = getTransferSolInstruction({ amount: SOL, destination, source });
    await send({ instructions: [transfer], payer: source, rpc });
    await keeper.sent({ rpc });
    return new Crew(keeper, addresses.pool);
  }

  /** One pass: the events of what it sent, oldest first. */
  async work(): Promise<CairnEvent[]> {
    const cranked = await this.keeper.once({
      deployment: { pool: this.pool },
      keeperProgram: process.env['CAIRN_KEEPER'] ?? '',
      rpc,
      url: process.env['CAIRN_RPC_URL'] ?? '',
    });
    return cranked.flatMap(({ events }) => events);
  }

  async dismiss(): Promise<void> {
    await this.keeper.dismiss();
  }
}

/** Waits for the next epoch, and until it has paid out the last one's rewards. */
export async function nextEpoch(): Promise<void> {
  const { epoch } = await readMoment(rpc);
  await epochReached(epoch + 1n);
  await midEpoch();
}

/** Waits until the cluster has paid out the last epoch's rewards, and this one is not about to end. */
export async function midEpoch(): Promise<void> {
  await until('the rewards', async () => {
    const { elapsed, slots } = await readMoment(rpc);
    return elapsed >= PAYING_SLOTS && elapsed * 10n < slots * 9n;
  });
}

/** Waits for the last tenth of this epoch, in which stake is delegated. */
export async function lastTenth(): Promise<void> {
  await until('the last tenth', async () => {
    const { elapsed, slots } = await readMoment(rpc);
    return elapsed * 10n >= slots * 9n;
  });
}
