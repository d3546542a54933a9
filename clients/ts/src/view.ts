/** Asking the program itself: a simulation, and the data it returns. */
import {
  appendTransactionMessageInstruction,
  compileTransaction,
  createTransactionMessage,
  getBase64Encoder,
  getBase64EncodedWireTransaction,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
  type Address,
  type Decoder,
  type GetLatestBlockhashApi,
  type Instruction,
  type Rpc,
  type SimulateTransactionApi,
} from '@solana/kit';

import { failureOf } from './failure';
import { CAIRN_PROGRAM_ADDRESS } from './generated';

/** What asking the program asks of an RPC connection. */
export type ViewRpc = Rpc<GetLatestBlockhashApi & SimulateTransactionApi>;

/** What every preview is asked with. */
export type PreviewParams = Readonly<{
  rpc: ViewRpc;
  lrtMint: Address;
  /** Any wallet with SOL: the simulation names it as payer; it signs nothing and pays nothing. */
  payer: Address;
}>;

/**
 * What `instruction` would return now, of the last confirmed slot. Nothing is signed, sent or paid.
 *
 * @throws CairnRefusal with the program's sentence; TransactionFailed for any other failure.
 */
export async function view<T>(
  { payer, rpc }: Pick<PreviewParams, 'payer' | 'rpc'>,
  instruction: Instruction,
  decoder: Decoder<T>,
): Promise<T> {
  const { value: lifetime } = await rpc.getLatestBlockhash({ commitment: 'confirmed' }).send();
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayer(payer, empty),
    (paid) => setTransactionMessageLifetimeUsingBlockhash(lifetime, paid),
    (timed) => appendTransactionMessageInstruction(instruction, timed),
  );
  const { value } = await rpc
    .simulateTransaction(getBase64EncodedWireTransaction(compileTransaction(message)), {
      commitment: 'confirmed',
      encoding: 'base64',
      sigVerify: false,
    })
    .send();
  if (value.err !== null) throw failureOf(value.err, value.logs ?? [], [instruction]);
  const { returnData } = value;
  if (returnData?.programId !== CAIRN_PROGRAM_ADDRESS) {
    throw new Error('The RPC node does not show what the program returned.');
  }
  return decoder.decode(getBase64Encoder().encode(returnData.data[0]));
}
