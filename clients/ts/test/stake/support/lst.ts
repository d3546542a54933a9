/** LSTs of the tests: real stake pools, and how a pool comes to hold them. */
import {
  fetchEncodedAccount,
  getAddressEncoder,
  getProgramDerivedAddress,
  lamports,
  type Address,
  type KeyPairSigner,
} from '@solana/kit';
import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';

import { StakePools, type MadePool } from '../../../demo/stakePools';
import {
  depositLstInstructions,
  eventNamed,
  NO_DEPOSIT_CAP,
  sourceToPin,
  send,
  setting,
  type AssetTermsArgs,
  type EventData,
  type Sent,
} from '../../../src';
import { queued } from '../../validator/support/governance';
import type { TestPool } from '../../validator/support/pool';
import { balance, rpc, tokens, until } from '../../validator/support/world';

/** Terms that bound nothing but a rise beyond 1 % an epoch. */
export const OPEN: AssetTermsArgs = {
  cap: NO_DEPOSIT_CAP,
  creditHaircutBps: 0,
  maxDropBps: 1_000,
  maxGrowthBps: 100,
  shareCapBps: 10_000,
  staleHaircutBps: 500,
  targetBps: 10_000,
};

/** A manager of stake pools with this much SOL. */
export async function managerWith(sol: bigint): Promise<StakePools> {
  const pools = await StakePools.open({
    stakePoolProgram: process.env['CAIRN_STAKE_POOL'] ?? '',
    url: process.env['CAIRN_RPC_URL'] ?? '',
  });
  const { address } = pools.manager;
  await rpc.requestAirdrop(address, lamports(sol), { commitment: 'confirmed' }).send();
  await until('an airdrop', async () => (await balance(address)) === sol);
  return pools;
}

/** Queues the LST for the pool; returns the change's number. */
export async function wanted(pool: TestPool, { mint, stakePool }: MadePool): Promise<bigint> {
  const source = await sourceToPin(rpc, stakePool);
  const { quote } = await queued(pool, setting('AddAsset', { mint, source, terms: OPEN }));
  return quote.id;
}

/** Units of an LST in the owner's associated token account. */
export async function unitsOf(mint: Address, owner: Address): Promise<bigint> {
  const seeds = { mint, owner, tokenProgram: TOKEN_PROGRAM_ADDRESS };
  const [address] = await findAssociatedTokenPda(seeds);
  return tokens(address);
}

/** The holder brings units; returns what was quoted and what happened. */
export async function broughtIn(
  { lrtMint }: TestPool,
  depositor: KeyPairSigner,
  mint: Address,
  units: bigint,
): Promise<{ deposited: EventData<'LstDeposited'>; minted: bigint; sent: Sent }> {
  const wish = { depositor, lrtMint, mint, rpc, units };
  const { instructions, quote } = await depositLstInstructions(wish);
  const sent = await send({ instructions, payer: depositor, rpc });
  return { deposited: eventNamed(sent.events, 'LstDeposited'), minted: quote.shares, sent };
}

/** The stake pool's own stake account with a validator. */
export async function stakeWith(stakePool: Address, voteAccount: Address): Promise<Address> {
  const { program } = await sourceToPin(rpc, stakePool);
  const seeds = [voteAccount, stakePool].map((each) => getAddressEncoder().encode(each));
  const [address] = await getProgramDerivedAddress({ programAddress: program, seeds });
  return address;
}

/** What a stake pool's account says, read here and not by the client. */
export type Said = Readonly<{ lamports: bigint; supply: bigint; epoch: bigint }>;

/** Where the stake pool program writes `total_lamports`, `pool_token_supply` and `last_update_epoch`. */
const TOTAL = 258;

/** What the stake pool says of itself. */
export async function said(stakePool: Address): Promise<Said> {
  const account = await fetchEncodedAccount(rpc, stakePool, { commitment: 'confirmed' });
  if (!account.exists) throw new Error(`There is no stake pool at ${stakePool}.`);
  const { buffer, byteLength, byteOffset } = account.data;
  const view = new DataView(buffer, byteOffset, byteLength);
  const number = (at: number) => view.getBigUint64(at, true);
  return { epoch: number(TOTAL + 16), lamports: number(TOTAL), supply: number(TOTAL + 8) };
}

/** Lamports that `units` are worth by the stake pool's word, less its exit fee, rounded up. */
export function worth(units: bigint, { lamports, supply }: Said, exitFeeBps: bigint): bigint {
  const gross = (units * lamports) / supply;
  return gross - (gross * exitFeeBps + 9_999n) / 10_000n;
}
