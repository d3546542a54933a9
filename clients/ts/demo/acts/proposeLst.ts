/** Act 3: a stake pool of somebody else's; its token is to be taken. */
import type { Address } from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';

import {
  formatAmount,
  NO_DEPOSIT_CAP,
  queueChangeInstructions,
  sourceToPin,
  send,
  setting,
  validatorStakeAddress,
  type AssetTermsArgs,
} from '../../src';
import type { Actor } from '../actor';
import { midEpoch } from '../epochs';
import { command } from '../perform';
import type { Stage } from '../stage';
import type { MadePool } from '../stakePools';
import { printNote, printRow } from '../table';

const SOL = 1_000_000_000n;

/** What the holder of the LST has of it; all but some 2 SOL of the stake pool is with the validator. */
const UNITS = 20n * SOL;
const STAKED = 18n * SOL;

/** What the stake pool keeps of whatever leaves it. */
const EXIT_FEE_BPS = 10;

/** Terms of a pool that has but one LST. */
const TERMS: AssetTermsArgs = {
  cap: NO_DEPOSIT_CAP,
  creditHaircutBps: 0,
  maxDropBps: 1_000,
  maxGrowthBps: 50,
  shareCapBps: 5_000,
  staleHaircutBps: 500,
  targetBps: 10_000,
};

/** An LST on its way into the pool: its stake pool, the stake that earns for it, its holder. */
export type Lst = MadePool & Readonly<{ holder: Actor; units: bigint; validatorStake: Address }>;

/** A stake pool is made, whose tokens `holder` has; the admin queues it as an asset. */
export async function proposeLst(stage: Stage, holder: Actor, voteAccount: Address): Promise<Lst> {
  const { deployment, purse: admin, rpc, stakePools } = stage;
  const { lrtMint } = deployment;
  const { address: destination } = stakePools.manager;
  const amount = UNITS + 2n * SOL;
  const fund = getTransferSolInstruction({ amount, destination, source: admin });
  await send({ instructions: [fund], payer: admin, rpc });
  await midEpoch(stage);
  const [made] = await stakePools.create(1, EXIT_FEE_BPS);
  if (made === undefined) throw new Error('No stake pool was made.');
  await stakePools.deposit(made.stakePool, UNITS, holder.signer.address);
  await stakePools.stake(made.stakePool, voteAccount, STAKED);
  printRow({ step: `has ${formatAmount(UNITS)} LST of a stake pool`, who: holder.name });

  const source = await sourceToPin(rpc, made.stakePool);
  const change = setting('AddAsset', { mint: made.mint, source, terms: TERMS });
  const { instructions, quote } = await queueChangeInstructions({
    admin,
    lrtMint,
    rpc,
    setting: change,
  });
  await command(stage, 'admin', { instructions, step: `queues change ${quote.id}, the LST` });
  printNote(
    "pinned with it: the stake pool, its program, and the slot of that program's deployment",
  );
  const validatorStake = await validatorStakeAddress(source.program, made.stakePool, voteAccount);
  return { ...made, holder, units: UNITS, validatorStake };
}
