/** The life of stake on a real cluster, which pays rewards: the keeper moves all that moves by itself. */
import type { Address, KeyPairSigner } from '@solana/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  closeOperatorInstructions,
  depositStakeInstructions,
  eventNamed,
  eventsNamed,
  leaveOperatorInstructions,
  listOperators,
  mergePositionsInstructions,
  OperatorStatus,
  PositionStatus,
  readMoment,
  readOperator,
  readPool,
  readPositions,
  readTickets,
  send,
  setting,
  tightenInstructions,
  type CairnEvent,
} from '../../src';
import { executed, matured } from '../validator/support/governance';
import { ownVoteAccount, registered } from '../validator/support/operator';
import { newPool, PARAMETERS, type TestPool } from '../validator/support/pool';
import { balance, rpc, shares, SOL, wallet } from '../validator/support/world';
import { Audit, sum } from './support/audit';
import { Crew, lastTenth, nextEpoch } from './support/crew';
import { deactivateDelinquent, newStake } from './support/native';
import { holderOf, idleOperator, leaving, weighted, type Idle } from './support/people';
import { closeVoteAccount } from './support/vote';

/** What the holder brings, what the locked shares are worth, what the investor has staked. */
const DEPOSIT = 400n * SOL;
const LOCKED = SOL / 10n;
const INVESTED = 5n * SOL;

let pool: TestPool;
let audit: Audit;
let crew: Crew;
let holder: KeyPairSigner;
let investor: KeyPairSigner;
let investorsStake: Address;
/** The validator of this cluster; one that never votes; one that never votes and vanishes. */
let voteAccount: Address;
let own: Readonly<{ authority: KeyPairSigner; operator: Address }>;
let asleep: Idle;
let gone: Idle;

/** The keeper's work, under the eyes of the audit. */
const worked = () => audit.over(() => crew.work());

async function stakedWith(operator: Address): Promise<bigint> {
  return (await readOperator(rpc, operator))?.staked ?? 0n;
}

/** Works in the last tenth of this epoch, and of the next ones where that was too late, until `count` positions exist. */
async function delegated(count: number): Promise<CairnEvent[]> {
  const events: CairnEvent[] = [];
  for (let epochs = 0; (await audit.positions()).length < count && epochs < 3; epochs += 1) {
    if (epochs > 0) await nextEpoch();
    await lastTenth();
    events.push(...(await worked()));
  }
  return events;
}

beforeAll(async () => {
  pool = await newPool({ parameters: { ...PARAMETERS, moveLimitBps: 10_000 } });
  audit = new Audit(pool, LOCKED + DEPOSIT);
  voteAccount = await ownVoteAccount();
  own = await registered(pool, voteAccount);
  [asleep, gone] = [await idleOperator(pool), await idleOperator(pool)];
  const changes = [
    ...(await weighted(pool, own.operator, 6)),
    ...(await weighted(pool, asleep.operator, 1)),
    ...(await weighted(pool, gone.operator, 1)),
  ];
  [crew, holder, investor] = await Promise.all([
    Crew.of(pool),
    holderOf(pool, DEPOSIT),
    wallet(10n * SOL),
  ]);
  for (const id of changes) await matured(pool, id);
  for (const id of changes) await executed(pool, id);
});
afterAll(() => crew.dismiss());

