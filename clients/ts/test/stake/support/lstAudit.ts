/** A pool that holds LSTs: its records beside what the accounts hold, and beside what the keeper says it did. */
import { expect } from 'vitest';

import {
  eventsNamed,
  readAssets,
  readPool,
  readRedemptions,
  readStakeAccount,
  type CairnEvent,
  type Pool,
} from '../../../src';
import type { TestPool } from '../../validator/support/pool';
import { balance, rpc, tokens } from '../../validator/support/world';
import { sum } from './audit';

/** What events say a pool has gained, less what it has lost and paid out, in lamports. */
function change(events: readonly CairnEvent[]): bigint {
  const counted = [
    ...eventsNamed(events, 'AssetRefreshed').flatMap((each) => each.refreshed),
    ...eventsNamed(events, 'AssetRedeemed'),
    ...eventsNamed(events, 'RedemptionOrdered'),
    ...eventsNamed(events, 'RedemptionPaid'),
  ];
  const filled = sum(eventsNamed(events, 'BatchFilled').map((each) => each.lamports));
  const dust = sum(eventsNamed(events, 'BatchAccountClosed').map((each) => each.dust));
  return sum(counted.map(({ gain, loss }) => gain - loss)) + dust - filled;
}

/** What a pool without native stake has in all, counted beside it. */
export class LstAudit {
  constructor(
    private readonly test: TestPool,
    /** Lamports of the reserve, the LSTs and what their sources owe. */
    public gross: bigint,
  ) {}

  /** What `work` does changes what the pool has by what its events say, and all records are what the accounts hold. */
  async over(work: () => Promise<CairnEvent[]>): Promise<CairnEvent[]> {
    const events = await work();
    this.gross += change(events);
    await this.check();
    return events;
  }

  /** Every record against the accounts: reserve, vaults, receipts, and their sums. */
  async check(): Promise<Pool> {
    const { addresses, lrtMint } = this.test;
    const { authority, reserve } = addresses;
    const { pool } = await readPool(rpc, lrtMint);
    const assets = await readAssets(rpc, addresses.pool);
    for (const { data } of assets) expect(await tokens(data.vault)).toBe(data.units);
    const redemptions = await readRedemptions(rpc, addresses.pool);
    for (const { data } of redemptions) {
      const lamports = data.lamports + data.rent;
      const under = { lamports, staker: authority, withdrawer: authority };
      expect(await readStakeAccount(rpc, data.receipt)).toMatchObject(under);
    }
    const rent = await rpc.getMinimumBalanceForRentExemption(0n).send();
    expect(await balance(reserve)).toBe(pool.reserve + rent);
    expect(pool.assets).toBe(sum(assets.map(({ data }) => data.value)));
    expect(pool.transit).toBe(sum(redemptions.map(({ data }) => data.lamports)));
    expect(pool.reserve + pool.assets + pool.transit).toBe(this.gross);
    return pool;
  }
}
