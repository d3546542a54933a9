/** Vote accounts of validators that never vote. */
import {
  AccountRole,
  address,
  generateKeyPairSigner,
  getAddressEncoder,
  getStructEncoder,
  getU32Encoder,
  getU64Encoder,
  getU8Encoder,
  type AccountSignerMeta,
  type Address,
  type KeyPairSigner,
} from '@solana/kit';
import { getCreateAccountInstruction } from '@solana-program/system';

import { send } from '../../../src';
import { balance, rpc } from '../../validator/support/world';

const VOTE_PROGRAM = address('Vote111111111111111111111111111111111111111');
const RENT = address('SysvarRent111111111111111111111111111111111');
const CLOCK = address('SysvarC1ock11111111111111111111111111111111');

/** Bytes of a vote account. */
const SIZE = 3_762;

/** `VoteInstruction` of solana-vote-interface: number 0 with a `VoteInit`, number 3 with lamports. */
const initialize = getStructEncoder([
  ['number', getU32Encoder()],
  ['node', getAddressEncoder()],
  ['voter', getAddressEncoder()],
  ['withdrawer', getAddressEncoder()],
  ['commission', getU8Encoder()],
]);
const withdraw = getStructEncoder([
  ['number', getU32Encoder()],
  ['lamports', getU64Encoder()],
]);

/** A new vote account that takes no commission; `node` runs no validator and has every say over it. */
export async function newVoteAccount(node: KeyPairSigner): Promise<Address> {
  const account = await generateKeyPairSigner();
  const create = getCreateAccountInstruction({
    lamports: await rpc.getMinimumBalanceForRentExemption(BigInt(SIZE)).send(),
    newAccount: account,
    payer: node,
    programAddress: VOTE_PROGRAM,
    space: SIZE,
  });
  const { address: key } = node;
  const init = {
    accounts: [
      { address: account.address, role: AccountRole.WRITABLE },
      { address: RENT, role: AccountRole.READONLY },
      { address: CLOCK, role: AccountRole.READONLY },
      signing(node),
    ],
    data: initialize.encode({ commission: 0, node: key, number: 0, voter: key, withdrawer: key }),
    programAddress: VOTE_PROGRAM,
  };
  await send({ instructions: [create, init], payer: node, rpc });
  return account.address;
}

/** Takes all lamports out of a vote account that has never voted: it is gone. */
export async function closeVoteAccount(node: KeyPairSigner, voteAccount: Address): Promise<void> {
  const close = {
    accounts: [
      { address: voteAccount, role: AccountRole.WRITABLE },
      { address: node.address, role: AccountRole.WRITABLE },
      signing(node),
    ],
    data: withdraw.encode({ lamports: await balance(voteAccount), number: 3 }),
    programAddress: VOTE_PROGRAM,
  };
  await send({ instructions: [close], payer: node, rpc });
}

function signing(signer: KeyPairSigner): AccountSignerMeta {
  return { address: signer.address, role: AccountRole.READONLY_SIGNER, signer };
}
