/** What an LST's source says: `programs/cairn/src/source`. Only what clients need of it. */
import {
  address,
  fetchEncodedAccounts,
  getAddressDecoder,
  getAddressEncoder,
  getBase64Encoder,
  getProgramDerivedAddress,
  type Address,
  type ReadonlyUint8Array,
} from '@solana/kit';

import { SourceKind, type Asset } from './generated';
import { least, mulDivCeil, plus, WHOLE_BPS } from './math';
import type { Price } from './price';
import type { AccountsRpc } from './read';

/** What a source says at one moment. */
export type SourceReading = Readonly<{
  /** Lamports for `supply` units, before the exit fee. */
  rate: Price;
  /** The epoch of which it is; null where the source does not say it. */
  epoch: bigint | null;
  /** The highest withdrawal fee, in force or announced, in bps, rounded up. */
  exitFeeBps: number;
}>;

/** What of a stake pool a redemption names. */
export type StakePool = SourceReading &
  Readonly<{
    validatorList: Address;
    reserveStake: Address;
    mint: Address;
    managerFee: Address;
  }>;

/** The loader of programs that can be upgraded. */
export const UPGRADEABLE_LOADER = address('BPFLoaderUpgradeab1e11111111111111111111111');
const PROGRAM_DATA = 3;
const STAKE_POOL_SIZE = 611;
const MARINADE = [216, 146, 107, 94, 104, 75, 182, 177];
const bytes = (text: string) => new TextEncoder().encode(text);

/** What stands behind an asset: what its source says, and which deployment of its program says it. */
export type SourceState = Readonly<{
  /** Null where it cannot be read. */
  reading: SourceReading | null;
  /** The slot of the deployment; 0 where nobody can change it, null where it is gone. */
  slot: bigint | null;
}>;

/** What stands behind `assets`, in their order. */
export async function readSources(
  rpc: AccountsRpc,
  assets: readonly Pick<Asset, 'source'>[],
): Promise<SourceState[]> {
  if (assets.length === 0) return [];
  const states = assets.map(({ source }) => source.state);
  const accounts = await fetchEncodedAccounts(rpc, states, { commitment: 'confirmed' });
  const slots = await readSlots(rpc, assets);
  return accounts.map((account, index) => {
    const source = assets[index]?.source;
    const slot = slots[index] ?? null;
    const ours = account.exists && account.programAddress === source?.program;
    if (!ours) return { reading: null, slot };
    const { data } = account;
    const marinade = source.kind === SourceKind.Marinade;
    return { reading: marinade ? parseMarinade(data) : parseStakePool(data), slot };
  });
}

/** What the loader writes in front of a program's code: what it is, slot, authority. */
const IN_FRONT_OF_CODE = { length: 45, offset: 0 } as const;

async function readSlots(rpc: AccountsRpc, assets: readonly Pick<Asset, 'source'>[]) {
  const config = { commitment: 'confirmed', encoding: 'base64' } as const;
  const all = assets.map(({ source }) => source.programData);
  const { value } = await rpc
    .getMultipleAccounts(all, { ...config, dataSlice: IN_FRONT_OF_CODE })
    .send();
  return assets.map(({ source }, index) => {
    if (source.programData === source.program) return 0n;
    const account = value[index];
    if (account?.owner !== UPGRADEABLE_LOADER) return null;
    const fields = new Fields(getBase64Encoder().encode(account.data[0]), 0);
    return fields.short() === PROGRAM_DATA ? fields.number() : null;
  });
}

