/** The life of an LST on a real cluster: its stake pool's validator earns what the cluster pays, the keeper does the rest. */
import type { Address, KeyPairSigner } from '@solana/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MadePool, StakePools } from '../../demo/stakePools';
import {
  assetAddress,
  eventNamed,
  navOf,
  readAsset,
  readChange,
  readPool,
  readRewards,
  requireAsset,
  setting,
  type CairnEvent,
} from '../../src';
import { queued } from '../validator/support/governance';
import { ownVoteAccount } from '../validator/support/operator';
import { newPool, request, type TestPool } from '../validator/support/pool';
import {
  balance,
  epochReached,
  exists,
  rpc,
  shares,
  SOL,
  wallet,
} from '../validator/support/world';
import { Crew, nextEpoch, midEpoch } from './support/crew';
import { broughtIn, managerWith, said, stakeWith, unitsOf, wanted, worth } from './support/lst';
import { LstAudit } from './support/lstAudit';

/** What the holder has of the LST, and asks back for; what the locked shares are worth. */
const UNITS = 30n * SOL;
const ASKED = 20n * SOL;
const LOCKED = SOL / 10n;
const EXIT_FEE_BPS = 10n;

let pool: TestPool;
let audit: LstAudit;
let crew: Crew;
let holder: KeyPairSigner;
let pools: StakePools;
let lst: MadePool;
let asset: Address;
/** The stake pool's own stake account with the validator of this cluster. */
let validatorStake: Address;
let adding: bigint;
let retiring: bigint;

/** The stake pool is updated, then the keeper works under the eyes of the audit. */
async function worked(): Promise<CairnEvent[]> {
  await pools.update();
  return audit.over(() => crew.work());
}

/** Waits for an epoch in which the change can be executed, and until that has paid its rewards. */
async function ripe(id: bigint): Promise<void> {
  const change = await readChange(rpc, pool.addresses.pool, id);
  if (change === null) throw new Error(`There is no change ${id}.`);
  await epochReached(change.matureEpoch);
  await midEpoch();
}

beforeAll(async () => {
  [pool, pools, holder] = await Promise.all([newPool(), managerWith(40n * SOL), wallet(SOL)]);
  audit = new LstAudit(pool, LOCKED);
  await midEpoch();
  const [made] = await pools.create(1, Number(EXIT_FEE_BPS));
  if (made === undefined) throw new Error('No stake pool was made.');
  lst = made;
  const voteAccount = await ownVoteAccount();
  await pools.deposit(lst.stakePool, UNITS, holder.address);
  // What is left of its reserve is some 2 SOL.
  await pools.stake(lst.stakePool, voteAccount, 28n * SOL);
  adding = await wanted(pool, lst);
  asset = await assetAddress(pool.addresses.pool, lst.mint);
  validatorStake = await stakeWith(lst.stakePool, voteAccount);
  crew = await Crew.of(pool);
  await ripe(adding);
});
afterAll(async () => {
  await pools.dismiss();
  await crew.dismiss();
});

