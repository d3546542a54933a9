/** As many LSTs as one transaction can read: real stake pools, a real lookup table, one deposit. */
import { getBase64Encoder, type Address, type KeyPairSigner } from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MadePool, StakePools } from '../../demo/stakePools';
import {
  addAssetInstructions,
  checkedLookupTable,
  depositLstInstructions,
  eventNamed,
  eventsNamed,
  lookupTableInstructions,
  parseStakePool,
  readAssets,
  readLookupTable,
  readMoment,
  readPool,
  send,
  type Sent,
} from '../../src';
import { matured } from '../validator/support/governance';
import { newPool, type TestPool } from '../validator/support/pool';
import { rpc, shares, SOL, until, wallet } from '../validator/support/world';
import { nextEpoch, midEpoch } from './support/crew';
import { broughtIn, managerWith, said, unitsOf, wanted, worth } from './support/lst';

/** One instruction reads 8 assets; the ninth is the deposit's own. */
const ASSETS = 9;
const HELD = 10n * SOL;
const MORE = 2n * SOL;
const EXIT_FEE_BPS = 10n;

let pool: TestPool;
let pools: StakePools;
let made: MadePool[];
let holder: KeyPairSigner;
let table: Address;

const stakePools = () => made.map((each) => each.stakePool);

beforeAll(async () => {
  [pool, pools, holder] = await Promise.all([
    newPool(),
    managerWith(BigInt(ASSETS) * 20n * SOL),
    wallet(10n * SOL),
  ]);
  await midEpoch();
  made = await pools.create(ASSETS, Number(EXIT_FEE_BPS));
  for (const { stakePool } of made) await pools.deposit(stakePool, HELD + MORE, holder.address);
});
afterAll(() => pools.dismiss());

/** The table of all that the pool has by now: a new one, or `old` with what that lacks. */
async function tableMade(old?: Address): Promise<Address> {
  const wish = { authority: holder, lrtMint: pool.lrtMint, rpc };
  const { instructions, table } = await lookupTableInstructions(
    old === undefined ? wish : { ...wish, table: old },
  );
  for (const each of instructions) await send({ instructions: [each], payer: holder, rpc });
  const extended = (await readLookupTable(rpc, table))?.extended ?? 0n;
  const slot = () => rpc.getSlot({ commitment: 'confirmed' }).send();
  await until('the next slot', async () => (await slot()) > extended);
  return table;
}

/** Each stake pool's reserve is given something else: each rate rises, by less than 1 %. */
async function rewarded(): Promise<void> {
  const gifts = await Promise.all(
    stakePools().map(async (address, index) => {
      const state = parseStakePool(await dataOf(address));
      if (state === null) throw new Error(`${address} cannot be read.`);
      const amount = (BigInt(index) * SOL) / 100n + 1n;
      return getTransferSolInstruction({ amount, destination: state.reserveStake, source: holder });
    }),
  );
  await send({ instructions: gifts, payer: holder, rpc });
}

async function dataOf(address: Address) {
  const config = { commitment: 'confirmed', encoding: 'base64' } as const;
  const { value } = await rpc.getAccountInfo(address, config).send();
  return getBase64Encoder().encode(value?.data[0] ?? '');
}

/** The bytes of a transaction as the cluster keeps it. */
async function bytesOf({ signature }: Sent) {
  const found = await rpc
    .getTransaction(signature, {
      commitment: 'confirmed',
      encoding: 'base64',
      maxSupportedTransactionVersion: 0,
    })
    .send();
  if (found === null) throw new Error(`There is no transaction ${signature}.`);
  return { size: getBase64Encoder().encode(found.transaction[0]).length, version: found.version };
}

describe('nine LSTs', () => {
  it('are taken through the timelock, brought in, and join the lookup table', async () => {
    table = await tableMade();
    const changes: bigint[] = [];
    for (const each of made) changes.push(await wanted(pool, each));
    for (const id of changes) await matured(pool, id);
    await midEpoch();
    await pools.update();
    await Promise.all(
      changes.map(async (id) => {
        const wish = { id, lrtMint: pool.lrtMint, payer: holder, rpc };
        const { instructions } = await addAssetInstructions(wish);
        const { events } = await send({ instructions, payer: holder, rpc });
        expect(eventNamed(events, 'AssetAdded').id).toBe(id);
      }),
    );
    for (const { mint } of made) await broughtIn(pool, holder, mint, HELD);
    const check = () => checkedLookupTable(rpc, pool.lrtMint, table);
    await expect(check()).rejects.toThrow('lacks');
    expect(await tableMade(table)).toBe(table);
    // The pool's 9, four of each asset, and where their one program lies.
    const listed = (await readLookupTable(rpc, table))?.addresses;
    expect(listed).toHaveLength(9 + 4 * ASSETS + 1);
    await check();
    const { pool: after } = await readPool(rpc, pool.lrtMint);
    expect(after.assets).toBe(
      BigInt(ASSETS) * worth(HELD, { epoch: 0n, lamports: 1n, supply: 1n }, EXIT_FEE_BPS),
    );
  });

  it('are read by one transaction that deposits, too', async () => {
    await nextEpoch();
    await rewarded();
    await pools.update();
    const { epoch } = await readMoment(rpc);
    const { pool: before } = await readPool(rpc, pool.lrtMint);
    const [last] = made.slice(-1);
    if (last === undefined) throw new Error('No stake pool was made.');

    const lookupTables = await checkedLookupTable(rpc, pool.lrtMint, table);
    const wish = { depositor: holder, lrtMint: pool.lrtMint, mint: last.mint, rpc, units: MORE };
    const { instructions, quote } = await depositLstInstructions(wish);
    const held = await shares(pool.lrtMint, holder.address);
    await expect(send({ instructions, payer: holder, rpc })).rejects.toThrow('too large');
    const sent = await send({ instructions, lookupTables, payer: holder, rpc });

    const { size, version } = await bytesOf(sent);
    expect(version).toBe(0);
    expect(size).toBeLessThanOrEqual(1_232);
    expect(sent.unitsConsumed).toBeLessThan(150_000n);
    const deposited = eventNamed(sent.events, 'LstDeposited');
    expect(deposited).toMatchObject({ shares: quote.shares, units: MORE });
    expect(await shares(pool.lrtMint, holder.address)).toBe(held + quote.shares);
    expect(await unitsOf(last.mint, holder.address)).toBe(0n);
    const { refreshed } = eventsNamed(sent.events, 'AssetRefreshed')[0] ?? { refreshed: [] };
    expect(refreshed).toHaveLength(ASSETS - 1);

    const assets = await readAssets(rpc, pool.addresses.pool);
    let value = 0n;
    for (const { data } of assets) {
      const now = await said(data.source.state);
      const units = data.mint === last.mint ? HELD + MORE : HELD;
      expect(now.epoch).toBe(epoch);
      expect(data).toMatchObject({
        settledEpoch: epoch,
        units,
        value: worth(units, now, EXIT_FEE_BPS),
      });
      value += data.value;
    }
    const { pool: after } = await readPool(rpc, pool.lrtMint);
    expect(after.settlement).toEqual({ epoch, settled: ASSETS, total: ASSETS });
    expect(after.assets).toBe(value);
    // What the rates rose by is withheld; the rest is what the shares were minted for.
    expect(after.withheld - before.withheld).toBe(value - before.assets - deposited.credit);
    expect(deposited.credit).toBeGreaterThan(0n);
  });
});
