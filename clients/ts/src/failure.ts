/** A transaction's failure as an error that says why. */
import type { Instruction, TransactionError } from '@solana/kit';

import { CairnRefusal, sentenceOf } from './errors';
import { CAIRN_PROGRAM_ADDRESS } from './generated';

/** A transaction that failed for a reason that is not one of the Cairn program's own. */
export class TransactionFailed extends Error {
  override readonly name = 'TransactionFailed';

  constructor(
    message: string,
    /** The error number, where a program gave one. */
    readonly code: number | undefined,
    readonly logs: readonly string[],
    /** Lamports paid for a transaction that landed and failed; 0 where none landed. */
    readonly fee: bigint = 0n,
  ) {
    super(message);
  }
}

/** The error for what a simulation or a confirmed transaction reports. */
export function failureOf(
  error: TransactionError,
  logs: readonly string[],
  instructions: readonly Instruction[],
  fee = 0n,
): CairnRefusal | TransactionFailed {
  const { code, index } = customErrorOf(error);
  const program = index === undefined ? undefined : instructions[index]?.programAddress;
  if (code !== undefined && program === CAIRN_PROGRAM_ADDRESS && sentenceOf(code) !== undefined) {
    return new CairnRefusal(code, logs, fee);
  }
  const reason = reasonIn(logs) ?? JSON.stringify(error, numbersAsText);
  return new TransactionFailed(`The transaction failed: ${reason}`, code, logs, fee);
}

/** The connection gives these numbers as bigints in some responses, whatever their type says. */
type InstructionFailure = readonly [number | bigint, string | { Custom: number | bigint }];

function customErrorOf(error: TransactionError): { code?: number; index?: number } {
  if (typeof error !== 'object' || !('InstructionError' in error)) return {};
  const [index, reason] = error.InstructionError as InstructionFailure;
  if (typeof reason === 'string') return { index: Number(index) };
  return { code: Number(reason.Custom), index: Number(index) };
}

/** Anchor's own sentence with the account it is about, or the last complaint of the log. */
function reasonIn(logs: readonly string[]): string | undefined {
  for (const line of [...logs].reverse()) {
    const anchor = /AnchorError (.*)Error Code: (\w+)\..*Error Message: (.*)/.exec(line);
    if (anchor) {
      const [, cause = '', name = '', sentence = ''] = anchor;
      return `${sentence.replace(/\.+$/, '.')} (${name} ${cause.trim()})`;
    }
  }
  return [...logs].reverse().find((line) => /error|failed|insufficient/i.test(line));
}

function numbersAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
