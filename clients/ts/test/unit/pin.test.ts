/** What is pinned of a source: read as it lies there, or refused. */
import { address, getAddressEncoder, getBase16Decoder, type Address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import { codeHash, sourceToPin, SourceKind, UNNAMED_CODE } from '../../src';
import { key, NOW, programBytes, SLOT, SOL, stakePoolBytes, STAKE_POOL } from './support/asset';
import { nodeWith, type Held } from './support/node';

const LOADER = address('BPFLoaderUpgradeab1e11111111111111111111111');
const FINAL = address('BPFLoader2111111111111111111111111111111111');
const state = key(1);
const programData = key(100);

/** A program of the upgradeable loader; `tag` 2 says that it is one. */
function program(tag: number): Held {
  const bytes = new Uint8Array(36);
  bytes[0] = tag;
  bytes.set(getAddressEncoder().encode(programData), 4);
  return { bytes, owner: LOADER };
}

/** A node with a stake pool, its program and where that lies, but for what is replaced. */
function node(replaced: Iterable<[Address, Held]> = []) {
  return nodeWith(
    new Map([
      [state, stakePoolBytes(100n * SOL, NOW)],
      [STAKE_POOL, program(2)],
      [programData, programBytes()],
      ...replaced,
    ]),
  );
}

const pinned = { kind: SourceKind.SplStakePool, program: STAKE_POOL, state };

describe('codeHash', () => {
  // What sha256sum gives of the text abc.
  const KNOWN = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

  it('is of the code without the zeros behind it', async () => {
    for (const zeros of [0, 1, 300]) {
      const bytes = new Uint8Array(45 + 3 + zeros);
      bytes.set([1, 2, 3]);
      bytes.set(new TextEncoder().encode('abc'), 45);
      expect(getBase16Decoder().decode(await codeHash(bytes))).toBe(KNOWN);
    }
    const none = await codeHash(new Uint8Array(45));
    expect(await codeHash(new Uint8Array(90))).toEqual(none);
    expect(await codeHash(new Uint8Array(3))).toEqual(none);
  });
});

describe('sourceToPin', () => {
  it('pins the program, where its code lies, the slot of its deployment and its hash', async () => {
    const hash = await codeHash(programBytes().bytes);
    const upgradeable = { ...pinned, codeHash: hash, programData, upgradeSlot: SLOT };
    expect(await sourceToPin(node(), state)).toEqual(upgradeable);
  });

  it('pins slot 0 of a program that nobody can change', async () => {
    const final = node([[STAKE_POOL, { bytes: new Uint8Array(9), owner: FINAL }]]);
    const named = { codeHash: UNNAMED_CODE, programData: STAKE_POOL };
    const never = { ...pinned, ...named, upgradeSlot: 0n };
    expect(await sourceToPin(final, state)).toEqual(never);
  });

  it('refuses what is no source, and a program that it cannot look at', async () => {
    const nothing = { bytes: new Uint8Array(611), owner: STAKE_POOL };
    await expect(sourceToPin(node([[state, nothing]]), state)).rejects.toThrow('no stake pool');
    await expect(sourceToPin(node(), key(2))).rejects.toThrow('There is no account');
    await expect(sourceToPin(node([[STAKE_POOL, program(1)]]), state)).rejects.toThrow('no loader');
    const foreign = { ...program(2), owner: key(3) };
    await expect(sourceToPin(node([[STAKE_POOL, foreign]]), state)).rejects.toThrow('no loader');
    const gone = { ...programBytes(), owner: key(3) };
    await expect(sourceToPin(node([[programData, gone]]), state)).rejects.toThrow('is gone');
  });
});
