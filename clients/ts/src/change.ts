/** Queued changes, and where each stands: `programs/cairn/src/state/change.rs`. */
import type { Address, GetProgramAccountsApi, Rpc } from '@solana/kit';

import { changeAddress } from './addresses';
import { isAssetSetting } from './assetSetting';
import {
  decodeChange,
  fetchAllMaybeAsset,
  fetchMaybeChange,
  getChangeDiscriminatorBytes,
  type Asset,
  type Change,
  type Operator,
  type Pool,
  type Setting,
} from './generated';
import { less } from './math';
import { readMetadata } from './metadata';
import { order, programAccounts } from './programAccounts';
import { readOperators } from './operator';
import { readPool, type AccountsRpc, type PoolRpc } from './read';
import { describeChange, formatEpochs, isOperatorSetting } from './setting';

/** Epochs in which a change can be executed before it expires. */
export const CHANGE_LIFETIME_EPOCHS = 7n;

/** Epochs that a holder needs beside `minExitEpochs` to be paid before a change can be executed. */
export const EPOCHS_TO_LEAVE = 3n;

/** The epochs in which a change can be executed. */
export type ChangeWindow = Readonly<{
  /** The first. */
  matureEpoch: bigint;
  /** The last. */
  lastEpoch: bigint;
}>;

/** The epochs in which a change queued in `epoch` can be executed. */
export function changeWindow(pool: Pick<Pool, 'parameters'>, epoch: bigint): ChangeWindow {
  const matureEpoch = epoch + BigInt(pool.parameters.changeDelayEpochs);
  return { lastEpoch: matureEpoch + CHANGE_LIFETIME_EPOCHS - 1n, matureEpoch };
}

/** What of a pool decides where its changes stand. */
export type GoverningPool = Pick<
  Pool,
  'adminTerm' | 'depositCapTightened' | 'instantLimitTightened' | 'parameters'
>;

/**
 * The first epoch in which a change can be executed: where exits have become longer since it was queued,
 * it waits for those who want to leave, too.
 */
export function executableFrom(
  pool: Pick<Pool, 'parameters'>,
  change: Pick<Change, 'matureEpoch' | 'queuedEpoch'>,
): bigint {
  const left = change.queuedEpoch + BigInt(pool.parameters.minExitEpochs) + EPOCHS_TO_LEAVE;
  return left > change.matureEpoch ? left : change.matureEpoch;
}

/** The number of the next change when the setting was tightened last: lower ones of it are dead. */
function tightenedBefore(pool: GoverningPool, setting: Setting): bigint {
  if (setting.__kind === 'DepositCap') return pool.depositCapTightened;
  return setting.__kind === 'InstantLimitBps' ? pool.instantLimitTightened : 0n;
}

/** Where a change stands. */
export type ChangeStanding = Readonly<{
  /** Epochs until it can be executed; 0 where it is mature. */
  epochsToMature: bigint;
  /** Epochs until it has expired: 1 in the last in which it can be executed, 0 where it has. */
  epochsToExpire: bigint;
  /** Why it can never be executed any more; null as long as it can. */
  dead:
    | 'expired'
    | 'what it is about was lowered or made since'
    | 'queued by a former admin'
    | 'tightened after it was queued'
    | null;
}>;

/**
 * Where a change stands in `epoch`.
 *
 * @param about The operator or asset that it is about, where it is about one.
 */
export function standingOf(
  pool: GoverningPool,
  change: ChangeWindow & Pick<Change, 'adminTerm' | 'id' | 'queuedEpoch' | 'setting'>,
  epoch: bigint,
  about: Pick<Asset | Operator, 'tightened'> | null = null,
): ChangeStanding {
  const epochsToMature = less(executableFrom(pool, change), epoch);
  const epochsToExpire = less(change.lastEpoch + 1n, epoch);
  const expired = epochsToExpire === 0n ? 'expired' : null;
  const former = change.adminTerm === pool.adminTerm ? null : 'queued by a former admin';
  const overtaken = change.id < tightenedBefore(pool, change.setting);
  const tightened = overtaken ? 'tightened after it was queued' : null;
  const lowered =
    about !== null && change.id < about.tightened
      ? 'what it is about was lowered or made since'
      : null;
  return { dead: former ?? tightened ?? expired ?? lowered, epochsToExpire, epochsToMature };
}

