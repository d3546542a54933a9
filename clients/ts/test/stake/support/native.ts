/** What people do with the stake program itself. */
import {
  AccountRole,
  address,
  generateKeyPairSigner,
  getAddressEncoder,
  getI64Encoder,
  getStructEncoder,
  getU32Encoder,
  getU64Encoder,
  type Address,
  type KeyPairSigner,
} from '@solana/kit';
import { getCreateAccountInstruction } from '@solana-program/system';

import { send, STAKE_ACCOUNT_SIZE, STAKE_PROGRAM_ADDRESS, type Sent } from '../../../src';
import { rpc } from '../../validator/support/world';

const RENT = address('SysvarRent111111111111111111111111111111111');
const CLOCK = address('SysvarC1ock11111111111111111111111111111111');
const HISTORY = address('SysvarStakeHistory1111111111111111111111111');
const CONFIG = address('StakeConfig11111111111111111111111111111111');
const NOBODY = address('11111111111111111111111111111111');

/** `StakeInstruction` of solana-stake-interface: number 0 with authorities and a lockup; others are numbers. */
const initialize = getStructEncoder([
  ['number', getU32Encoder()],
  ['staker', getAddressEncoder()],
  ['withdrawer', getAddressEncoder()],
  ['lockupTime', getI64Encoder()],
  ['lockupEpoch', getU64Encoder()],
  ['custodian', getAddressEncoder()],
]);
const DELEGATE = 2;
const DEACTIVATE_DELINQUENT = 14;

const reads = (each: Address) => ({ address: each, role: AccountRole.READONLY });
const writes = (each: Address) => ({ address: each, role: AccountRole.WRITABLE });

/** The owner's own stake account of `stake` lamports and its rent, delegated now. */
export async function newStake(
  owner: KeyPairSigner,
  voteAccount: Address,
  stake: bigint,
): Promise<Address> {
  const account = await generateKeyPairSigner();
  const rent = await rpc.getMinimumBalanceForRentExemption(BigInt(STAKE_ACCOUNT_SIZE)).send();
  const create = getCreateAccountInstruction({
    lamports: stake + rent,
    newAccount: account,
    payer: owner,
    programAddress: STAKE_PROGRAM_ADDRESS,
    space: STAKE_ACCOUNT_SIZE,
  });
  const { address: key } = owner;
  const authorities = { custodian: NOBODY, staker: key, withdrawer: key };
  const init = {
    accounts: [writes(account.address), reads(RENT)],
    data: initialize.encode({ ...authorities, lockupEpoch: 0n, lockupTime: 0n, number: 0 }),
    programAddress: STAKE_PROGRAM_ADDRESS,
  };
  const delegate = {
    accounts: [
      ...[writes(account.address), reads(voteAccount), reads(CLOCK), reads(HISTORY), reads(CONFIG)],
      { address: key, role: AccountRole.READONLY_SIGNER, signer: owner },
    ],
    data: getU32Encoder().encode(DELEGATE),
    programAddress: STAKE_PROGRAM_ADDRESS,
  };
  await send({ instructions: [create, init, delegate], payer: owner, rpc });
  return account.address;
}

/**
 * Anyone deactivates stake whose validator has not voted for five epochs, in each of which the one of
 * `reference` has.
 */
export async function deactivateDelinquent(
  stranger: KeyPairSigner,
  stakeAccount: Address,
  voteAccount: Address,
  reference: Address,
): Promise<Sent> {
  const deactivate = {
    accounts: [writes(stakeAccount), reads(voteAccount), reads(reference)],
    data: getU32Encoder().encode(DEACTIVATE_DELINQUENT),
    programAddress: STAKE_PROGRAM_ADDRESS,
  };
  return send({ instructions: [deactivate], payer: stranger, rpc });
}
