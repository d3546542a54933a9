/** Lamports sent to a pool's reserve without an instruction of the program, and recognised. */
import { getTransferSolInstruction } from '@solana-program/system';

import { send, syncSurplusInstructions, type Sent, type SurplusQuote } from '../../../src';
import type { TestPool } from './pool';
import { rpc } from './world';

/** The pool's admin sends `lamports` to the reserve. */
export async function given({ addresses, admin }: TestPool, lamports: bigint): Promise<void> {
  const transfer = getTransferSolInstruction({
    amount: lamports,
    destination: addresses.reserve,
    source: admin,
  });
  await send({ instructions: [transfer], payer: admin, rpc });
}

/** Recognises what the pool's accounts hold beyond its books. */
export async function synced({
  admin,
  lrtMint,
}: TestPool): Promise<{ quote: SurplusQuote | null; sent: Sent }> {
  const { instructions, quote } = await syncSurplusInstructions({ lrtMint, rpc });
  return { quote, sent: await send({ instructions, payer: admin, rpc }) };
}
