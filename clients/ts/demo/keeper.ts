/** The keeper: the bot's real program, run once, and what it sent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Signature } from '@solana/kit';

import { eventsOf, type CairnEvent } from '../src';
import { createKeypair } from '../src/node';
import { Actor } from './actor';
import { run } from './run';
import type { Stage } from './stage';

/** What the keeper needs of the stage. */
export type Workplace = Pick<Stage, 'keeperProgram' | 'rpc' | 'url'> &
  Readonly<{ deployment: Pick<Stage['deployment'], 'pool'> }>;

/** A transaction of the keeper. */
export type Cranked = Readonly<{ events: CairnEvent[]; fee: bigint; units: bigint }>;

/** A keeper with a wallet of its own, which needs SOL for fees and no right of any kind. */
export class Keeper {
  private last: Signature | undefined;

  private constructor(
    readonly actor: Actor,
    private readonly folder: string,
  ) {}

  /** A keeper with a new keypair file. */
  static async hire(): Promise<Keeper> {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-demo-'));
    const signer = await createKeypair(join(folder, 'keeper.json'));
    return new Keeper(new Actor('keeper', signer), folder);
  }

  /** Runs `cairn-keeper --once`; returns the transactions it sent, oldest first. */
  async once(stage: Workplace): Promise<Cranked[]> {
    const keypair = join(this.folder, 'keeper.json');
    const { pool } = stage.deployment;
    const words = ['--once', '--url', stage.url, '--keypair', keypair, '--pool', pool];
    await run('The keeper', stage.keeperProgram, words);
    return this.sent(stage);
  }

  /** Throws the keypair file away. */
  async dismiss(): Promise<void> {
    await rm(this.folder, { force: true, recursive: true });
  }

  /** The wallet's transactions since the last call. */
  async sent({ rpc }: Pick<Stage, 'rpc'>): Promise<Cranked[]> {
    const until = this.last === undefined ? {} : { until: this.last };
    const found = await rpc
      .getSignaturesForAddress(this.actor.signer.address, { commitment: 'confirmed', ...until })
      .send();
    this.last = found[0]?.signature ?? this.last;
    const transactions = await Promise.all(
      [...found].reverse().map(async ({ signature }) =>
        rpc
          .getTransaction(signature, {
            commitment: 'confirmed',
            encoding: 'json',
            maxSupportedTransactionVersion: 0,
          })
          .send(),
      ),
    );
    return transactions.flatMap((transaction) => {
      const meta = transaction?.meta;
      if (!transaction || !meta) return [];
      const units = meta.computeUnitsConsumed ?? 0n;
      return [{ events: eventsOf(transaction), fee: meta.fee, units }];
    });
  }
}