/** Where a change stands, in words: `can be executed in 3 epochs`. */
export function describeStanding(standing: ChangeStanding): string {
  const { dead, epochsToExpire, epochsToMature } = standing;
  if (dead !== null) return `dead: ${dead}`;
  if (epochsToMature > 0n) return `can be executed in ${formatEpochs(epochsToMature)}`;
  return `can be executed now, expires in ${formatEpochs(epochsToExpire)}`;
}

/** A queued change, as a holder wants to see it. */
export type QueuedChange = ChangeStanding &
  Readonly<{
    address: Address;
    change: Change;
    /** What it sets, from what the pool has now: `performance fee 10 % → 20 %`. */
    description: string;
  }>;

/**
 * All queued changes of the pool of `lrtMint`, oldest first, dead ones among them until somebody closes
 * them. Asks the RPC node for `getProgramAccounts`.
 */
export async function readChanges(
  rpc: PoolRpc & Rpc<GetProgramAccountsApi>,
  lrtMint: Address,
): Promise<QueuedChange[]> {
  const { addresses, now, pool } = await readPool(rpc, lrtMint);
  const held = [{ address: addresses.pool, offset: OFFSET_OF_POOL }];
  const accounts = await programAccounts(rpc, getChangeDiscriminatorBytes(), held);
  const changes = accounts.map((account) => decodeChange(account));
  const named = changes.some(({ data }) => data.setting.__kind === 'Metadata');
  const metadata = named ? await readMetadata(rpc, lrtMint) : null;
  const settings = changes
    .map(({ data }) => data.setting)
    .filter((each) => isOperatorSetting(each));
  const about = settings.map(({ operator }) => operator);
  const operators = await readOperators(rpc, addresses.pool, about);
  const assets = await readNamedAssets(rpc, addresses.pool, changes);
  const aboutOf = (setting: Setting) => {
    if (isAssetSetting(setting)) return assets.get(setting.asset) ?? null;
    return isOperatorSetting(setting) ? (operators.get(setting.operator) ?? null) : null;
  };
  return changes
    .map(({ address, data: change }) => {
      const about = aboutOf(change.setting);
      return {
        ...standingOf(pool, change, now.epoch, about),
        address,
        change,
        description: describeChange(pool, change.setting, metadata, about),
      };
    })
    .sort((a, b) => order(a.change.id, b.change.id));
}

/** The assets that changes are about, by address. */
async function readNamedAssets(
  rpc: AccountsRpc,
  pool: Address,
  changes: readonly Readonly<{ data: Change }>[],
): Promise<ReadonlyMap<Address, Asset>> {
  const settings = changes.map(({ data }) => data.setting).filter((each) => isAssetSetting(each));
  const each = [...new Set(settings.map(({ asset }) => asset))];
  const found = new Map<Address, Asset>();
  if (each.length === 0) return found;
  for (const account of await fetchAllMaybeAsset(rpc, each, { commitment: 'confirmed' })) {
    if (account.exists && account.data.pool === pool) found.set(account.address, account.data);
  }
  return found;
}

/** Where a change's account holds its pool, in bytes from its start. */
const OFFSET_OF_POOL = 10n;

/** The change of this number; null where it does not exist, not yet or no more. */
export async function readChange(
  rpc: AccountsRpc,
  pool: Address,
  id: bigint,
): Promise<Change | null> {
  const address = await changeAddress(pool, id);
  const account = await fetchMaybeChange(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data : null;
}

/** The change of this number, which has to exist. */
export async function requireChange(rpc: AccountsRpc, pool: Address, id: bigint): Promise<Change> {
  const change = await readChange(rpc, pool, id);
  if (change !== null) return change;
  throw new Error(`Change ${id} does not exist, or no more: readChanges lists those that do.`);
}
