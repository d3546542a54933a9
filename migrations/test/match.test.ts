import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CAIRN_PROGRAM_ADDRESS, holderAddress, readMetadata, readPool } from '@cairn/client';
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
      locked: addresses.locked,
      lrtMint: addresses.lrtMint,
      metadata: settings.configuration.metadata,
      parameters: {
        dripEpochs: 2,
        floorBps: 100,
        instantLimitBps: 1000,
        instantMaxFeeBps: 300,
        instantMinFeeBps: 10,
        instantTargetBps: 1000,
        minExitEpochs: 1,
        performanceFeeBps: 1000,
      },
      pool: addresses.pool,
      programId: CAIRN_PROGRAM_ADDRESS,
      rateFeed: addresses.rateFeed,
      reserve: addresses.reserve,
    });
    expect(pool.admin).toBe(settings.admin.address);
    expect(text).toContain('performanceFeeBps 1000');
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

  it('updates metadata that differs', async () => {
    const metadata = { ...settings.configuration.metadata, name: 'Cairn' };
    const { text } = await run({ configuration: { ...settings.configuration, metadata } });
    expect(text).toMatch(/pool .* unchanged/);
    expect(text).toMatch(/metadata .* written/);
  });

  it('refuses other parameters than the pool was created with', async () => {
    const parameters = { ...settings.configuration.parameters, minExitEpochs: 3 };
    const configuration = { ...settings.configuration, parameters };
    await expect(run({ configuration })).rejects.toThrow(
      'has minExitEpochs 1, the configuration says 3: a pool keeps the parameters',
    );
  });

  it('refuses another fee recipient than the pool was created with', async () => {
    const feeRecipient = CAIRN_PROGRAM_ADDRESS;
    const configuration = { ...settings.configuration, feeRecipient };
    await expect(run({ configuration })).rejects.toThrow(
      `has feeRecipient ${settings.admin.address}, the configuration says ${feeRecipient}`,
    );
  });

  it('refuses a node of another cluster', async () => {
    await expect(run({ cluster: 'devnet' })).rejects.toThrow(
      `CAIRN_CLUSTER is devnet, but ${settings.url} is a node of localnet.`,
    );
  });
});
