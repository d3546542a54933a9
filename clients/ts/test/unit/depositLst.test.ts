/** LSTs: what a deposit would give, and what is put in front of it. */
import { address, generateKeyPairSigner, type Address } from '@solana/kit';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  CAIRN_ERROR__ASSETS_NOT_SETTLED,
  CAIRN_ERROR__ASSET_CAP_REACHED,
  CAIRN_ERROR__ASSET_NOT_REFRESHED,
  CAIRN_ERROR__ASSET_REDUCE_ONLY,
  CAIRN_ERROR__NO_UNITS,
  CairnInstruction,
  depositInstructions,
  depositLstInstructions,
  fillBatchInstructions,
  identifyCairnInstruction,
  instantWithdrawInstructions,
  isRefusal,
  parseMarinade,
  parseStakePool,
  poolAddresses,
  type Asset,
  type CairnError,
} from '../../src';
import {
  assetBytes,
  assetOf,
  key,
  NOW,
  programBytes,
  SLOT,
  SOL,
  stakePoolBytes,
} from './support/asset';
import { nodeWith, poolBytes, type Held } from './support/node';

const lrtMint = address('So11111111111111111111111111111111111111112');
const { pool } = await poolAddresses(lrtMint);
const depositor = await generateKeyPairSigner();

/** A node with a pool of 100 SOL, of which 10 are each of these assets; what the sources say. */
function node(
  assets: readonly { at: Address; asset: Asset }[],
  lamports = 100n * SOL,
  epoch = NOW,
  slot = SLOT,
) {
  const held = assets.filter(({ asset }) => asset.units > 0n);
  const settled = held.filter(({ asset }) => asset.settledEpoch === NOW);
  const books = {
    assets: BigInt(held.length) * 10n * SOL,
    reserve: 100n * SOL - BigInt(held.length) * 10n * SOL,
    settlement: { epoch: NOW, settled: settled.length, total: held.length },
  };
  const accounts = new Map<Address, Held>([
    [pool, { bytes: poolBytes(books) }],
    [key(100), programBytes(slot)],
  ]);
  for (const { asset, at } of assets) {
    accounts.set(at, assetBytes(asset));
    accounts.set(asset.source.state, stakePoolBytes(lamports, epoch));
  }
  return nodeWith(accounts);
}

async function deposit(rpc: ReturnType<typeof node>, mint: Address, units = SOL) {
  return depositLstInstructions({ depositor, lrtMint, mint, rpc, slippageBps: 0n, units });
}

/** What instructions of the program these are. */
function kinds(instructions: readonly { programAddress: Address; data?: unknown }[]) {
  const ours = instructions.filter(
    (each) => each.programAddress === '9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj',
  );
  return ours.map((each) => identifyCairnInstruction(each as { data: Uint8Array }));
}

async function refused(doing: Promise<unknown>, code: CairnError) {
  await expect(doing).rejects.toSatisfy((error: unknown) => isRefusal(error, code));
}

describe('sources', () => {
  it('reads a stake pool: rate, epoch, the highest fee, what redemptions name', () => {
    expect(parseStakePool(stakePoolBytes(110n * SOL, 6n).bytes)).toEqual({
      epoch: 6n,
      exitFeeBps: 30,
      managerFee: key(7),
      rate: { nav: 110n * SOL, supply: 100n * SOL },
      mint: key(6),
      reserveStake: key(5),
      validatorList: key(4),
    });
    expect(parseStakePool(new Uint8Array(611))).toBeNull();
    expect(parseStakePool(stakePoolBytes(1n, 6n).bytes.slice(1))).toBeNull();
  });

  it("reads Marinade's state: all under its control less tickets, and no epoch", () => {
    const bytes = new Uint8Array(700);
    bytes.set([216, 146, 107, 94, 104, 75, 182, 177]);
    const view = new DataView(bytes.buffer);
    const fields: [number, bigint][] = [
      [226, 1n],
      [376, 100n],
      [496, 20n],
      [504, 50n],
      [528, 7n],
      [568, 4n],
    ];
    fields.forEach(([at, value]) => {
      view.setBigUint64(at, value, true);
    });
    view.setUint32(609, 101, true);
    const rate = { nav: 118n, supply: 50n };
    expect(parseMarinade(bytes)).toEqual({ epoch: null, exitFeeBps: 2, rate });
    expect(parseMarinade(new Uint8Array(700))).toBeNull();
  });
});

