/** Signing, sending, and waiting until the cluster has confirmed. */
import {
  appendTransactionMessageInstructions,
  compressTransactionMessageUsingAddressLookupTables,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type AddressesByLookupTableAddress,
  type GetBlockHeightApi,
  type GetLatestBlockhashApi,
  type GetSignatureStatusesApi,
  type GetTransactionApi,
  type Instruction,
  type Rpc,
  type SendTransactionApi,
  type Signature,
  type SimulateTransactionApi,
  type TransactionSigner,
} from '@solana/kit';
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
  MAX_COMPUTE_UNIT_LIMIT,
} from '@solana-program/compute-budget';

import { confirm, type ConfirmRpc } from './confirm';
import { eventsOf, type CairnEvent } from './events';
import { failureOf } from './failure';

/** What sending asks of an RPC connection. */
export type SendRpc = ConfirmRpc &
  Rpc<
    GetBlockHeightApi &
      GetLatestBlockhashApi &
      GetSignatureStatusesApi &
      GetTransactionApi &
      SendTransactionApi &
      SimulateTransactionApi
  >;

/** A transaction to send. */
export type SendInput = Readonly<{
  rpc: SendRpc;
  /** Pays the fee. */
  payer: TransactionSigner;
  instructions: readonly Instruction[];
  /** Priority fee in millionths of a lamport a compute unit; none where left out. */
  microLamportsPerUnit?: bigint;
  /** Lookup tables with their addresses, such as {@link checkedLookupTable} gives; none where left out. */
  lookupTables?: AddressesByLookupTableAddress;
}>;

/** A confirmed transaction. */
export type Sent = Readonly<{
  signature: Signature;
  /** Compute units of the whole transaction. */
  unitsConsumed: bigint;
  /** Lamports the payer was charged for signatures and priority. */
  fee: bigint;
  events: readonly CairnEvent[];
}>;

/**
 * Simulates, signs, sends and waits for the commitment `confirmed`.
 *
 * The compute budget is what the simulation took and a tenth more. What the simulation refuses costs
 * nothing; what is refused later, because the pool has changed meanwhile, costs the error's `fee`.
 *
 * @throws CairnRefusal with the program's sentence; TransactionFailed for any other failure.
 */
export async function send(input: SendInput): Promise<Sent> {
  const { rpc } = input;
  const { value: lifetime } = await rpc.getLatestBlockhash({ commitment: 'confirmed' }).send();
  const units = await estimate(input, lifetime);

  const { transaction } = await signed(input, lifetime, Math.ceil(units * 1.1));
  const signature = getSignatureFromTransaction(transaction);
  const wire = getBase64EncodedWireTransaction(transaction);
  const confirmed = await confirm(rpc, signature, wire, lifetime.lastValidBlockHeight);

  const { meta } = confirmed;
  if (meta === null) throw new Error(`The RPC node keeps no record of what ${signature} did.`);
  if (meta.err !== null) {
    throw failureOf(meta.err, meta.logMessages ?? [], withBudget(input, 0), meta.fee);
  }
  return {
    events: eventsOf(confirmed),
    fee: meta.fee,
    signature,
    unitsConsumed: meta.computeUnitsConsumed ?? 0n,
  };
}

type Lifetime = Parameters<typeof setTransactionMessageLifetimeUsingBlockhash>[0];

/** Compute units that a simulation takes. */
async function estimate(input: SendInput, lifetime: Lifetime): Promise<number> {
  const { transaction, instructions } = await signed(input, lifetime, MAX_COMPUTE_UNIT_LIMIT);
  const { value } = await input.rpc
    .simulateTransaction(getBase64EncodedWireTransaction(transaction), {
      commitment: 'confirmed',
      encoding: 'base64',
      sigVerify: true,
    })
    .send();
  if (value.err !== null) throw failureOf(value.err, value.logs ?? [], instructions);
  return Number(value.unitsConsumed ?? MAX_COMPUTE_UNIT_LIMIT);
}

async function signed(input: SendInput, lifetime: Lifetime, unitLimit: number) {
  const instructions = withBudget(input, unitLimit);
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayerSigner(input.payer, empty),
    (paid) => setTransactionMessageLifetimeUsingBlockhash(lifetime, paid),
    (timed) => appendTransactionMessageInstructions(instructions, timed),
    (whole) => compressTransactionMessageUsingAddressLookupTables(whole, input.lookupTables ?? {}),
  );
  return { instructions, transaction: await signTransactionMessageWithSigners(message) };
}

function withBudget(input: SendInput, unitLimit: number): Instruction[] {
  const units = Math.min(unitLimit, MAX_COMPUTE_UNIT_LIMIT);
  const budget: Instruction[] = [getSetComputeUnitLimitInstruction({ units })];
  if (input.microLamportsPerUnit !== undefined) {
    const microLamports = input.microLamportsPerUnit;
    budget.push(getSetComputeUnitPriceInstruction({ microLamports }));
  }
  return [...budget, ...input.instructions];
}
