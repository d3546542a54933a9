/** A stake pool's accounts as SPL's program declares them: every field, by Kit's codecs. */
import {
  getAddressDecoder,
  getArrayDecoder,
  getDiscriminatedUnionDecoder,
  getI64Decoder,
  getOptionDecoder,
  getStructDecoder,
  getU32Decoder,
  getU64Decoder,
  getU8Decoder,
  getUnitDecoder,
} from '@solana/kit';

const key = getAddressDecoder();
const u64 = getU64Decoder();
const fee = getStructDecoder([
  ['denominator', u64],
  ['numerator', u64],
]);
/** `FutureEpoch<Fee>`. */
const future = getDiscriminatedUnionDecoder([
  ['None', getUnitDecoder()],
  ['One', getStructDecoder([['fee', fee]])],
  ['Two', getStructDecoder([['fee', fee]])],
]);
const lockup = getStructDecoder([
  ['unixTimestamp', getI64Decoder()],
  ['epoch', u64],
  ['custodian', key],
]);

/** `StakePool`. */
export const stakePoolLayout = getStructDecoder([
  ['accountType', getU8Decoder()],
  ['manager', key],
  ['staker', key],
  ['stakeDepositAuthority', key],
  ['stakeWithdrawBumpSeed', getU8Decoder()],
  ['validatorList', key],
  ['reserveStake', key],
  ['poolMint', key],
  ['managerFeeAccount', key],
  ['tokenProgramId', key],
  ['totalLamports', u64],
  ['poolTokenSupply', u64],
  ['lastUpdateEpoch', u64],
  ['lockup', lockup],
  ['epochFee', fee],
  ['nextEpochFee', future],
  ['preferredDeposit', getOptionDecoder(key)],
  ['preferredWithdraw', getOptionDecoder(key)],
  ['stakeDepositFee', fee],
  ['stakeWithdrawalFee', fee],
  ['nextStakeWithdrawalFee', future],
  ['stakeReferralFee', getU8Decoder()],
  ['solDepositAuthority', getOptionDecoder(key)],
  ['solDepositFee', fee],
  ['solReferralFee', getU8Decoder()],
  ['solWithdrawAuthority', getOptionDecoder(key)],
  ['solWithdrawalFee', fee],
  ['nextSolWithdrawalFee', future],
  ['lastEpochPoolTokenSupply', u64],
  ['lastEpochTotalLamports', u64],
]);

/** `ValidatorList`. */
export const validatorListLayout = getStructDecoder([
  ['accountType', getU8Decoder()],
  ['maxValidators', getU32Decoder()],
  [
    'validators',
    getArrayDecoder(
      getStructDecoder([
        ['activeStakeLamports', u64],
        ['transientStakeLamports', u64],
        ['lastUpdateEpoch', u64],
        ['transientSeedSuffix', u64],
        ['unused', getU32Decoder()],
        ['validatorSeedSuffix', getU32Decoder()],
        ['status', getU8Decoder()],
        ['voteAccount', key],
      ]),
    ),
  ],
]);

type Fee = Readonly<{ denominator: bigint; numerator: bigint }>;

/** A fee in bps, rounded up. */
export function bpsOf({ denominator, numerator }: Fee): number {
  return denominator === 0n ? 0 : Number((numerator * 10_000n + denominator - 1n) / denominator);
}

/** The highest of the withdrawal fees, in force or announced, in bps. */
export function highestFee(pool: ReturnType<typeof stakePoolLayout.decode>): number {
  const announced = [pool.nextStakeWithdrawalFee, pool.nextSolWithdrawalFee].map((each) =>
    each.__kind === 'None' ? 0 : bpsOf(each.fee),
  );
  return Math.max(bpsOf(pool.stakeWithdrawalFee), bpsOf(pool.solWithdrawalFee), ...announced);
}