describe('an LST', () => {
  it('is taken by the keeper once its change has waited, and brought in', async () => {
    expect(eventNamed(await worked(), 'AssetAdded')).toMatchObject({ asset, id: adding });
    const value = worth(UNITS, await said(lst.stakePool), EXIT_FEE_BPS);
    const { deposited, minted } = await broughtIn(pool, holder, lst.mint, UNITS);
    // Nothing was earned yet: a share is worth a lamport.
    expect(deposited).toMatchObject({ asset, credit: value, shares: minted, units: UNITS });
    expect(minted).toBe(value);
    expect(await shares(pool.lrtMint, holder.address)).toBe(value);
    expect(await unitsOf(lst.mint, holder.address)).toBe(0n);
    audit.gross += value;
    expect(await audit.check()).toMatchObject({ assets: value, withheld: 0n });
  });

  it('earns with a validator, and what it earns is withheld to the lamport', async () => {
    const before = await said(lst.stakePool);
    const { pool: was } = await readPool(rpc, pool.lrtMint);
    await nextEpoch();
    const events = await worked();
    const after = await said(lst.stakePool);
    expect(after.supply).toBe(before.supply);
    const paid = await readRewards(rpc, validatorStake, before.epoch, after.epoch);
    expect(paid).toBeGreaterThan(0n);
    expect(after.lamports).toBe(before.lamports + paid);

    const value = worth(UNITS, after, EXIT_FEE_BPS);
    const gain = value - worth(UNITS, before, EXIT_FEE_BPS);
    expect(gain).toBeGreaterThan(0n);
    const { books, refreshed } = eventNamed(events, 'AssetRefreshed');
    expect(refreshed).toMatchObject([{ asset, doubts: 0, gain, loss: 0n, value }]);
    // The price is what it was: the coming epochs release the gain.
    expect(books).toMatchObject({ nav: navOf(was), rest: 0n, supply: was.supply, withheld: gain });

    // Who dislikes it has time to leave; the keeper carries it out at the end.
    const { quote } = await queued(pool, setting('RetireAsset', { asset }));
    retiring = quote.id;
  });

  it('is given back for a withdrawal that needs it, and pays it', async () => {
    const { quote } = await request(pool, holder, ASKED);
    const reserve = (await audit.check()).reserve;
    await nextEpoch();
    const given = await worked();
    const { lamports: atOnce, units: first } = eventNamed(given, 'AssetRedeemed');
    const ordered = eventNamed(given, 'RedemptionOrdered');
    expect(atOnce).toBeGreaterThan(SOL);
    const { assets, transit } = await audit.check();
    expect(transit).toBe(ordered.lamports);
    expect((await requireAsset(rpc, pool.addresses.pool, lst.mint)).units).toBe(
      UNITS - first - ordered.units,
    );
    expect(assets).toBeGreaterThan(0n);
    // The queue's need and no more, but for what rounds up.
    const need = quote.lamports - reserve;
    const brought = atOnce + ordered.lamports;
    expect(brought).toBeGreaterThanOrEqual(need);
    expect(brought).toBeLessThan(need + SOL / 1_000n);

    const before = await balance(holder.address);
    await nextEpoch();
    const events = await worked();
    const paid = eventNamed(events, 'RedemptionPaid');
    // The stake earned until the epoch's end, as the cluster's blocks say.
    const { epoch } = ordered.books;
    const earned = await readRewards(rpc, ordered.receipt, epoch, epoch + 1n);
    expect(paid).toMatchObject({ asset, gain: earned, lamports: ordered.lamports + earned });
    expect(await exists(ordered.redemption)).toBe(false);
    expect(await exists(ordered.receipt)).toBe(false);
    const { lamports } = eventNamed(events, 'Claimed');
    expect(lamports).toBe(quote.lamports);
    expect(await balance(holder.address)).toBeGreaterThanOrEqual(before + lamports);
  });

  it('is retired, given back whole, and closed', async () => {
    await ripe(retiring);
    const retired = await worked();
    expect(eventNamed(retired, 'AssetChanged')).toMatchObject({ asset, retired: true });
    const ordered = eventNamed(retired, 'RedemptionOrdered');
    expect((await audit.check()).assets).toBe(0n);
    await nextEpoch();
    const events = await worked();
    const { gain, lamports } = eventNamed(events, 'RedemptionPaid');
    expect(lamports).toBe(ordered.lamports + gain);
    expect(eventNamed(events, 'AssetClosed')).toMatchObject({ asset });
    expect(await readAsset(rpc, asset)).toBeNull();
    const { settlement, ...books } = await audit.check();
    expect(books).toMatchObject({ assets: 0n, reserve: audit.gross, transit: 0n });
    expect(settlement.total).toBe(0);
  });
});
