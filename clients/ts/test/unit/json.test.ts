import { describe, expect, it } from 'vitest';

import { NO_DEPOSIT_CAP } from '../../src';
import { formatJson, parseJson } from '../../src/node';

const cap = (text: string) => parseJson(`{"parameters":{"depositCap":${text}}}`);
const REFUSED = `depositCap must be lamports from 0 to ${NO_DEPOSIT_CAP}, in quotes from 2^53 on.`;

describe('parseJson', () => {
  it.each([
    ['0', 0n],
    ['9007199254740991', 9_007_199_254_740_991n],
    ['"10000000000000"', 10_000_000_000_000n],
    ['"18446744073709551615"', NO_DEPOSIT_CAP],
  ])('reads %s as lamports', (text, depositCap) => {
    expect(cap(text)).toEqual({ parameters: { depositCap } });
  });

  it.each([
    '18446744073709551615',
    '9007199254740992',
    '"18446744073709551616"',
    '1.5',
    '-1',
    '"1e9"',
    '""',
    'null',
  ])('refuses %s', (text) => {
    expect(() => cap(text)).toThrow(REFUSED);
  });

  it('leaves other fields as they are', () => {
    expect(parseJson('{"floorBps":100,"name":"1"}')).toEqual({ floorBps: 100, name: '1' });
  });
});

describe('formatJson', () => {
  it('writes what parseJson reads', () => {
    const content = { depositCap: NO_DEPOSIT_CAP, floorBps: 100 };
    expect(formatJson(content)).toBe(
      '{\n  "depositCap": "18446744073709551615",\n  "floorBps": 100\n}\n',
    );
    expect(parseJson(formatJson(content))).toEqual(content);
  });
});
