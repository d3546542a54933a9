/** Sending until the cluster has confirmed, or cannot any more: polling, without a web socket. */
import type {
  Base64EncodedWireTransaction,
  GetBlockHeightApi,
  GetSignatureStatusesApi,
  GetTransactionApi,
  Rpc,
  SendTransactionApi,
  Signature,
} from '@solana/kit';

import { TransactionFailed } from './failure';

/** What confirming asks of an RPC connection. */
export type ConfirmRpc = Rpc<
  GetBlockHeightApi & GetSignatureStatusesApi & GetTransactionApi & SendTransactionApi
>;

const POLL_MS = 100;
const RESEND_MS = 2_000;
const RECORD_MS = 20_000;

/** Twice the time in which a blockhash of a living cluster expires. */
const LIMIT_MS = 120_000;

/**
 * Sends `wire`, again every two seconds, until it is confirmed; then fetches its record.
 *
 * @throws TransactionFailed where `lastValidBlockHeight` passes without it, or the cluster stands still
 *   for two minutes.
 */
export async function confirm(
  rpc: ConfirmRpc,
  signature: Signature,
  wire: Base64EncodedWireTransaction,
  lastValidBlockHeight: bigint,
) {
  const deadline = Date.now() + LIMIT_MS;
  let sentAt = 0;
  for (;;) {
    if (Date.now() - sentAt >= RESEND_MS) {
      sentAt = Date.now();
      await rpc.sendTransaction(wire, { encoding: 'base64', skipPreflight: true }).send();
    }
    if (await isConfirmed(rpc, signature)) return record(rpc, signature);
    const height = await rpc.getBlockHeight({ commitment: 'confirmed' }).send();
    if (height > lastValidBlockHeight && !(await isConfirmed(rpc, signature))) {
      throw lost(`${signature} was not confirmed in time: nothing happened, send it again.`);
    }
    if (Date.now() > deadline) {
      throw lost(`${signature} is neither confirmed nor expired: the cluster stands still.`);
    }
    await pause(POLL_MS);
  }
}

function lost(reason: string): TransactionFailed {
  return new TransactionFailed(`The transaction ${reason}`, undefined, []);
}

async function isConfirmed(rpc: ConfirmRpc, signature: Signature): Promise<boolean> {
  const { value } = await rpc.getSignatureStatuses([signature]).send();
  const level = value[0]?.confirmationStatus;
  return level === 'confirmed' || level === 'finalized';
}

async function record(rpc: ConfirmRpc, signature: Signature) {
  const config = {
    commitment: 'confirmed',
    encoding: 'json',
    maxSupportedTransactionVersion: 0,
  } as const;
  const deadline = Date.now() + RECORD_MS;
  while (Date.now() < deadline) {
    const transaction = await rpc.getTransaction(signature, config).send();
    if (transaction !== null) return transaction;
    await pause(POLL_MS);
  }
  throw new Error(`${signature} is confirmed, but the RPC node does not show what it did.`);
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
