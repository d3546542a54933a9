/** Sources as they lay on mainnet: the client reads what their programs wrote, and what stands beside it agrees. */
import { getMintDecoder } from '@solana-program/token';
import { describe, expect, it } from 'vitest';

import {
  assetValue,
  lamportsFloor,
  parseMarinade,
  parseStakeAccount,
  parseStakePool,
  validatorStakeAddress,
  withdrawAuthority,
  type SourceReading,
} from '../../src';
import { fixture } from './support/fixtures';
import { highestFee, stakePoolLayout, validatorListLayout } from './support/stakePoolLayout';

const STAKE_POOLS = ['bSOL', 'bonkSOL', 'dSOL', 'jupSOL'];
/** Those of which all accounts were taken in one slot. */
const WHOLE = ['bonkSOL', 'dSOL'];
/** The rent of a stake account. */
const RENT = 2_282_880n;

/** From nothing to more than there are. */
const AMOUNTS = [0n, 1n, 2n, 999_999_999n, 1_000_000_000n, 123_456_789_012_345n, 1n << 52n];

/** What the client makes of a rate is what the rate says, less the fee, rounded up. */
function valuesAgree({ exitFeeBps, rate }: SourceReading, total: bigint, supply: bigint): void {
  for (const units of AMOUNTS) {
    const gross = (units * total) / supply;
    const fee = (gross * BigInt(exitFeeBps) + 9_999n) / 10_000n;
    expect(lamportsFloor(rate, units)).toBe(gross);
    expect(assetValue(units, rate, exitFeeBps)).toBe(gross - fee);
  }
}

describe('a stake pool of mainnet', () => {
  it.for(STAKE_POOLS)('%s is read as its program declares it', async (name, context) => {
    const account = await fixture(context, `${name}_stake_pool`);
    const declared = stakePoolLayout.decode(account.data);
    const read = parseStakePool(account.data);
    expect(read).toEqual({
      epoch: declared.lastUpdateEpoch,
      exitFeeBps: highestFee(declared),
      managerFee: declared.managerFeeAccount,
      mint: declared.poolMint,
      rate: { nav: declared.totalLamports, supply: declared.poolTokenSupply },
      reserveStake: declared.reserveStake,
      validatorList: declared.validatorList,
    });
    if (read !== null) valuesAgree(read, declared.totalLamports, declared.poolTokenSupply);
  });

  it.for(STAKE_POOLS)(
    '%s mints by the authority that the client derives',
    async (name, context) => {
      const account = await fixture(context, `${name}_stake_pool`);
      const mint = await fixture(context, `${name}_mint`);
      expect(parseStakePool(account.data)?.mint).toBe(mint.address);
      const { freezeAuthority, mintAuthority } = getMintDecoder().decode(mint.data);
      const authority = await withdrawAuthority(account.owner, account.address);
      expect(mintAuthority).toEqual({ __option: 'Some', value: authority });
      expect(freezeAuthority).toEqual({ __option: 'None' });
    },
  );

  it.for(WHOLE)('%s has what its rate says', async (name, context) => {
    const account = await fixture(context, `${name}_stake_pool`);
    const [mint, list, reserve, stake, fees] = await Promise.all([
      fixture(context, `${name}_mint`),
      fixture(context, `${name}_stake_pool_validator_list`),
      fixture(context, `${name}_stake_pool_reserve_stake`),
      fixture(context, `${name}_stake_pool_validator_stake_1`),
      fixture(context, `${name}_stake_pool_manager_fee`),
    ]);
    const { validators } = validatorListLayout.decode(list.data);
    const staked = validators.map((each) => each.activeStakeLamports + each.transientStakeLamports);
    const whole = staked.reduce((sum, each) => sum + each, reserve.lamports - RENT);
    const { supply } = getMintDecoder().decode(mint.data);
    expect(parseStakePool(account.data)).toMatchObject({
      managerFee: fees.address,
      rate: { nav: whole, supply },
      reserveStake: reserve.address,
      validatorList: list.address,
    });

    const [first] = validators;
    if (first === undefined) throw new Error(`${name} has no validators.`);
    const { activeStakeLamports, voteAccount } = first;
    const from = await validatorStakeAddress(account.owner, account.address, voteAccount);
    expect(from).toBe(stake.address);
    const authority = await withdrawAuthority(account.owner, account.address);
    expect(parseStakeAccount(stake.lamports, stake.data)).toMatchObject({
      delegation: { voter: voteAccount },
      lamports: activeStakeLamports,
      staker: authority,
      withdrawer: authority,
    });
  });
});

describe('Marinade of mainnet', () => {
  it('is read at the price that it writes for its front ends, and its fee', async (context) => {
    const state = await fixture(context, 'mSOL_state');
    const mint = await fixture(context, 'mSOL_mint');
    const read = parseMarinade(state.data);
    if (read === null) throw new Error('The state cannot be read.');
    const { nav, supply } = read.rate;
    const view = new DataView(new Uint8Array(state.data).buffer);
    // `msol_price`, with 32 bits behind the point, behind `msol_supply`.
    expect((nav << 32n) / supply).toBe(view.getBigUint64(512, true));
    expect(supply).toBe(getMintDecoder().decode(mint.data).supply);
    expect(read).toMatchObject({ epoch: null, exitFeeBps: 10 });
    valuesAgree(read, nav, supply);
  });
});
