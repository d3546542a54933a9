/** What governance can set of an asset, in words. */
import type { Address } from '@solana/kit';

import { formatBps, formatCap } from './amount';
import type { Asset, AssetTermsArgs, SettingArgs } from './generated';

/** What an asset's account holds of what governance sets. */
export type GovernedAsset = Readonly<Pick<Asset, 'retired' | 'terms'>>;

/** A setting of an asset that there is. */
export type AssetSetting = Extract<SettingArgs, { asset: Address }>;

/** Whether a setting is an asset's: it has instructions of its own. */
export function isAssetSetting<T extends SettingArgs>(
  setting: T,
): setting is Extract<T, { asset: Address }> {
  return 'asset' in setting;
}

/** What the asset has: its terms, or that it is retired; null where there is no asset. */
export function assetSetting(
  { asset }: AssetSetting,
  present: GovernedAsset | null,
): AssetSetting | null {
  if (present === null) return null;
  return present.retired
    ? { __kind: 'RetireAsset', asset }
    : { __kind: 'AssetTerms', asset, terms: present.terms };
}

/** All limits of an asset. */
export function describeTerms(terms: AssetTermsArgs): string {
  const { creditHaircutBps, maxDropBps, maxGrowthBps, shareCapBps } = terms;
  return [
    `cap ${formatCap(terms.cap)}`,
    `share cap ${formatBps(shareCapBps)}`,
    `target ${formatBps(terms.targetBps)}`,
    `growth ${formatBps(maxGrowthBps)}`,
    `drop ${formatBps(maxDropBps)}`,
    `stale haircut ${formatBps(terms.staleHaircutBps)}`,
    `credit haircut ${formatBps(creditHaircutBps)}`,
  ].join(', ');
}
