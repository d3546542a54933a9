/** What governance can set, in words: `programs/cairn/src/state/setting.rs`. */
import { formatAmount, formatBps } from './amount';
import type { Pool, SettingArgs } from './generated';
import { U64_MAX } from './math';
import type { TokenMetadata } from './metadata';

/** A deposit cap that never binds, in lamports. */
export const NO_DEPOSIT_CAP = U64_MAX;

/** What a pool's account holds of what governance sets; the metadata is an account of its own. */
export type GovernedPool = Readonly<
  Pick<Pool, 'admin' | 'feeRecipient' | 'guardian' | 'manager' | 'parameters'>
>;

/** What each setting is called. */
const NAMES: Readonly<Record<SettingArgs['__kind'], string>> = {
  Admin: 'admin',
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
  PerformanceFeeBps: 'performance fee',
};

/** Every kind of setting. */
export const SETTING_KINDS = Object.keys(NAMES) as readonly SettingArgs['__kind'][];

/**
 * A setting in words: fees and parts of nav in per cent, the cap in SOL, delays in epochs, roles by
 * address. Exact: two settings read alike only where they are equal.
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
 * @example
 * ```ts
 * describeChange(pool, setting('PerformanceFeeBps', [2_000])); // 'performance fee 10 % → 20 %'
 * ```
 */
export function describeChange(
  pool: GovernedPool,
  setting: SettingArgs,
  metadata: TokenMetadata | null = null,
): string {
  const present = presentSetting(pool, setting.__kind, metadata);
  const from = present === null ? 'none' : valueOf(present);
  return `${NAMES[setting.__kind]} ${from} → ${valueOf(setting)}`;
}

/** What the pool has of this kind; null for metadata that there is none of. */
export function presentSetting(
  pool: GovernedPool,
  kind: SettingArgs['__kind'],
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
    case 'DepositCap': {
      const lamports = BigInt(setting.fields[0]);
      return lamports === NO_DEPOSIT_CAP ? 'none' : `${formatAmount(lamports)} SOL`;
    }
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
