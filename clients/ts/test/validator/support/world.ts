/** A validator, a funded payer, and what tests ask of them. */
import {
  createSolanaRpc,
  fetchEncodedAccount,
  generateKeyPairSigner,
  lamports,
  type Address,
  type KeyPairSigner,
} from '@solana/kit';
import { fetchMaybeToken } from '@solana-program/token';

import { holderAddress, readMoment } from '../../../src';
import { pause } from '../../../src/confirm';

/** One SOL in lamports. */
export const SOL = 1_000_000_000n;

const WAIT_MS = 90_000;

const STALL_MS = 15_000;

/** The validator of `cargo xtask test`. */
export const rpc = createSolanaRpc(process.env['CAIRN_RPC_URL'] ?? '');

/** A new wallet with this much SOL. */
export async function wallet(sol: bigint): Promise<KeyPairSigner> {
  const signer = await generateKeyPairSigner();
  await rpc.requestAirdrop(signer.address, lamports(sol), { commitment: 'confirmed' }).send();
  await until('an airdrop', async () => (await balance(signer.address)) === sol);
  return signer;
}

/** Lamports of an account; 0 where it does not exist. */
export async function balance(address: Address): Promise<bigint> {
  const { value } = await rpc.getBalance(address, { commitment: 'confirmed' }).send();
  return value;
}

/** Shares in the owner's associated token account; 0 where it does not exist. */
export async function shares(lrtMint: Address, owner: Address): Promise<bigint> {
  return tokens(await holderAddress(lrtMint, owner));
}

/** Tokens in a token account; 0 where it does not exist. */
export async function tokens(address: Address): Promise<bigint> {
  const account = await fetchMaybeToken(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data.amount : 0n;
}

/** Whether there is an account at `address`. */
export async function exists(address: Address): Promise<boolean> {
  const account = await fetchEncodedAccount(rpc, address, { commitment: 'confirmed' });
  return account.exists;
}

/** Waits until the cluster is in `epoch` or a later one. */
export async function epochReached(epoch: bigint): Promise<void> {
  await until(`epoch ${epoch}`, async () => (await readMoment(rpc)).epoch >= epoch);
}

/**
 * Polls until `happened`, for a minute and a half at most.
 *
 * @throws at once where the validator stands still: too busy a machine can stop it for good.
 */
export async function until(what: string, happened: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  let [slot, movedAt] = [-1n, Date.now()];
  while (!(await happened())) {
    const present = await rpc.getSlot({ commitment: 'processed' }).send();
    if (present !== slot) [slot, movedAt] = [present, Date.now()];
    if (Date.now() - movedAt > STALL_MS) {
      throw new Error(`The validator stands still at slot ${slot}: run this on an idle machine.`);
    }
    if (Date.now() > deadline) throw new Error(`Waited ${WAIT_MS} ms in vain for ${what}.`);
    await pause(100);
  }
}
