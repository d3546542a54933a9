/** What governance can set, in words: `programs/cairn/src/state/setting.rs`. */
import { getBase16Decoder, type Address } from '@solana/kit';

import { formatBps, formatCap } from './amount';
import {
  assetSetting,
  describeTerms,
  isAssetSetting,
  type AssetSetting,
  type GovernedAsset,
} from './assetSetting';
import type { Operator, Pool, SettingArgs } from './generated';
import { U64_MAX } from './math';
import type { TokenMetadata } from './metadata';

/** A deposit cap that never binds, in lamports. */
export const NO_DEPOSIT_CAP = U64_MAX;

/** What a pool's account holds of what governance sets; the metadata is an account of its own. */
export type GovernedPool = Readonly<
  Pick<Pool, 'admin' | 'feeRecipient' | 'guardian' | 'manager' | 'parameters'>
>;

/** What an operator's account holds of what governance sets. */
export type GovernedOperator = Readonly<Pick<Operator, 'cap' | 'commissionBps' | 'weight'>>;

/** What each setting is called. */
const NAMES: Readonly<Record<SettingArgs['__kind'], string>> = {
  AddAsset: 'new asset',
  Admin: 'admin',
  AssetTerms: 'terms of asset',
  ChangeDelayEpochs: 'change delay',
  DepositCap: 'deposit cap',
  DripEpochs: 'release period',
  FeeRecipient: 'fee recipient',
  FloorBps: 'reserve floor',
  Guardian: 'guardian',
  InstantFeeBps: 'instant fee',
  InstantLimitBps: 'instant limit an epoch',
  InstantTargetBps: 'instant target',
  Manager: 'manager',
  Metadata: 'metadata',
  MinExitEpochs: 'exit delay',
  MoveLimitBps: 'move limit an epoch',
  OperatorCap: 'operator cap',
  OperatorCommission: 'operator commission',
  OperatorWeight: 'operator weight',
  PerformanceFeeBps: 'performance fee',
  RetireAsset: 'retired asset',
};

/** A kind of setting of the pool itself, neither of an operator nor of an asset. */
export type PoolSettingKind = Exclude<
  SettingArgs['__kind'],
  'AddAsset' | AssetSetting['__kind'] | OperatorSetting['__kind']
>;

/** Of an operator or an asset. */
const OTHERS = /^Operator|Asset/;

/** Every kind of setting of the pool itself. */
export const SETTING_KINDS: readonly PoolSettingKind[] = Object.keys(NAMES)
  .filter((kind) => !OTHERS.test(kind))
  .map((kind) => kind as PoolSettingKind);

/**
 * A setting in words: fees and parts of nav in per cent, the cap in SOL, delays in epochs, roles by
 * address; an operator's with its address. Exact: two settings read alike only where they are equal.
 *
 * @example
 * ```ts
 * describeSetting(setting('PerformanceFeeBps', [2_000])); // 'performance fee 20 %'
 * ```
 */
export function describeSetting(setting: SettingArgs): string {
  return `${NAMES[setting.__kind]} ${valueOf(setting)}`;
}

/**
 * What a setting would change, in words: from what the pool has to what it is to have.
 *
 * @param metadata The token's present metadata, for a setting of it; `none` is said where there is none.
 * @param about The operator or asset that the setting is about, likewise.
 * @example
 * ```ts
 * describeChange(pool, setting('PerformanceFeeBps', [2_000])); // 'performance fee 10 % → 20 %'
 * ```
 */
export function describeChange(
  pool: GovernedPool,
  setting: SettingArgs,
  metadata: TokenMetadata | null = null,
  about: GovernedAsset | GovernedOperator | null = null,
): string {
  const present = presentOf(pool, setting, metadata, about);
  const from = present === null ? 'none' : valueOf(present);
  return `${NAMES[setting.__kind]} ${from} → ${valueOf(setting)}`;
}

function presentOf(
  pool: GovernedPool,
  setting: SettingArgs,
  metadata: TokenMetadata | null,
  about: GovernedAsset | GovernedOperator | null,
): SettingArgs | null {
  if (setting.__kind === 'AddAsset') return null;
  if (isOperatorSetting(setting)) {
    return operatorSetting(setting, about !== null && 'weight' in about ? about : null);
  }
  if (isAssetSetting(setting)) {
    return assetSetting(setting, about !== null && 'terms' in about ? about : null);
  }
  return presentSetting(pool, setting.__kind, metadata);
}

/** A setting of an operator. */
export type OperatorSetting = Extract<SettingArgs, { operator: Address }>;

