import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  CAIRN_PROGRAM_ADDRESS,
  holderAddress,
  NO_DEPOSIT_CAP,
  queueChangeInstructions,
  readMetadata,
  readPool,
  send,
  setting,
} from '@cairn/client';
import { readDeployment } from '@cairn/client/node';
import { beforeAll, describe, expect, it } from 'vitest';

import { exists, rpc, SOL, wallet } from '../../clients/ts/test/validator/support/world';
import { matchCluster } from '../match';
import { configurationOf, type Settings } from '../settings';

let settings: Settings;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-migration-'));
  const admin = await wallet(2n * SOL);
  settings = {
    admin,
    cluster: 'localnet',
    configuration: await configurationOf('localnet', admin.address),
    deploymentFile: join(folder, 'made', 'deployment.json'),
    mintFile: join(folder, 'made', 'lrt-mint.json'),
    rpc,
    url: process.env['CAIRN_RPC_URL'] ?? '',
  };
  return () => rm(folder, { force: true, recursive: true });
});

async function run(changes: Partial<Settings> = {}): Promise<{ changed: boolean; text: string }> {
  const lines: string[] = [];
  const changed = await matchCluster({ ...settings, ...changes }, (line) => lines.push(line));
  return { changed, text: lines.join('\n') };
}

async function refusalOf(changes: Partial<Settings>): Promise<Error> {
  const outcome: unknown = await run(changes).catch((error: unknown) => error);
  if (!(outcome instanceof Error)) throw new Error('The run was not refused.');
  return outcome;
}

describe('matchCluster', () => {
  it('creates the pool, its metadata and the record', async () => {
    const { changed, text } = await run();
    expect(changed).toBe(true);
    expect(text).toContain('localnet matches migrations/config/localnet.json now.');

    const deployment = await readDeployment(settings.deploymentFile);
    if (deployment === null) throw new Error('There is no record.');
    const { addresses, pool } = await readPool(rpc, deployment.lrtMint);
    expect(deployment).toEqual({
      admin: settings.admin.address,
      authority: addresses.authority,
      claims: addresses.claims,
      cluster: 'localnet',
      escrow: addresses.escrow,
      feeRecipient: settings.admin.address,
      guardian: settings.admin.address,
      locked: addresses.locked,
      lrtMint: addresses.lrtMint,
      manager: settings.admin.address,
      metadata: settings.configuration.metadata,
      parameters: {
        changeDelayEpochs: 4,
        depositCap: NO_DEPOSIT_CAP,
        dripEpochs: 2,
        floorBps: 100,
        instantLimitBps: 1000,
        instantMaxFeeBps: 300,
        instantMinFeeBps: 10,
        instantTargetBps: 1000,
        minExitEpochs: 1,
        moveLimitBps: 1000,
        performanceFeeBps: 1000,
      },
      pool: addresses.pool,
      programId: CAIRN_PROGRAM_ADDRESS,
      rateFeed: addresses.rateFeed,
      reserve: addresses.reserve,
    });
    expect(pool.admin).toBe(settings.admin.address);
    expect(text).toContain('performanceFeeBps 1000');
    expect(text).toMatch(/guardian \w+ +the admin's own key/);
    expect(text).not.toContain('warning');
    expect(text).toContain(`feeRecipient ${settings.admin.address}`);
    const feeAccount = await holderAddress(deployment.lrtMint, settings.admin.address);
    expect(await exists(feeAccount)).toBe(true);
    expect(await readMetadata(rpc, deployment.lrtMint)).toEqual(deployment.metadata);
  });

  it('changes nothing the second time and says so', async () => {
    const before = await readFile(settings.deploymentFile, 'utf8');
    const { changed, text } = await run();
    expect(changed).toBe(false);
    expect(text).toContain('Nothing to do: localnet matches');
    expect(await readFile(settings.deploymentFile, 'utf8')).toBe(before);
  });

  it('needs no key of the mint once the pool exists', async () => {
    const { changed } = await run({ mintFile: join(settings.mintFile, 'not-there') });
    expect(changed).toBe(false);
  });

  it('writes a record that is lost again', async () => {
    const before = await readFile(settings.deploymentFile, 'utf8');
    await writeFile(
      settings.deploymentFile,
      '{"lrtMint":"So11111111111111111111111111111111111111112"}',
    );
    expect((await run()).text).toMatch(/record .* written/);
    expect(await readFile(settings.deploymentFile, 'utf8')).toBe(before);
  });

  it('refuses a pool that differs, and says which changes to queue', async () => {
    const { admin, configuration } = settings;
    const parameters = { ...configuration.parameters, depositCap: SOL, performanceFeeBps: 500 };
    const metadata = { ...configuration.metadata, name: 'Cairn' };
    const guardian = CAIRN_PROGRAM_ADDRESS;
    const wished = { ...configuration, guardian, metadata, parameters };
    const { message } = await refusalOf({ configuration: wished });
    const { symbol, uri } = metadata;
    const face = `"${symbol}", "${uri}"`;
    expect(message.split('\n').slice(1, -1).sort()).toEqual([
      '  DepositCap: deposit cap none → 1 SOL',
      `  Guardian: guardian ${admin.address} → ${guardian}`,
      `  Metadata: metadata "Cairn Staked SOL", ${face} → "Cairn", ${face}`,
      '  PerformanceFeeBps: performance fee 10 % → 5 %',
    ]);
    expect(message).toContain('differs from migrations/config/localnet.json. Its admin ');
    expect(message).toContain('Anyone can execute a change 4 epochs after it was queued');
  });

  it('says of a change that waits already when it is due', async () => {
    const { admin, configuration } = settings;
    const lrtMint = (await readDeployment(settings.deploymentFile))?.lrtMint;
    if (lrtMint === undefined) throw new Error('There is no record.');
    const wish = { admin, lrtMint, rpc, setting: setting('FeeRecipient', [CAIRN_PROGRAM_ADDRESS]) };
    const { instructions } = await queueChangeInstructions(wish);
    await send({ instructions, payer: admin, rpc });

    const wished = { ...configuration, feeRecipient: CAIRN_PROGRAM_ADDRESS };
    const { message } = await refusalOf({ configuration: wished });
    expect(message).toMatch(/ {2}FeeRecipient: .* \(queued as change 0: can be executed /);
  });

  it('gives a new pool the manager and the guardian of the configuration', async () => {
    const [manager, guardian] = [(await wallet(SOL)).address, (await wallet(SOL)).address];
    const folder = join(settings.deploymentFile, '..', 'guarded');
    const { text } = await run({
      configuration: { ...settings.configuration, guardian, manager },
      deploymentFile: join(folder, 'deployment.json'),
      mintFile: join(folder, 'lrt-mint.json'),
    });
    const deployment = await readDeployment(join(folder, 'deployment.json'));
    expect(deployment).toMatchObject({ admin: settings.admin.address, guardian, manager });
    expect(text).toContain(`guardian ${guardian}`);
    expect(text).not.toContain("the admin's own key");
  });

  it('refuses a node of another cluster', async () => {
    await expect(run({ cluster: 'devnet' })).rejects.toThrow(
      `CAIRN_CLUSTER is devnet, but ${settings.url} is a node of localnet.`,
    );
  });
});
