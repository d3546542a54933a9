/** Which accounts the instructions of assets and redemptions name. */
import { AccountRole, address, generateKeyPairSigner, type Address } from '@solana/kit';
import { describe, expect, it } from 'vitest';

import {
  acknowledgeAssetInstructions,
  addAssetInstructions,
  cancelAcknowledgementInstructions,
  changeAddress,
  claimUnstakeInstructions,
  closeAssetInstructions,
  describeChange,
  executeChangeInstructions,
  getChangeEncoder,
  getRedemptionEncoder,
  marinadeReserve,
  orderUnstakeInstructions,
  parseAcknowledgeAssetInstruction,
  parseAddAssetInstruction,
  parseCancelAcknowledgementInstruction,
  parseVerifySourceInstruction,
  verifySourceInstructions,
  parseClaimUnstakeInstruction,
  parseCloseAssetInstruction,
  parseExecuteAssetChangeInstruction,
  parseOrderUnstakeInstruction,
  parseRedeemSolInstruction,
  parseRedeemStakeInstruction,
  parseSyncAssetSurplusInstruction,
  parseTightenAssetInstruction,
  parseWithdrawRedemptionInstruction,
  poolAddresses,
  readAssets,
  readChanges,
  readRedemptions,
  receiptAddress,
  redeemSolInstructions,
  redeemStakeInstructions,
  redemptionAddress,
  SourceKind,
  standingOf,
  syncAssetSurplusInstructions,
  tightenInstructions,
  Version,
  withdrawAuthority,
  withdrawRedemptionInstructions,
  type Setting,
} from '../../src';
import {
  assetBytes,
  assetOf,
  key,
  NOW,
  programBytes,
  SOL,
  stakePoolBytes,
  STAKE_POOL,
} from './support/asset';
import { nodeWith, poolBytes, type Held } from './support/node';

const lrtMint = address('So11111111111111111111111111111111111111112');
const addresses = await poolAddresses(lrtMint);
const { pool } = addresses;
const signer = await generateKeyPairSigner();
const mint = key(1);
const { asset, at } = await assetOf(lrtMint, 1);

/** The only instruction, as `parse` reads it. */
function only<T>(instructions: readonly unknown[], parse: (instruction: never) => T): T {
  expect(instructions).toHaveLength(1);
  return parse(instructions[0] as never);
}

async function node(setting?: Setting, kind = SourceKind.SplStakePool) {
  const held = { ...asset, source: { ...asset.source, kind } };
  const accounts = new Map<Address, Held>([
    [pool, { bytes: poolBytes({ nextRedemption: 3n }) }],
    [at, assetBytes(held)],
    [asset.source.state, stakePoolBytes(100n * SOL, NOW)],
    [key(100), programBytes()],
    [mint, { bytes: new Uint8Array(82), owner: asset.tokenProgram }],
  ]);
  const redemption = getRedemptionEncoder().encode({
    asset: at,
    bump: 255,
    dueEpoch: 6n,
    lamports: 5n,
    nonce: 2n,
    pool,
    promised: 5n,
    receipt: await receiptAddress(pool, 2n),
    rent: 1n,
    rentPayer: key(201),
    reserved: new Uint8Array(32),
    units: 4n,
    version: Version.V1,
  });
  accounts.set(await redemptionAddress(pool, 2n), { bytes: redemption });
  if (setting !== undefined) {
    const change = getChangeEncoder().encode({
      adminTerm: 0n,
      bump: 255,
      id: 4n,
      lastEpoch: 20n,
      matureEpoch: 6n,
      pool,
      queuedEpoch: 1n,
      rentPayer: key(202),
      reserved: new Uint8Array(32),
      setting,
      version: Version.V1,
    });
    accounts.set(await changeAddress(pool, 4n), { bytes: Uint8Array.from(change) });
  }
  return nodeWith(accounts);
}

describe('readers', () => {
  it('finds assets and redemptions of a pool', async () => {
    const rpc = await node();
    const assets = await readAssets(rpc, pool);
    expect(assets.map((one) => [one.address, one.data.units])).toEqual([[at, 10n * SOL]]);
    const owed = await readRedemptions(rpc, pool);
    expect(owed.map(({ data }) => [data.nonce, data.lamports])).toEqual([[2n, 5n]]);
  });
});