describe('stake', () => {
  it('is delegated by weights, in the last tenth of an epoch and not before', async () => {
    investorsStake = await newStake(investor, voteAccount, INVESTED);
    const { pool: before } = await readPool(rpc, pool.lrtMint);
    const { elapsed, slots } = await readMoment(rpc);
    if (elapsed * 2n > slots) await nextEpoch();
    expect(await worked()).toEqual([]);
    const events = await delegated(3);

    // One per cent stays as floor, and a rent to split stake off.
    const rent = await rpc.getMinimumBalanceForRentExemption(200n).send();
    const whole = before.reserve - audit.gross / 100n - rent;
    const [first, ...rest] = eventsNamed(events, 'StakeDelegated');
    expect(first).toMatchObject({ lamports: (whole * 6n) / 8n, operator: own.operator });
    const others = rest.map((each) => each.operator);
    expect(others.sort()).toEqual([asleep.operator, gone.operator].sort());
    expect((await audit.check()).staked).toBeGreaterThan(whole - 3n * rent);
  });

  it('earns, and what it earns is recognised to the lamport', async () => {
    // Stake begins to earn in the epoch after its delegation, which is paid for in the one after.
    await nextEpoch();
    await worked();
    for (let epochs = 0; epochs < 2; epochs += 1) {
      await nextEpoch();
      const updated = eventsNamed(await worked(), 'PositionUpdated');
      const updates = updated.flatMap((each) => each.updates);
      expect(updates).toHaveLength(3);
      expect(updates.filter((each) => each.gain > 0n)).toMatchObject([
        { operator: own.operator, status: PositionStatus.Active },
      ]);
    }
    expect(audit.gained).toBeGreaterThan(0n);
  });

  it('comes back from validators that do not vote, and from one that has vanished', async () => {
    const [delinquent] = await readPositions(rpc, { operator: asleep.operator });
    if (delinquent === undefined) throw new Error('The idle validator has no stake.');
    const { stakeAccount } = delinquent.data;
    await deactivateDelinquent(investor, stakeAccount, asleep.voteAccount, voteAccount);
    await closeVoteAccount(gone.node, gone.voteAccount);
    const lower = setting('OperatorWeight', { operator: asleep.operator, weight: 0 });
    const tighten = { guard: pool.admin, lrtMint: pool.lrtMint, setting: lower };
    const { instructions } = await tightenInstructions(tighten);
    await send({ instructions, payer: pool.admin, rpc });

    const taken = await worked();
    const updates = eventsNamed(taken, 'PositionUpdated').flatMap((each) => each.updates);
    expect(updates).toContainEqual(
      expect.objectContaining({ stakeAccount, status: PositionStatus.Deactivating }),
    );
    const status = OperatorStatus.Suspended;
    expect(await readOperator(rpc, gone.operator)).toMatchObject({ status });
    expect(eventsNamed(taken, 'StakeUndelegated')).toMatchObject([{ operator: gone.operator }]);
    const coming = (await stakedWith(asleep.operator)) + (await stakedWith(gone.operator));

    await nextEpoch();
    const back = eventsNamed(await worked(), 'StakeWithdrawn');
    expect(sum(back.map((each) => each.lamports))).toBe(coming);
    for (const { authority, operator } of [asleep, gone]) {
      const leave = await leaveOperatorInstructions({ authority, lrtMint: pool.lrtMint });
      await send({ instructions: leave.instructions, payer: authority, rpc });
      const close = await closeOperatorInstructions({ operator, rpc });
      await send({ instructions: close.instructions, payer: authority, rpc });
    }
    const left = await listOperators(rpc, pool.addresses.pool);
    expect(left.map((each) => each.address)).toEqual([own.operator]);
  });

  it('is taken from a holder, and merged', async () => {
    const [into] = await readPositions(rpc, { operator: own.operator });
    if (into === undefined) throw new Error('The validator has no stake.');
    const held = await balance(investorsStake);
    const wish = { depositor: investor, into: into.address, lrtMint: pool.lrtMint, rpc };
    const deposit = await depositStakeInstructions({ ...wish, stakeAccount: investorsStake });
    const { events } = await send({ instructions: deposit.instructions, payer: investor, rpc });
    const { lamports: taken, shares: minted } = eventNamed(events, 'StakeDeposited');
    expect(taken).toBe(held);
    expect(deposit.quote).toMatchObject({ lamports: held, loose: 0n });
    expect(minted).toBeGreaterThanOrEqual(deposit.quote.minShares);
    expect(await shares(pool.lrtMint, investor.address)).toBe(minted);
    expect(await balance(investorsStake)).toBe(0n);
    audit.gross += held;
    await audit.check();

    await delegated(2);
    await nextEpoch();
    await worked();
    const [, from] = await readPositions(rpc, { operator: own.operator });
    if (from === undefined) throw new Error('What came back was not delegated.');
    const pair = { from: from.address, into: into.address };
    const merge = await mergePositionsInstructions({ ...pair, lrtMint: pool.lrtMint, rpc });
    const merged = await send({ instructions: merge.instructions, payer: investor, rpc });
    const { gain, lamports } = eventNamed(merged.events, 'PositionsMerged');
    expect(lamports).toBeGreaterThanOrEqual(from.data.lamports);
    audit.gross += gain;
    expect(await audit.positions()).toMatchObject([{ address: into.address }]);
    await audit.check();
  });

  it('pays everyone who leaves, with what it has earned', async () => {
    const tickets = [await leaving(pool, holder), await leaving(pool, investor)];
    const before = await balance(holder.address);
    const events: CairnEvent[] = [];
    const isOpen = async () => (await readTickets(rpc, { pool: pool.addresses.pool })).length > 0;
    for (let epochs = 0; (await isOpen()) && epochs < 5; epochs += 1) {
      await nextEpoch();
      events.push(...(await worked()));
    }
    const claims = eventsNamed(events, 'Claimed');
    const filled = sum(eventsNamed(events, 'BatchFilled').map((each) => each.lamports));
    const dust = sum(eventsNamed(events, 'BatchAccountClosed').map((each) => each.dust));
    expect(sum(claims.map((each) => each.lamports))).toBe(filled - dust);

    const paid = tickets.map(({ ticket }) => claims.filter((each) => each.ticket === ticket));
    const [holders = 0n, investors = 0n] = paid.map((each) => sum(each.map((c) => c.lamports)));
    expect(holders).toBeGreaterThan(DEPOSIT);
    expect(investors).toBeGreaterThan(INVESTED);
    expect(await balance(holder.address)).toBeGreaterThanOrEqual(before + holders);
    expect(await audit.check()).toMatchObject({ claims: 0n, escrowed: 0n, staked: 0n });
    expect(await audit.positions()).toEqual([]);
  });
});
