import type { Address } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  eventNamed,
  NO_DEPOSIT_CAP,
  readChanges,
  readOperator,
  send,
  setting,
  tightenInstructions,
} from '../../src';
import { executed, guardedPool, matured, queued, type GuardedPool } from './support/governance';
import { ownVoteAccount, registered } from './support/operator';
import { rpc } from './support/world';

let pool: GuardedPool;
let operator: Address;
beforeAll(async () => {
  pool = await guardedPool();
  ({ operator } = await registered(pool, await ownVoteAccount()));
});

describe('an operator’s weight and cap', () => {
  it('rise through the timelock, whoever pushes them', async () => {
    const [weight, cap] = [
      setting('OperatorWeight', { operator, weight: 7 }),
      setting('OperatorCap', { cap: NO_DEPOSIT_CAP, operator }),
    ];
    await queued(pool, weight);
    const { quote } = await queued(pool, cap);
    expect(await readChanges(rpc, pool.lrtMint)).toMatchObject([
      { dead: null, description: `operator weight 0 of ${operator} → 7 of ${operator}` },
      { dead: null },
    ]);
    await matured(pool, quote.id);
    const sent = await executed(pool, 0n);
    expect(eventNamed(sent.events, 'OperatorChanged')).toMatchObject({ operator });
    await executed(pool, quote.id);
    expect(await readOperator(rpc, operator)).toMatchObject({ cap: NO_DEPOSIT_CAP, weight: 7 });
  });

  it('fall at once, at the guardian’s word', async () => {
    const { guardian: guard, lrtMint } = pool;
    const lower = setting('OperatorWeight', { operator, weight: 6 });
    const { instructions } = await tightenInstructions({ guard, lrtMint, setting: lower });
    await send({ instructions, payer: guard, rpc });
    expect(await readOperator(rpc, operator)).toMatchObject({ weight: 6 });
  });
});
