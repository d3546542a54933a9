/** Assets and their sources, by hand. */
import { address, getAddressDecoder, getAddressEncoder, type Address } from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';

import {
  assetAddress,
  getAssetDecoder,
  getAssetDiscriminatorBytes,
  getAssetEncoder,
  getAssetSize,
  poolAddresses,
  SourceKind,
  vaultAddress,
  type Asset,
} from '../../../src';
import type { Held } from './node';

export const SOL = 1_000_000_000n;

/** The stake pool program, and the loader of programs that can be upgraded. */
export const STAKE_POOL = address('SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy');
const LOADER = address('BPFLoaderUpgradeab1e11111111111111111111111');

/** The slot in which the stake pool program was deployed. */
export const SLOT = 77n;

/** The epoch of the node. */
export const NOW = 7n;

/** An address of its own for every number. */
export function key(number: number): Address {
  return getAddressDecoder().decode(new Uint8Array(32).fill(number));
}

/** An asset of 10 SOL worth of units at a rate of one, read in the epoch before; `number` makes it another. */
export async function assetOf(
  lrtMint: Address,
  number: number,
  changes: Partial<Asset> = {},
): Promise<{ at: Address; asset: Asset }> {
  const { authority, pool } = await poolAddresses(lrtMint);
  const mint = key(number);
  const empty = new Uint8Array(getAssetSize());
  empty.set(getAssetDiscriminatorBytes());
  const rate = 100n * SOL;
  const asset: Asset = {
    ...getAssetDecoder().decode(empty),
    baseEpoch: NOW - 1n,
    baseLamports: rate,
    baseSupply: rate,
    mint,
    pool,
    rateLamports: rate,
    rateSupply: rate,
    readLamports: rate,
    readSupply: rate,
    recordedEpoch: NOW - 1n,
    rentPayer: key(200),
    settledEpoch: NOW - 1n,
    source: {
      codeHash: new Uint8Array(32).fill(7),
      kind: SourceKind.SplStakePool,
      program: STAKE_POOL,
      programData: key(100),
      state: key(number + 100),
      upgradeSlot: SLOT,
    },
    terms: {
      cap: 1_000_000n * SOL,
      creditHaircutBps: 0,
      maxDropBps: 1_000,
      maxGrowthBps: 50,
      shareCapBps: 10_000,
      staleHaircutBps: 500,
      targetBps: 10_000,
    },
    tokenProgram: TOKEN_PROGRAM_ADDRESS,
    units: 10n * SOL,
    value: 10n * SOL,
    vault: await vaultAddress(authority, mint, TOKEN_PROGRAM_ADDRESS),
    ...changes,
  };
  return { asset, at: await assetAddress(pool, mint) };
}

/** The account of an asset. */
export function assetBytes(asset: Asset): Held {
  return { bytes: getAssetEncoder().encode(asset) };
}

/** A stake pool that says `lamports` for 100 SOL of units in `epoch`; with announced fees and preferences. */
export function stakePoolBytes(lamports: bigint, epoch: bigint): Held {
  const bytes: number[] = [];
  const number = (value: bigint) => {
    for (let byte = 0n; byte < 8n; byte += 1n) bytes.push(Number((value >> (8n * byte)) & 255n));
  };
  const fee = (numerator: bigint, denominator: bigint) => {
    number(denominator);
    number(numerator);
  };
  const keyOf = (value: Address) => bytes.push(...getAddressEncoder().encode(value));
  bytes.push(1);
  [1, 2, 3].forEach((each) => keyOf(key(each)));
  bytes.push(254);
  [4, 5, 6, 7, 8].forEach((each) => keyOf(key(each)));
  [lamports, 100n * SOL, epoch].forEach(number);
  bytes.push(...new Array<number>(48).fill(0));
  fee(1n, 20n);
  // A fee on rewards that is announced, a preferred validator for deposits, none for withdrawals.
  bytes.push(1);
  fee(2n, 20n);
  bytes.push(1);
  keyOf(key(9));
  bytes.push(0);
  fee(0n, 0n);
  // On withdrawals of stake 0.1 %, none announced; of SOL 0.05 %, 0.3 % announced.
  fee(1n, 1_000n);
  bytes.push(0, 50, 0);
  fee(0n, 0n);
  bytes.push(50, 0);
  fee(1n, 2_000n);
  bytes.push(2);
  fee(3n, 1_000n);
  return {
    bytes: Uint8Array.from([...bytes, ...new Array<number>(611).fill(0)].slice(0, 611)),
    owner: STAKE_POOL,
  };
}

/** Where the loader keeps the stake pool program, as deployed in `slot`. */
export function programBytes(slot = SLOT): Held {
  const bytes = new Uint8Array(45);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 3, true);
  view.setBigUint64(4, slot, true);
  return { bytes, owner: LOADER };
}
