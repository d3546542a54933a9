/** The LRT's first name, symbol and picture in wallets. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';

import { eventAccounts, poolAddresses } from '../../addresses';
import { getSetMetadataInstruction } from '../../generated';
import { METADATA_PROGRAM_ADDRESS, metadataAddress, type TokenMetadata } from '../../metadata';

/** A first face. */
export type SetMetadataParams = Readonly<{
  /** Pays the metadata account's rent. */
  payer: TransactionSigner;
  /** The pool's admin. */
  admin: TransactionSigner;
  lrtMint: Address;
  /** Name of 1 to 32 bytes, symbol of 1 to 10, URI of at most 200. */
  metadata: TokenMetadata;
}>;

/**
 * The metadata account is created, once: what it says is changed by {@link queueChangeInstructions} with
 * a setting `Metadata`.
 */
export async function setMetadataInstruction(params: SetMetadataParams): Promise<Instruction> {
  const { payer, admin, lrtMint, metadata } = params;
  const { authority, pool } = await poolAddresses(lrtMint);
  return getSetMetadataInstruction({
    ...(await eventAccounts()),
    ...metadata,
    admin,
    authority,
    lrtMint,
    metadata: await metadataAddress(lrtMint),
    metadataProgram: METADATA_PROGRAM_ADDRESS,
    payer,
    pool,
  });
}