describe('redemptions', () => {
  it('redeem a stake pool by its own accounts', async () => {
    const rpc = await node();
    const params = { lrtMint, mint, rpc };
    const authority = await withdrawAuthority(STAKE_POOL, asset.source.state);
    const sol = await redeemSolInstructions(params);
    expect(only(sol.instructions, parseRedeemSolInstruction).accounts).toMatchObject({
      asset: { address: at },
      managerFee: { address: key(7), role: AccountRole.WRITABLE },
      sourceReserve: { address: key(5) },
      vault: { address: asset.vault },
      withdrawAuthority: { address: authority },
    });
    const from = key(30);
    const stake = await redeemStakeInstructions({ ...params, from, payer: signer });
    expect(stake.nonce).toBe(3n);
    expect(only(stake.instructions, parseRedeemStakeInstruction).accounts).toMatchObject({
      receipt: { address: await receiptAddress(pool, 3n) },
      redemption: { address: await redemptionAddress(pool, 3n) },
      sourceStake: { address: from },
      validatorList: { address: key(4) },
    });
  });

  it('order of Marinade, and claim', async () => {
    const rpc = await node(undefined, SourceKind.Marinade);
    const order = await orderUnstakeInstructions({ lrtMint, mint, payer: signer, rpc });
    expect(only(order.instructions, parseOrderUnstakeInstruction).accounts).toMatchObject({
      receipt: { address: await receiptAddress(pool, 3n) },
      sourceState: { address: asset.source.state },
    });
    const claim = await claimUnstakeInstructions({ lrtMint, nonce: 2n, rpc });
    expect(only(claim.instructions, parseClaimUnstakeInstruction).accounts).toMatchObject({
      rentPayer: { address: key(201) },
      sourceReserve: { address: await marinadeReserve(STAKE_POOL, asset.source.state) },
    });
  });

  it('withdraw to the reserve, rents to who paid them', async () => {
    const rpc = await node();
    const { instructions } = await withdrawRedemptionInstructions({ lrtMint, nonce: 2n, rpc });
    expect(only(instructions, parseWithdrawRedemptionInstruction).accounts).toMatchObject({
      asset: { address: at },
      receipt: { address: await receiptAddress(pool, 2n) },
      rentPayer: { address: key(201) },
      reserveAccount: { address: addresses.reserve },
    });
    const gone = withdrawRedemptionInstructions({ lrtMint, nonce: 9n, rpc });
    await expect(gone).rejects.toThrow('Redemption 9 does not exist');
  });
});

describe('an asset', () => {
  it('is synced and closed', async () => {
    const params = { lrtMint, mint, rpc: await node() };
    const sync = await syncAssetSurplusInstructions(params);
    const synced = only(sync.instructions, parseSyncAssetSurplusInstruction);
    expect(synced.accounts.vault.address).toBe(asset.vault);
    const close = await closeAssetInstructions(params);
    const closed = only(close.instructions, parseCloseAssetInstruction);
    expect(closed.accounts.rentPayer.address).toBe(key(200));
    const other = syncAssetSurplusInstructions({ ...params, mint: key(2) });
    await expect(other).rejects.toThrow('takes no tokens');
  });

  it('is tightened, acknowledged, and that taken back', async () => {
    const rpc = await node();
    const setting = { __kind: 'AssetTerms' as const, asset: at, terms: asset.terms };
    const tighten = await tightenInstructions({ guard: signer, lrtMint, setting });
    const tightened = only(tighten.instructions, parseTightenAssetInstruction);
    expect(tightened.accounts.asset.address).toBe(at);
    const seen = { doubts: 1, lrtMint, manager: signer, mint, rpc, slot: 7n };
    const look = await acknowledgeAssetInstructions(seen);
    const looked = only(look.instructions, parseAcknowledgeAssetInstruction);
    expect(looked.accounts.programData.address).toBe(key(100));
    expect(looked.data).toMatchObject({ codeHash: new Uint8Array(32), doubts: 1, slot: 7n });
    const verify = await verifySourceInstructions({ lrtMint, mint, rpc });
    const verified = only(verify.instructions, parseVerifySourceInstruction);
    expect(verified.accounts.asset.address).toBe(at);
    const cancel = await cancelAcknowledgementInstructions({ guard: signer, lrtMint, mint });
    const cancelled = only(cancel.instructions, parseCancelAcknowledgementInstruction);
    expect(cancelled.accounts.asset.address).toBe(at);
  });

  it('is added and changed by what is queued', async () => {
    const add = { __kind: 'AddAsset' as const, mint, source: asset.source, terms: asset.terms };
    const adding = { id: 4n, lrtMint, rpc: await node(add) };
    const added = await addAssetInstructions({ ...adding, payer: signer });
    expect(only(added.instructions, parseAddAssetInstruction).accounts).toMatchObject({
      asset: { address: at },
      rentPayer: { address: key(202) },
      sourceProgram: { address: STAKE_POOL },
      vault: { address: asset.vault },
    });
    await expect(executeChangeInstructions(adding)).rejects.toThrow();
    const retire = { __kind: 'RetireAsset' as const, asset: at };
    const retiring = { id: 4n, lrtMint, rpc: await node(retire) };
    await expect(addAssetInstructions({ ...retiring, payer: signer })).rejects.toThrow();
    const retired = await executeChangeInstructions(retiring);
    const execute = only(retired.instructions, parseExecuteAssetChangeInstruction);
    expect(execute.accounts.asset.address).toBe(at);
    const [change] = await readChanges(retiring.rpc, lrtMint);
    expect(change?.description).toContain(`retired asset ${at}: cap 1000000 SOL`);
    expect(change?.dead).toBeNull();
  });

  it('is said from what to what it changes', () => {
    const governed = { terms: asset.terms, retired: false };
    const terms = { ...asset.terms, cap: 0n, creditHaircutBps: 25 };
    const setting = { __kind: 'AssetTerms' as const, asset: at, terms };
    const words = describeChange({} as never, setting, null, governed);
    expect(words).toContain('credit haircut 0 % → ');
    expect(words).toContain('cap 0 SOL, share cap 100 %, target 100 %, growth 0.5 %, drop 10 %');
    expect(describeChange({} as never, setting, null, null)).toContain('terms of asset none → ');
    const change = { adminTerm: 0n, id: 1n, lastEpoch: 20n, matureEpoch: 6n, queuedEpoch: 1n };
    const governing = { adminTerm: 0n, parameters: { minExitEpochs: 0 } } as never;
    const standing = standingOf(governing, { ...change, setting }, 9n, { tightened: 2n });
    expect(standing.dead).toBe('what it is about was lowered or made since');
  });
});
