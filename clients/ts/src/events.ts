/** What the program says happened: events it emits by calling itself, so that no log limit cuts them. */
import {
  containsBytes,
  decodeTransactionFromRpcResponse,
  walkInstructions,
  type ReadonlyUint8Array,
} from '@solana/kit';

import { CAIRN_PROGRAM_ADDRESS, EVENTS } from './generated';

type Rendered = (typeof EVENTS)[number];

/** An event: its name, and what it carries. Lamports and shares are bigints in units of 10^-9. */
export type CairnEvent = {
  [Name in Rendered['name']]: Readonly<{ name: Name; data: EventData<Name> }>;
}[Rendered['name']];

/** What an event of this name carries. */
export type EventData<Name extends CairnEvent['name']> = ReturnType<
  Extract<Rendered, { name: Name }>['decoder']['decode']
>;

/** The first bytes of an instruction by which an Anchor program emits an event. */
const EMIT = new Uint8Array([0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d]);

/**
 * The event in an instruction's data; null where it holds none of this program.
 *
 * Whoever calls has to know that the instruction was the program's own and went through:
 * {@link eventsOf} does.
 */
export function decodeEvent(data: ReadonlyUint8Array): CairnEvent | null {
  if (!containsBytes(data, EMIT, 0)) return null;
  for (const event of EVENTS) {
    if (!containsBytes(data, event.discriminator, EMIT.length)) continue;
    const start = EMIT.length + event.discriminator.length;
    return { data: event.decoder.decode(data, start), name: event.name } as CairnEvent;
  }
  return null;
}

/** A transaction as `getTransaction` gives it, in the encodings `json` and `base64`. */
type ConfirmedTransaction = Parameters<typeof decodeTransactionFromRpcResponse>[0] &
  Readonly<{ meta: (Parameters<typeof walkInstructions>[0]['meta'] & { err: unknown }) | null }>;

/**
 * The events of a confirmed transaction, in order; none for one that failed.
 *
 * Only the program can make itself sign the event authority's account, so an event in an inner
 * instruction of a successful transaction is authentic.
 */
export function eventsOf(transaction: ConfirmedTransaction): CairnEvent[] {
  const { meta } = transaction;
  if (meta === null || meta.err !== null) return [];
  const { compiledMessage, loadedAddresses } = decodeTransactionFromRpcResponse(
    transaction as never,
  );
  return walkInstructions({ compiledMessage, loadedAddresses, meta }).flatMap((instruction) => {
    if (instruction.programAddress !== CAIRN_PROGRAM_ADDRESS || !instruction.data) return [];
    return decodeEvent(instruction.data) ?? [];
  });
}

/** What the events of this name carry, in their order. */
export function eventsNamed<Name extends CairnEvent['name']>(
  events: readonly CairnEvent[],
  name: Name,
): EventData<Name>[] {
  return events
    .filter((event) => event.name === name)
    .map((event) => event.data as EventData<Name>);
}

/**
 * The only event of this name.
 *
 * @throws where there is none, or more than one.
 */
export function eventNamed<Name extends CairnEvent['name']>(
  events: readonly CairnEvent[],
  name: Name,
): EventData<Name> {
  const found = eventsNamed(events, name);
  const [event] = found;
  if (event === undefined || found.length > 1) {
    const names = events.map((each) => each.name).join(', ');
    throw new Error(`Expected one event ${name}, found: ${names === '' ? 'none' : names}.`);
  }
  return event;
}
