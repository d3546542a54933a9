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
import { getInitializePoolInstructionAsync, type PoolParameters } from '../../generated';
import type { TokenMetadata } from '../../metadata';
import { feeAccountInstruction } from '../crank/collectFees';
import { setMetadataInstruction } from './setMetadata';

/** Decimals of the LRT: as SOL. */
export const LRT_DECIMALS = 9;

/** A pool to create. */
export type CreatePoolParams = Readonly<{
  rpc: Rpc<GetMinimumBalanceForRentExemptionApi>;
  /** Pays all rents, and 0.1 SOL that stay in the pool for ever. */
  payer: TransactionSigner;
  /** Signs once here; queues the pool's changes from then on. */
  admin: TransactionSigner;
  /** The key of the mint; not needed afterwards. */
  lrtMint: TransactionSigner;
  /** Governs the pool; the program names the bound that one exceeds. */
  parameters: PoolParameters;
  /** Tightens, pauses deposits; the admin. */
  manager?: Address;
  /** Tightens, pauses deposits, cancels changes; the admin. */
  guardian?: Address;
  /** Receives fees, in shares, in its associated token account; the admin. */
  feeRecipient?: Address;
  metadata: TokenMetadata;
}>;

/** What creates a pool. */
export type PoolCreation = Readonly<{
  addresses: PoolAddresses;
  /**
   * The mint, the pool, the account that receives its fees: they fit one transaction, whoever the payer
   * and the roles are.
   */
  instructions: readonly Instruction[];
  /**
   * The metadata, for a transaction of its own afterwards. It fits the same one where the admin pays and
   * receives the fees, and the URI has no more than 80 bytes.
   */
  metadataInstruction: Instruction;
}>;

/** The mint, the pool, the account that receives its fees, and the metadata. */
export async function createPoolInstructions(params: CreatePoolParams): Promise<PoolCreation> {
  const { payer, admin, lrtMint, metadata } = params;
  const addresses = await poolAddresses(lrtMint.address);
  const mint = await createMintInstructions(params.rpc, payer, lrtMint, addresses.authority);
  const instructions = [...mint, ...(await initializePoolInstructions(params))];
  const face = { admin, lrtMint: lrtMint.address, metadata, payer };
  return { addresses, instructions, metadataInstruction: await setMetadataInstruction(face) };
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

/** The pool of a mint that exists and has no supply, and the account that receives its fees. */
export async function initializePoolInstructions(
  params: Omit<CreatePoolParams, 'metadata' | 'rpc'>,
): Promise<Instruction[]> {
  const { payer, admin, lrtMint, parameters } = params;
  const feeRecipient = params.feeRecipient ?? admin.address;
  const { authority, claims, escrow, locked, lockedOwner, pool, rateFeed, reserve } =
    await poolAddresses(lrtMint.address);
  const initialize = await getInitializePoolInstructionAsync({
    ...(await eventAccounts()),
    admin,
    authority,
    claimsAccount: claims,
    escrow,
    feeRecipient,
    guardian: params.guardian ?? admin.address,
    locked,
    lockedOwner,
    lrtMint,
    manager: params.manager ?? admin.address,
    parameters,
    payer,
    pool,
    rateFeed,
    reserveAccount: reserve,
  });
  return [initialize, await feeAccountInstruction(payer, lrtMint.address, feeRecipient)];
}