/** Whether a setting is an operator's: it has instructions of its own. */
export function isOperatorSetting<T extends SettingArgs>(
  setting: T,
): setting is Extract<T, { operator: Address }> {
  return 'operator' in setting;
}

/** The same setting as the operator has it; null where there is no operator. */
export function operatorSetting(
  setting: OperatorSetting,
  operator: GovernedOperator | null,
): OperatorSetting | null {
  if (operator === null) return null;
  switch (setting.__kind) {
    case 'OperatorCap':
      return { ...setting, cap: operator.cap };
    case 'OperatorCommission':
      return { ...setting, commissionBps: operator.commissionBps };
    case 'OperatorWeight':
      return { ...setting, weight: operator.weight };
  }
}

/** What the pool has of this kind; null for metadata that there is none of. */
export function presentSetting(
  pool: GovernedPool,
  kind: PoolSettingKind,
  metadata: TokenMetadata | null = null,
): SettingArgs | null {
  const { parameters } = pool;
  switch (kind) {
    case 'Admin':
      return { __kind: kind, fields: [pool.admin] };
    case 'Manager':
      return { __kind: kind, fields: [pool.manager] };
    case 'Guardian':
      return { __kind: kind, fields: [pool.guardian] };
    case 'FeeRecipient':
      return { __kind: kind, fields: [pool.feeRecipient] };
    case 'ChangeDelayEpochs':
      return { __kind: kind, fields: [parameters.changeDelayEpochs] };
    case 'MinExitEpochs':
      return { __kind: kind, fields: [parameters.minExitEpochs] };
    case 'DripEpochs':
      return { __kind: kind, fields: [parameters.dripEpochs] };
    case 'PerformanceFeeBps':
      return { __kind: kind, fields: [parameters.performanceFeeBps] };
    case 'InstantFeeBps':
      return {
        __kind: kind,
        max: parameters.instantMaxFeeBps,
        min: parameters.instantMinFeeBps,
      };
    case 'InstantTargetBps':
      return { __kind: kind, fields: [parameters.instantTargetBps] };
    case 'InstantLimitBps':
      return { __kind: kind, fields: [parameters.instantLimitBps] };
    case 'FloorBps':
      return { __kind: kind, fields: [parameters.floorBps] };
    case 'MoveLimitBps':
      return { __kind: kind, fields: [parameters.moveLimitBps] };
    case 'DepositCap':
      return { __kind: kind, fields: [parameters.depositCap] };
    case 'Metadata':
      return metadata === null ? null : { __kind: kind, ...metadata };
  }
}

function valueOf(setting: SettingArgs): string {
  switch (setting.__kind) {
    case 'Admin':
    case 'Manager':
    case 'Guardian':
    case 'FeeRecipient':
      return setting.fields[0];
    case 'ChangeDelayEpochs':
    case 'MinExitEpochs':
    case 'DripEpochs':
      return formatEpochs(BigInt(setting.fields[0]));
    case 'PerformanceFeeBps':
      return formatBps(setting.fields[0]);
    case 'InstantFeeBps':
      return `${formatBps(setting.min)} to ${formatBps(setting.max)}`;
    case 'InstantTargetBps':
    case 'InstantLimitBps':
    case 'FloorBps':
      return `${formatBps(setting.fields[0])} of nav`;
    case 'MoveLimitBps':
      return `${formatBps(setting.fields[0])} of what is staked`;
    case 'DepositCap':
      return formatCap(setting.fields[0]);
    case 'OperatorWeight':
      return `${setting.weight} of ${setting.operator}`;
    case 'OperatorCap':
      return `${formatCap(setting.cap)} of ${setting.operator}`;
    case 'OperatorCommission':
      return `${formatBps(setting.commissionBps)} of ${setting.operator}`;
    case 'AddAsset': {
      const { codeHash, program, state, upgradeSlot } = setting.source;
      const deployed = `deployed in slot ${upgradeSlot}, code ${getBase16Decoder().decode(codeHash)}`;
      const source = `of ${state}, by program ${program} as ${deployed}`;
      return `${setting.mint} ${source}: ${describeTerms(setting.terms)}`;
    }
    case 'AssetTerms':
      return `${setting.asset}: ${describeTerms(setting.terms)}`;
    case 'RetireAsset':
      return setting.asset;
    case 'Metadata':
      return [setting.name, setting.symbol, setting.uri].map((text) => quoted(text)).join(', ');
  }
}

/** So many epochs, in words. */
export function formatEpochs(epochs: bigint): string {
  return `${epochs} epoch${epochs === 1n ? '' : 's'}`;
}

/** In quotes, with control characters spelt out: it is for an admin to choose what stands there. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
