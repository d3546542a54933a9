import { address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import { decodeEvent, eventNamed, EVENTS, getBatchAccountClosedEncoder } from '../../src';

const pool = address('9e8kKSjjhwkY8B5QHjXFEatdJAxsLgxrKYgsTEmGkMXj');
const books = { epoch: 3n, nav: 5n, pool, rest: 0n, seq: 9n, supply: 4n, withheld: 1n };
const EMIT = [0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d];

function emitted(discriminator: Iterable<number>): Uint8Array {
  const body = getBatchAccountClosedEncoder().encode({ batch: 2n, books, dust: 7n });
  return new Uint8Array([...EMIT, ...discriminator, ...body]);
}

describe('decodeEvent', () => {
  it('finds the event by its discriminator', () => {
    const closed = EVENTS.find((event) => event.name === 'BatchAccountClosed');
    const event = decodeEvent(emitted(closed?.discriminator ?? []));
    expect(event).toEqual({ data: { batch: 2n, books, dust: 7n }, name: 'BatchAccountClosed' });
  });

  it('leaves out events it does not know', () => {
    expect(decodeEvent(emitted([1, 2, 3, 4, 5, 6, 7, 8]))).toBeNull();
  });

  it('leaves out other instructions', () => {
    expect(decodeEvent(new Uint8Array([1, 2, 3]))).toBeNull();
  });
});

describe('eventNamed', () => {
  it('says what it found instead', () => {
    const closed = { data: { batch: 2n, books, dust: 7n }, name: 'BatchAccountClosed' as const };
    expect(eventNamed([closed], 'BatchAccountClosed').dust).toBe(7n);
    expect(() => eventNamed([closed], 'Claimed')).toThrow(
      'Expected one event Claimed, found: BatchAccountClosed.',
    );
  });
});
