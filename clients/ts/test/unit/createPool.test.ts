/** What fits one transaction of 1232 bytes, with a priority fee. */
import {
  appendTransactionMessageInstructions,
  blockhash,
  createTransactionMessage,
  generateKeyPairSigner,
  getTransactionMessageSize,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  type Instruction,
  type TransactionSigner,
} from '@solana/kit';
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from '@solana-program/compute-budget';
import { beforeAll, describe, expect, it } from 'vitest';

import { createPoolInstructions, type CreatePoolParams } from '../../src';
import { PARAMETERS } from './support/books';

const LIMIT = 1_232;
const lifetime = {
  blockhash: blockhash('11111111111111111111111111111111'),
  lastValidBlockHeight: 1n,
};
const rpc = {
  getMinimumBalanceForRentExemption: () => ({ send: () => Promise.resolve(1n) }),
} as unknown as CreatePoolParams['rpc'];

function sizeOf(payer: TransactionSigner, instructions: readonly Instruction[]): number {
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayerSigner(payer, empty),
    (paid) => setTransactionMessageLifetimeUsingBlockhash(lifetime, paid),
    (timed) =>
      appendTransactionMessageInstructions(
        [
          getSetComputeUnitLimitInstruction({ units: 200_000 }),
          getSetComputeUnitPriceInstruction({ microLamports: 1n }),
          ...instructions,
        ],
        timed,
      ),
  );
  return getTransactionMessageSize(message);
}

let admin: TransactionSigner;
let payer: TransactionSigner;
let lrtMint: TransactionSigner;
beforeAll(async () => {
  [admin, payer, lrtMint] = [
    await generateKeyPairSigner(),
    await generateKeyPairSigner(),
    await generateKeyPairSigner(),
  ];
});

describe('createPoolInstructions', () => {
  it('fits one transaction, and the longest metadata another, whoever the roles are', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => generateKeyPairSigner()));
    const [manager, guardian, feeRecipient] = keys.map((key) => key.address);
    const metadata = { name: 'n'.repeat(32), symbol: 's'.repeat(10), uri: 'u'.repeat(200) };
    const create = { admin, lrtMint, metadata, parameters: PARAMETERS, payer, rpc };
    const { instructions, metadataInstruction } = await createPoolInstructions({
      ...create,
      ...(manager && { manager }),
      ...(guardian && { guardian }),
      ...(feeRecipient && { feeRecipient }),
    });
    expect(sizeOf(payer, instructions)).toBeLessThanOrEqual(LIMIT);
    expect(sizeOf(payer, [metadataInstruction])).toBeLessThanOrEqual(LIMIT);
    expect(sizeOf(payer, [...instructions, metadataInstruction])).toBeGreaterThan(LIMIT);
  });

  it('fits the metadata too where the admin pays and the URI is short', async () => {
    const { address: guardian } = payer;
    const metadata = { name: 'Cairn Staked SOL', symbol: 'cairnSOL', uri: 'u'.repeat(80) };
    const create = { admin, lrtMint, metadata, parameters: PARAMETERS, payer: admin, rpc };
    const { instructions, metadataInstruction } = await createPoolInstructions({
      ...create,
      guardian,
      manager: guardian,
    });
    expect(sizeOf(admin, [...instructions, metadataInstruction])).toBeLessThanOrEqual(LIMIT);
  });
});
