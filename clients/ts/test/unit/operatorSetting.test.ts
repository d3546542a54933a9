/** Settings of an operator take instructions of their own. */
import { address, generateKeyPairSigner, getBase64Decoder, type Instruction } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import {
  CAIRN_PROGRAM_ADDRESS,
  CairnInstruction,
  changeAddress,
  executeChangeInstructions,
  getChangeEncoder,
  identifyCairnInstruction,
  operatorAddress,
  poolAddresses,
  setting,
  tightenInstructions,
  Version,
  type ExecuteChangeParams,
  type SettingArgs,
} from '../../src';

const lrtMint = address('So11111111111111111111111111111111111111112');
const operator = address('metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s');
const rentPayer = address('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
const WEIGHT = setting('OperatorWeight', { operator, weight: 7 });
const CAP = setting('OperatorCap', { cap: 1n, operator });

/** What it is, and the accounts it names. */
function read(instructions: readonly Instruction[]): [CairnInstruction, string[]] {
  const { accounts = [], data = new Uint8Array() } = instructions[0] ?? {};
  return [identifyCairnInstruction({ data }), accounts.map((account) => account.address)];
}

/** A node on which every account is a change of this setting. */
async function nodeWith(wanted: SettingArgs): Promise<ExecuteChangeParams['rpc']> {
  const { pool } = await poolAddresses(lrtMint);
  const bytes = getChangeEncoder().encode({
    adminTerm: 0n,
    bump: 255,
    id: 3n,
    lastEpoch: 20n,
    matureEpoch: 14n,
    pool,
    queuedEpoch: 10n,
    rentPayer,
    reserved: new Uint8Array(32),
    setting: wanted,
    version: Version.V1,
  });
  const value = {
    data: [getBase64Decoder().decode(bytes), 'base64'],
    executable: false,
    lamports: 1n,
    owner: CAIRN_PROGRAM_ADDRESS,
    space: BigInt(bytes.length),
  };
  const answer = { send: () => Promise.resolve({ value }) };
  return { getAccountInfo: () => answer } as unknown as ExecuteChangeParams['rpc'];
}

describe('executeChangeInstructions', () => {
  it.each([WEIGHT, CAP])('%# names the operator', async (wanted) => {
    const rpc = await nodeWith(wanted);
    const { instructions } = await executeChangeInstructions({ id: 3n, lrtMint, rpc });
    const { pool } = await poolAddresses(lrtMint);
    const [kind, accounts] = read(instructions);
    expect(kind).toBe(CairnInstruction.ExecuteOperatorChange);
    const change = await changeAddress(pool, 3n);
    expect(accounts.slice(0, 4)).toEqual([pool, operator, change, rentPayer]);
  });

  it('takes execute_change for the pool', async () => {
    const rpc = await nodeWith(setting('MoveLimitBps', [1]));
    const { instructions } = await executeChangeInstructions({ id: 3n, lrtMint, rpc });
    expect(read(instructions)[0]).toBe(CairnInstruction.ExecuteChange);
  });
});

describe('tightenInstructions', () => {
  it.each([WEIGHT, CAP])('%# names the operator', async (wanted) => {
    const guard = await generateKeyPairSigner();
    const { instructions } = await tightenInstructions({ guard, lrtMint, setting: wanted });
    const { pool } = await poolAddresses(lrtMint);
    const [kind, accounts] = read(instructions);
    expect(kind).toBe(CairnInstruction.TightenOperator);
    expect(accounts.slice(0, 3)).toEqual([guard.address, pool, operator]);
  });

  it('takes tighten for the pool', async () => {
    const guard = await generateKeyPairSigner();
    const cap = setting('DepositCap', [0n]);
    const { instructions } = await tightenInstructions({ guard, lrtMint, setting: cap });
    expect(read(instructions)[0]).toBe(CairnInstruction.Tighten);
  });
});

describe('operatorAddress', () => {
  it('differs by pool and by key', async () => {
    const { pool, reserve } = await poolAddresses(lrtMint);
    const all = [
      await operatorAddress(pool, operator),
      await operatorAddress(pool, rentPayer),
      await operatorAddress(reserve, operator),
    ];
    expect(new Set(all).size).toBe(3);
  });
});
