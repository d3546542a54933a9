/** The pool's records beside what the accounts hold and what the cluster says it has paid. */
import type { Account } from '@solana/kit';
import { expect } from 'vitest';

import {
  eventsNamed,
  readPool,
  readPositions,
  readRewards,
  readStakeAccount,
  stakeLooks,
  type CairnEvent,
  type Pool,
  type Position,
} from '../../../src';
import type { TestPool } from '../../validator/support/pool';
import { balance, rpc } from '../../validator/support/world';

/** What a pool has in all, counted beside it. */
export class Audit {
  /** Lamports that all its rewards have brought. */
  gained = 0n;

  constructor(
    private readonly test: TestPool,
    /** Lamports of the reserve and the stake accounts. */
    public gross: bigint,
  ) {}

  /** The pool's positions, oldest first. */
  positions(): Promise<Account<Position>[]> {
    return readPositions(rpc, { pool: this.test.addresses.pool });
  }

  /**
   * What `work` recognises is what the cluster has paid each stake account since its last update; then all
   * records are what the accounts hold.
   */
  async over(work: () => Promise<CairnEvent[]>): Promise<CairnEvent[]> {
    const before = await this.positions();
    const events = await work();
    const looks = looksIn(events);
    for (const { data } of before) {
      const seen = looks.filter((look) => look.stakeAccount === data.stakeAccount);
      const last = seen.at(-1)?.epoch ?? data.updatedEpoch;
      const paid = await readRewards(rpc, data.stakeAccount, data.updatedEpoch, last);
      expect(sum(seen.map((look) => look.gain))).toBe(paid);
    }
    const gains = sum(looks.map((look) => look.gain));
    const filled = sum(eventsNamed(events, 'BatchFilled').map((each) => each.lamports));
    const dust = sum(eventsNamed(events, 'BatchAccountClosed').map((each) => each.dust));
    this.gained += gains;
    this.gross += gains + dust - filled;
    await this.check();
    return events;
  }

  /** Every record against the accounts: each position, the sums, the reserve, the authorities. */
  async check(): Promise<Pool> {
    const { authority, reserve } = this.test.addresses;
    const { pool } = await readPool(rpc, this.test.lrtMint);
    const positions = await this.positions();
    for (const { data } of positions) {
      const account = await readStakeAccount(rpc, data.stakeAccount);
      const { lamports } = data;
      expect(account).toMatchObject({ lamports, staker: authority, withdrawer: authority });
    }
    expect(pool.staked).toBe(sum(positions.map(({ data }) => data.lamports)));
    const rent = await rpc.getMinimumBalanceForRentExemption(0n).send();
    expect(await balance(reserve)).toBe(pool.reserve + rent);
    expect(pool.reserve + pool.staked).toBe(this.gross);
    return pool;
  }
}

/** The looks at stake accounts in which gains are recognised; none of a loss is among them. */
function looksIn(events: readonly CairnEvent[]) {
  const looks = stakeLooks(events);
  for (const { loss } of looks) expect(loss).toBe(0n);
  return looks;
}

/** The sum of all. */
export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((whole, each) => whole + each, 0n);
}