/** A stake pool's state, from the bytes of its account; null where it is none or has no tokens out. */
export function parseStakePool(data: ReadonlyUint8Array): StakePool | null {
  if (data.length !== STAKE_POOL_SIZE || data[0] !== 1) return null;
  const fields = new Fields(data, 98);
  const validatorList = fields.key();
  const reserveStake = fields.key();
  const mint = fields.key();
  const managerFee = fields.key();
  fields.skip(32);
  const [nav, supply, epoch] = [fields.number(), fields.number(), fields.number()];
  if (supply === 0n) return null;
  // Lockup, the fee on rewards, preferred validators, on deposits of stake.
  fields.skip(48 + 16);
  fields.announced();
  fields.option();
  fields.option();
  fields.skip(16);
  const stake = Math.max(fields.fee(), fields.announced());
  // The referrer's part, the depositor of SOL, on deposits of SOL, the referrer's part, who withdraws SOL.
  fields.skip(1);
  fields.option();
  fields.skip(16 + 1);
  fields.option();
  const sol = Math.max(fields.fee(), fields.announced());
  const exitFeeBps = Math.max(stake, sol);
  const rate = { nav, supply };
  return { epoch, exitFeeBps, managerFee, mint, rate, reserveStake, validatorList };
}

/** Marinade's state, from the bytes of its account; null where it is none or has no mSOL out. */
export function parseMarinade(data: ReadonlyUint8Array): SourceReading | null {
  if (data.length < 613 || MARINADE.some((byte, index) => data[index] !== byte)) return null;
  const at = (offset: number) => new Fields(data, offset).number();
  const parts = [226, 376, 496, 568].map((offset) => at(offset));
  const total = parts.reduce((sum, part) => plus(sum, part), 0n);
  const [supply, owed] = [at(504), at(528)];
  if (supply === 0n) return null;
  const nav = total > owed ? total - owed : 0n;
  const cents = BigInt(new Fields(data, 609).short());
  return { epoch: null, exitFeeBps: feeOf(cents, 1_000_000n), rate: { nav, supply } };
}

/** The authority over a stake pool's stake, which pays for its tokens. */
export async function withdrawAuthority(program: Address, stakePool: Address): Promise<Address> {
  return derived(program, stakePool, 'withdraw');
}

/** The stake account that a stake pool has with a validator: `redeem_stake` takes from it. */
export async function validatorStakeAddress(
  program: Address,
  stakePool: Address,
  voteAccount: Address,
): Promise<Address> {
  const seeds = [voteAccount, stakePool].map((each) => getAddressEncoder().encode(each));
  const [address] = await getProgramDerivedAddress({ programAddress: program, seeds });
  return address;
}

/** The account that pays Marinade's tickets. */
export async function marinadeReserve(program: Address, state: Address): Promise<Address> {
  return derived(program, state, 'reserve');
}

async function derived(program: Address, state: Address, name: string): Promise<Address> {
  const seeds = [getAddressEncoder().encode(state), bytes(name)];
  const [address] = await getProgramDerivedAddress({ programAddress: program, seeds });
  return address;
}

/** `numerator / denominator` in bps, rounded up, at most the whole; no denominator is no fee. */
function feeOf(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) return 0;
  return Number(
    least(mulDivCeil(least(numerator, denominator), WHOLE_BPS, denominator), WHOLE_BPS),
  );
}

/** Fields of an account, one after the other, as borsh writes them. */
class Fields {
  private readonly view: DataView;

  constructor(
    private readonly data: ReadonlyUint8Array,
    private at: number,
  ) {
    this.view = new DataView(new Uint8Array(data).buffer);
  }

  skip(length: number): void {
    this.at += length;
  }

  number(): bigint {
    this.skip(8);
    return this.view.getBigUint64(this.at - 8, true);
  }

  short(): number {
    this.skip(4);
    return this.view.getUint32(this.at - 4, true);
  }

  key(): Address {
    this.skip(32);
    return getAddressDecoder().decode(this.data, this.at - 32);
  }

  tag(): number {
    this.skip(1);
    return this.view.getUint8(this.at - 1);
  }

  /** A key that may be missing. */
  option(): void {
    if (this.tag() !== 0) this.skip(32);
  }

  /** The denominator stands first. */
  fee(): number {
    const denominator = this.number();
    return feeOf(this.number(), denominator);
  }

  /** The fee of a later epoch, where there is one. */
  announced(): number {
    return this.tag() === 0 ? 0 : this.fee();
  }
}
