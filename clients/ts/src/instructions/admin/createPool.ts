/** A pool from nothing: the LRT's mint, the pool, its face. */
import type {
  Address,
  GetMinimumBalanceForRentExemptionApi,
  Instruction,
  Rpc,
  TransactionSigner,
} from '@solana/kit';
import { getCreateAccountInstruction } from '@solana-program/system';
import {
  getInitializeMint2Instruction,
  getMintSize,
  TOKEN_PROGRAM_ADDRESS,
} from '@solana-program/token';

import { eventAccounts, poolAddresses, type PoolAddresses } from '../../addresses';
import { getInitializePoolInstructionAsync } from '../../generated';
import type { TokenMetadata } from '../../metadata';
import { setMetadataInstruction } from './setMetadata';

/** Decimals of the LRT: as SOL. */
export const LRT_DECIMALS = 9;

/** A pool to create. */
export type CreatePoolParams = Readonly<{
  rpc: Rpc<GetMinimumBalanceForRentExemptionApi>;
  /** Pays all rents, and 0.1 SOL that stay in the pool for ever. */
  payer: TransactionSigner;
  /** May set the metadata later. */
  admin: TransactionSigner;
  /** The key of the mint; not needed afterwards. */
  lrtMint: TransactionSigner;
  /** Epochs from the close of a batch to its first fill: 0 to 16. */
  minExitEpochs: number;
  /** Epochs over which gains are released: 1 to 16. */
  dripEpochs: number;
  metadata: TokenMetadata;
}>;

/** The mint, the pool and the metadata; the instructions fit one transaction. */
export async function createPoolInstructions(
  params: CreatePoolParams,
): Promise<{ addresses: PoolAddresses; instructions: Instruction[] }> {
  const { payer, admin, lrtMint, metadata } = params;
  const addresses = await poolAddresses(lrtMint.address);
  const instructions = [
    ...(await createMintInstructions(params.rpc, payer, lrtMint, addresses.authority)),
    await initializePoolInstruction(params),
    await setMetadataInstruction({ admin, lrtMint: lrtMint.address, metadata, payer }),
  ];
  return { addresses, instructions };
}

/** A mint of 9 decimals without freeze authority that only `authority` can mint. */
export async function createMintInstructions(
  rpc: Rpc<GetMinimumBalanceForRentExemptionApi>,
  payer: TransactionSigner,
  lrtMint: TransactionSigner,
  authority: Address,
): Promise<Instruction[]> {
  const space = getMintSize();
  const lamports = await rpc.getMinimumBalanceForRentExemption(BigInt(space)).send();
  const create = getCreateAccountInstruction({
    lamports,
    newAccount: lrtMint,
    payer,
    programAddress: TOKEN_PROGRAM_ADDRESS,
    space,
  });
  const initialize = getInitializeMint2Instruction({
    decimals: LRT_DECIMALS,
    mint: lrtMint.address,
    mintAuthority: authority,
  });
  return [create, initialize];
}

/** The pool of a mint that exists and has no supply. */
export async function initializePoolInstruction(
  params: Omit<CreatePoolParams, 'metadata' | 'rpc'>,
): Promise<Instruction> {
  const { payer, admin, lrtMint, minExitEpochs, dripEpochs } = params;
  const { authority, claims, escrow, locked, lockedOwner, pool, reserve } = await poolAddresses(
    lrtMint.address,
  );
  return getInitializePoolInstructionAsync({
    ...(await eventAccounts()),
    admin,
    authority,
    claimsAccount: claims,
    dripEpochs,
    escrow,
    locked,
    lockedOwner,
    lrtMint,
    minExitEpochs,
    payer,
    pool,
    reserveAccount: reserve,
  });
}
