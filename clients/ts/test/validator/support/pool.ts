/** A pool of one test's own, and its holders' moves. */
import { generateKeyPairSigner, type Address, type KeyPairSigner } from '@solana/kit';

import {
  acrossEpochTurn,
  createPoolInstructions,
  depositInstructions,
  NO_DEPOSIT_CAP,
  requestWithdrawalInstructions,
  send,
  type CreatePoolParams,
  type PoolAddresses,
  type Sent,
  type WithdrawalQuote,
} from '../../../src';
import { rpc, SOL, wallet } from './world';

/** A pool with its admin, who pays for everything that is nobody else's. */
export type TestPool = Readonly<{
  admin: KeyPairSigner;
  addresses: PoolAddresses;
  lrtMint: Address;
  created: Sent;
}>;

/** The face of every test's LRT. */
export const METADATA = {
  name: 'Cairn SOL',
  symbol: 'cairnSOL',
  uri: 'https://example.com/c.json',
};

/** What governs every test's pool. */
export const PARAMETERS = {
  changeDelayEpochs: 4,
  depositCap: NO_DEPOSIT_CAP,
  dripEpochs: 2,
  floorBps: 100,
  instantLimitBps: 1_000,
  instantMaxFeeBps: 300,
  instantMinFeeBps: 10,
  instantTargetBps: 1_000,
  minExitEpochs: 1,
  moveLimitBps: 1_000,
  performanceFeeBps: 1_000,
};

/** A new pool that fills batches one epoch after their close; its roles are the admin's. */
export async function newPool(
  changes: Partial<Pick<CreatePoolParams, 'guardian' | 'manager' | 'parameters'>> = {},
): Promise<TestPool> {
  const admin = await wallet(10n * SOL);
  const lrtMint = await generateKeyPairSigner();
  const face = { metadata: METADATA, parameters: PARAMETERS };
  const create = { admin, lrtMint, payer: admin, rpc, ...face, ...changes };
  const { addresses, instructions, metadataInstruction } = await createPoolInstructions(create);
  const all = [...instructions, metadataInstruction];
  const created = await send({ instructions: all, payer: admin, rpc });
  return { addresses, admin, created, lrtMint: lrtMint.address };
}

/** A wallet of 20 SOL that has deposited `lamports`. */
export async function newHolder(pool: TestPool, lamports: bigint): Promise<KeyPairSigner> {
  const depositor = await wallet(20n * SOL);
  const { lrtMint } = pool;
  const { instructions } = await depositInstructions({ depositor, lamports, lrtMint, rpc });
  await send({ instructions, payer: depositor, rpc });
  return depositor;
}

/** A ticket of the owner's for `shares`. */
export async function request(
  pool: TestPool,
  owner: KeyPairSigner,
  shares: bigint,
): Promise<{ quote: WithdrawalQuote; sent: Sent }> {
  return acrossEpochTurn(async () => {
    const wish = { lrtMint: pool.lrtMint, owner, rpc, shares };
    const { instructions, quote } = await requestWithdrawalInstructions(wish);
    return { quote, sent: await send({ instructions, payer: owner, rpc }) };
  });
}
