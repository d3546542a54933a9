/** Books for tests that need only some of them. */
import { NO_DEPOSIT_CAP, type Ledger, type PoolParameters } from '../../../src';

/** Books of nothing, at a mark of one lamport a share. */
export const NOTHING: Ledger = {
  assets: 0n,
  carried: 0n,
  charged: 0n,
  claims: 0n,
  commissions: 0n,
  deposited: 0n,
  epoch: 0n,
  escrowed: 0n,
  fees: 0n,
  held: 0n,
  instant: 0n,
  markNav: 1n,
  markSupply: 1n,
  owedAtCap: 0n,
  queued: 0n,
  released: 0n,
  reserve: 0n,
  slashOwed: 0n,
  staked: 0n,
  stream: 0n,
  supply: 0n,
  transit: 0n,
  withheld: 0n,
};

/** Parameters without a performance fee and without a deposit cap. */
export const PARAMETERS: PoolParameters = {
  changeDelayEpochs: 4,
  depositCap: NO_DEPOSIT_CAP,
  dripEpochs: 4,
  floorBps: 100,
  instantLimitBps: 1_000,
  instantMaxFeeBps: 300,
  instantMinFeeBps: 10,
  instantTargetBps: 1_000,
  minExitEpochs: 2,
  moveLimitBps: 1_000,
  performanceFeeBps: 0,
};
