/** SPL stake pools of a local cluster, made and kept by the real program `cairn-stake-pool`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { address, type Address, type KeyPairSigner } from '@solana/kit';

import { formatAmount } from '../src';
import { createKeypair } from '../src/node';
import { run } from './run';

/** A stake pool and the LST that it mints. */
export type MadePool = Readonly<{ stakePool: Address; mint: Address }>;

/** Where stake pools are kept: a cluster, and the program that keeps them. */
export type PoolsPlace = Readonly<{ stakePoolProgram: string; url: string }>;

/** The manager of stake pools, with a wallet that pays for all that is done to them. */
export class StakePools {
  private made: readonly MadePool[] = [];

  private constructor(
    readonly manager: KeyPairSigner,
    private readonly folder: string,
    private readonly place: PoolsPlace,
  ) {}

  /** A manager with a new keypair file, who needs SOL. */
  static async open(place: PoolsPlace): Promise<StakePools> {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-stake-pools-'));
    return new StakePools(await createKeypair(join(folder, 'manager.json')), folder, place);
  }

  /** New stake pools of 1 SOL each, with this fee on withdrawals. */
  async create(count: number, exitFeeBps: number): Promise<MadePool[]> {
    const words = ['create', '--count', String(count), '--exit-fee', String(exitFeeBps)];
    const lines = (await this.keep(words)).trim().split('\n');
    const created = lines.map((line) => {
      const [stakePool, mint] = line.split(' ');
      return { mint: address(mint ?? ''), stakePool: address(stakePool ?? '') };
    });
    this.made = [...this.made, ...created];
    return created;
  }

  /** The manager brings SOL; `owner` gets the tokens. */
  async deposit(stakePool: Address, lamports: bigint, owner: Address): Promise<void> {
    await this.keep(['deposit', stakePool, formatAmount(lamports), '--to', owner]);
  }

  /** SOL of the reserve goes to a validator. */
  async stake(stakePool: Address, voteAccount: Address, lamports: bigint): Promise<void> {
    await this.keep(['stake', stakePool, voteAccount, formatAmount(lamports)]);
  }

  /** All stake pools count anew what they have, as their own bots do once an epoch. */
  async update(): Promise<void> {
    const all = this.made.map(({ stakePool }) => stakePool);
    if (all.length > 0) await this.keep(['update', ...all]);
  }

  /** Throws the keypair file away. */
  async dismiss(): Promise<void> {
    await rm(this.folder, { force: true, recursive: true });
  }

  private keep(words: string[]): Promise<string> {
    const { stakePoolProgram, url } = this.place;
    const keypair = join(this.folder, 'manager.json');
    return run('cairn-stake-pool', stakePoolProgram, [
      '--url',
      url,
      '--keypair',
      keypair,
      ...words,
    ]);
  }
}