describe('depositLstInstructions', () => {
  let one: { at: Address; asset: Asset };
  beforeAll(async () => {
    one = await assetOf(lrtMint, 1);
  });

  it('credits the guarded rate, less the exit fee; what the value rises by above it is kept', async () => {
    // 10 % more than before, of which 0.5 % count; 0.3 % is the fee.
    const { instructions, quote } = await deposit(node([one], 110n * SOL), key(1));
    expect(quote).toMatchObject({ kept: 0n, lamports: 1_001_985_000n, minShares: quote.shares });
    expect(kinds(instructions)).toEqual([CairnInstruction.DepositLst]);
  });

  it('takes the haircut on credits off', async () => {
    const terms = { ...one.asset.terms, creditHaircutBps: 100 };
    const asset = await assetOf(lrtMint, 1, { terms });
    const { quote } = await deposit(node([asset]), key(1));
    expect(quote).toMatchObject({ kept: 9_970_000n, lamports: 987_030_000n });
  });

  it('puts the readings of all other assets in front, 8 an instruction', async () => {
    const numbers = [2, 3, 4, 5, 6, 7, 8, 9];
    const others = await Promise.all(numbers.map((each) => assetOf(lrtMint, each)));
    const { instructions } = await deposit(node([one, ...others]), key(1));
    expect(kinds(instructions)).toEqual([
      CairnInstruction.RefreshAsset,
      CairnInstruction.DepositLst,
    ]);
    const named = instructions[0]?.accounts?.map((each) => each.address) ?? [];
    expect(named).toHaveLength(4 + 3 * 8);
    expect(others.every(({ at }) => named.includes(at)) && !named.includes(one.at)).toBe(true);
  });

  it('is refused as the program refuses', async () => {
    await refused(deposit(node([one]), key(1), 0n), CAIRN_ERROR__NO_UNITS);
    const stale = deposit(node([one], 100n * SOL, NOW - 1n), key(1));
    await refused(stale, CAIRN_ERROR__ASSET_NOT_REFRESHED);
    const upgraded = deposit(node([one], 100n * SOL, NOW, SLOT + 1n), key(1));
    await refused(upgraded, CAIRN_ERROR__ASSET_REDUCE_ONLY);
    const fallen = deposit(node([one], 80n * SOL), key(1));
    await refused(fallen, CAIRN_ERROR__ASSET_REDUCE_ONLY);
    const anew = await assetOf(lrtMint, 1, { depositsFrom: NOW + 1n });
    await refused(deposit(node([anew]), key(1)), CAIRN_ERROR__ASSET_REDUCE_ONLY);
    const retired = await assetOf(lrtMint, 1, { retired: true });
    await refused(deposit(node([retired]), key(1)), CAIRN_ERROR__ASSET_REDUCE_ONLY);
    const terms = { ...one.asset.terms, cap: 10n * SOL };
    const full = await assetOf(lrtMint, 1, { terms });
    await refused(deposit(node([full]), key(1)), CAIRN_ERROR__ASSET_CAP_REACHED);
  });

  it('is taken again once an upgrade that was acknowledged takes effect', async () => {
    const doubts = {
      acknowledged: 2,
      acknowledgedEpoch: NOW,
      acknowledgedSlot: SLOT + 1n,
      doubts: 2,
    };
    const asset = await assetOf(lrtMint, 1, doubts);
    const { quote } = await deposit(node([asset], 100n * SOL, NOW, SLOT + 1n), key(1));
    expect(quote.lamports).toBe(997_000_000n);
    const fall = await assetOf(lrtMint, 1, { ...doubts, acknowledged: 1, doubts: 1 });
    const fallen = node([fall], 100n * SOL, NOW, SLOT + 1n);
    await refused(deposit(fallen, key(1)), CAIRN_ERROR__ASSET_REDUCE_ONLY);
    const early = await assetOf(lrtMint, 1, { ...doubts, acknowledgedEpoch: NOW + 1n });
    const rpc = node([early], 100n * SOL, NOW, SLOT + 1n);
    await refused(deposit(rpc, key(1)), CAIRN_ERROR__ASSET_REDUCE_ONLY);
  });
});

describe('what else needs the assets settled', () => {
  const exit = (rpc: ReturnType<typeof node>) =>
    instantWithdrawInstructions({ lrtMint, owner: depositor, rpc, shares: SOL });

  it('has the readings that miss in front', async () => {
    const assets = await Promise.all([1, 2].map((each) => assetOf(lrtMint, each)));
    const rpc = node(assets);
    const sol = await depositInstructions({ depositor, lamports: SOL, lrtMint, rpc });
    expect(kinds(sol.instructions)).toEqual([
      CairnInstruction.RefreshAsset,
      CairnInstruction.DepositSol,
    ]);
    // Four named accounts, and three for each asset.
    expect(sol.instructions[0]?.accounts).toHaveLength(10);
    const { instructions } = await exit(rpc);
    expect(kinds(instructions)).toEqual([
      CairnInstruction.RefreshAsset,
      CairnInstruction.InstantWithdraw,
    ]);
    const settled = await Promise.all(
      [1, 2].map((each) => assetOf(lrtMint, each, { settledEpoch: NOW })),
    );
    const nothing = await depositInstructions({
      depositor,
      lamports: SOL,
      lrtMint,
      rpc: node(settled),
    });
    expect(kinds(nothing.instructions)).toEqual([CairnInstruction.DepositSol]);
    expect(await fillBatchInstructions({ lrtMint, rpc })).toMatchObject({
      instructions: [],
      quote: null,
    });
  });

  it('counts the fall of another asset', async () => {
    const one = await assetOf(lrtMint, 1);
    const rpc = node([one], 90n * SOL);
    const { quote } = await depositInstructions({ depositor, lamports: SOL, lrtMint, rpc });
    // 0.3 % of 9 SOL is the exit fee.
    expect(quote.price).toEqual({ nav: 98_973_000_000n, supply: 100n * SOL });
  });

  it('settles an asset without a rate after the grace, and exits count less', async () => {
    const late = await assetOf(lrtMint, 1, { recordedEpoch: NOW - 2n });
    const rpc = node([late], 100n * SOL, NOW - 1n);
    const { instructions, quote } = await exit(rpc);
    expect(kinds(instructions)).toEqual([
      CairnInstruction.SettleAsset,
      CairnInstruction.InstantWithdraw,
    ]);
    // 5 % of 10 SOL are not counted for who leaves.
    expect(quote).toMatchObject({ kept: SOL - quote.lamports, value: 995_000_000n });
  });

  it('waits within the grace', async () => {
    const one = await assetOf(lrtMint, 1);
    await refused(exit(node([one], 100n * SOL, NOW - 1n)), CAIRN_ERROR__ASSETS_NOT_SETTLED);
  });
});
