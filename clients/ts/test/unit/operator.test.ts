/** Operators: found, registered, gone. */
import { address, generateKeyPairSigner, type Instruction } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import {
  CairnInstruction,
  closeOperatorInstructions,
  identifyCairnInstruction,
  leaveOperatorInstructions,
  listOperators,
  operatorAddress,
  parseRegisterOperatorInstruction,
  poolAddresses,
  readOperator,
  registerOperatorInstructions,
} from '../../src';
import { nodeWith, poolBytes } from './support/node';
import { operatorBytes, OWNER, positionOf, RENT_PAYER, VOTER } from './support/stake';

const lrtMint = address('So11111111111111111111111111111111111111112');
const { pool } = await poolAddresses(lrtMint);

/** What it is, and the accounts it names. */
function read(instructions: readonly Instruction[]): [CairnInstruction, string[]] {
  const { accounts = [], data = new Uint8Array() } = instructions[0] ?? {};
  return [identifyCairnInstruction({ data }), accounts.map((account) => account.address)];
}

describe('listOperators', () => {
  it("finds the pool's operators among all that the program has", async () => {
    const operators = [await operatorAddress(pool, OWNER), await operatorAddress(pool, VOTER)];
    const [position, record] = await positionOf(pool, VOTER, 1n);
    const rpc = nodeWith(
      new Map([
        ...operators.map((each) => [each, operatorBytes(pool)] as const),
        [RENT_PAYER, operatorBytes(OWNER)],
        [position, record],
        [pool, { bytes: poolBytes() }],
      ]),
    );
    const found = await listOperators(rpc, pool);
    expect(found.map((each) => each.address)).toEqual([...operators].sort());
    expect(found[0]?.data).toMatchObject({ maxCommissionBps: 500, pool, voteAccount: VOTER });
  });
});

describe('readOperator', () => {
  it('is null where there is none', async () => {
    expect(await readOperator(nodeWith(new Map()), OWNER)).toBeNull();
  });
});

describe('registerOperatorInstructions', () => {
  it('is of the authority, who pays where nobody else does', async () => {
    const authority = await generateKeyPairSigner();
    const wish = { authority, lrtMint, maxCommissionBps: 700, voteAccount: VOTER };
    const { instructions, operator } = await registerOperatorInstructions(wish);
    expect(operator).toBe(await operatorAddress(pool, authority.address));
    const [kind, accounts] = read(instructions);
    expect(kind).toBe(CairnInstruction.RegisterOperator);
    const { address: key } = authority;
    expect(accounts.slice(0, 5)).toEqual([key, key, pool, operator, VOTER]);
    const [register] = instructions as [Parameters<typeof parseRegisterOperatorInstruction>[0]];
    expect(parseRegisterOperatorInstruction(register).data.maxCommissionBps).toBe(700);
  });

  it('takes another payer', async () => {
    const [authority, payer] = [await generateKeyPairSigner(), await generateKeyPairSigner()];
    const wish = { authority, lrtMint, maxCommissionBps: 0, payer, voteAccount: VOTER };
    const { instructions } = await registerOperatorInstructions(wish);
    expect(read(instructions)[1].slice(0, 2)).toEqual([payer.address, authority.address]);
  });
});

describe('leaveOperatorInstructions', () => {
  it("is of the authority's operator", async () => {
    const authority = await generateKeyPairSigner();
    const { instructions, operator } = await leaveOperatorInstructions({ authority, lrtMint });
    expect(operator).toBe(await operatorAddress(pool, authority.address));
    const [kind, accounts] = read(instructions);
    expect(kind).toBe(CairnInstruction.LeaveOperator);
    expect(accounts.slice(0, 3)).toEqual([authority.address, pool, operator]);
  });
});

describe('closeOperatorInstructions', () => {
  it('gives the rent to whoever paid it', async () => {
    const operator = await operatorAddress(pool, OWNER);
    const rpc = nodeWith(new Map([[operator, operatorBytes(pool)]]));
    const { instructions } = await closeOperatorInstructions({ operator, rpc });
    const [kind, accounts] = read(instructions);
    expect(kind).toBe(CairnInstruction.CloseOperator);
    expect(accounts.slice(1, 3)).toEqual([operator, RENT_PAYER]);
  });

  it('says that there is none', async () => {
    const wish = { operator: OWNER, rpc: nodeWith(new Map()) };
    await expect(closeOperatorInstructions(wish)).rejects.toThrow(
      `There is no operator at ${OWNER}.`,
    );
  });
});
