import type { Base64EncodedWireTransaction, Signature } from '@solana/kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { TransactionFailed } from '../../src';
import { confirm, type ConfirmRpc } from '../../src/confirm';

const signature = 'signature' as Signature;
const wire = 'wire' as Base64EncodedWireTransaction;
const record = { meta: null };

/** A connection that answers the same at all times, and counts what it is sent. */
function connection(status: 'confirmed' | null, height: bigint) {
  const answer = <T>(value: T) => ({ send: () => Promise.resolve(value) });
  const sendTransaction = vi.fn(() => answer(signature));
  const rpc = {
    getBlockHeight: () => answer(height),
    getSignatureStatuses: () =>
      answer({ value: [status === null ? null : { confirmationStatus: status }] }),
    getTransaction: () => answer(record),
    sendTransaction,
  };
  return { rpc: rpc as unknown as ConfirmRpc, sendTransaction };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function outcome(status: 'confirmed' | null, height: bigint) {
  const { rpc, sendTransaction } = connection(status, height);
  const result = confirm(rpc, signature, wire, 100n).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(130_000);
  return { result: await result, sends: sendTransaction.mock.calls.length };
}

describe('confirm', () => {
  it('gives the record of what is confirmed, sent once', async () => {
    expect(await outcome('confirmed', 50n)).toEqual({ result: record, sends: 1 });
  });

  it('gives up once the blockhash has expired', async () => {
    const { result } = await outcome(null, 101n);
    expect(result).toBeInstanceOf(TransactionFailed);
    expect((result as Error).message).toContain('was not confirmed in time');
  });

  it('sends again as long as it may still land, and gives up where the cluster stands still', async () => {
    const { result, sends } = await outcome(null, 100n);
    expect(sends).toBe(61);
    expect((result as Error).message).toContain('the cluster stands still');
  });
});
