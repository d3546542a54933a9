import { afterEach, describe, expect, it, vi } from 'vitest';

import { address, type Instruction, type TransactionError } from '@solana/kit';

import {
  CAIRN_ERROR__DEPOSIT_TOO_SMALL,
  CAIRN_ERROR__NO_SHARES,
  CAIRN_PROGRAM_ADDRESS,
  failureOf,
  isRefusal,
  refusal,
  sentenceOf,
  TransactionFailed,
} from '../../src';

const cairn: Instruction = { programAddress: CAIRN_PROGRAM_ADDRESS };
const other: Instruction = { programAddress: address('11111111111111111111111111111111') };
const custom = (code: number): TransactionError => ({ InstructionError: [0, { Custom: code }] });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('sentenceOf', () => {
  it("is the IDL's, in production builds too", () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(sentenceOf(CAIRN_ERROR__DEPOSIT_TOO_SMALL)).toBe(
      'The deposit is below the minimum of 0.001 SOL.',
    );
  });

  it('is undefined for numbers of others', () => {
    expect(sentenceOf(2006)).toBeUndefined();
  });
});

describe('isRefusal', () => {
  it('tells refusals by their number', () => {
    const error = refusal(CAIRN_ERROR__NO_SHARES);
    expect(isRefusal(error)).toBe(true);
    expect(isRefusal(error, CAIRN_ERROR__NO_SHARES)).toBe(true);
    expect(isRefusal(error, CAIRN_ERROR__DEPOSIT_TOO_SMALL)).toBe(false);
    expect(isRefusal(new Error('The number of shares must not be 0.'))).toBe(false);
  });
});

describe('failureOf', () => {
  it("is a refusal for the program's own number", () => {
    const error = failureOf(custom(CAIRN_ERROR__NO_SHARES), ['log'], [cairn]);
    expect(isRefusal(error, CAIRN_ERROR__NO_SHARES)).toBe(true);
    expect(error.message).toBe('The number of shares must not be 0.');
    expect(error.logs).toEqual(['log']);
  });

  it('says what a transaction cost that landed and was refused', () => {
    expect(failureOf(custom(CAIRN_ERROR__NO_SHARES), [], [cairn]).fee).toBe(0n);
    expect(failureOf(custom(CAIRN_ERROR__NO_SHARES), [], [cairn], 5_000n).fee).toBe(5_000n);
    expect(failureOf(custom(CAIRN_ERROR__NO_SHARES), [], [other], 5_000n).fee).toBe(5_000n);
  });

  it('knows numbers that come as bigints', () => {
    const error = failureOf(
      { InstructionError: [0n, { Custom: BigInt(CAIRN_ERROR__NO_SHARES) }] } as never,
      [],
      [cairn],
    );
    expect(isRefusal(error, CAIRN_ERROR__NO_SHARES)).toBe(true);
  });

  it('is no refusal where another program gave the number', () => {
    const error = failureOf(custom(CAIRN_ERROR__NO_SHARES), [], [other]);
    expect(error).toBeInstanceOf(TransactionFailed);
  });

  it("quotes Anchor's sentence with the account", () => {
    const line =
      'Program log: AnchorError caused by account: batch. Error Code: ConstraintSeeds. ' +
      'Error Number: 2006. Error Message: A seeds constraint was violated.';
    const error = failureOf(custom(2006), ['Program log: before', line], [cairn]);
    expect(error.message).toBe(
      'The transaction failed: A seeds constraint was violated. ' +
        '(ConstraintSeeds caused by account: batch.)',
    );
    expect(error.code).toBe(2006);
  });

  it('shows what the cluster said where nothing else is known', () => {
    const error = failureOf('AccountNotFound', [], [cairn]);
    expect(error.message).toBe('The transaction failed: "AccountNotFound"');
  });
});
