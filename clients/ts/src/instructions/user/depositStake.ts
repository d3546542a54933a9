/** A stake account in, shares out. */
import type {
  Address,
  GetMinimumBalanceForRentExemptionApi,
  Instruction,
  Rpc,
  TransactionSigner,
} from '@solana/kit';
import { getCreateAssociatedTokenIdempotentInstruction } from '@solana-program/token';

import { eventAccounts, holderAddress } from '../../addresses';
import { refusal } from '../../errors';
import { CAIRN_ERROR__STAKE_NOT_ACTIVE, getDepositStakeInstruction } from '../../generated';
import { least, plus } from '../../math';
import { requirePosition } from '../../position';
import { quoteDeposit, type DepositQuote } from '../../quote';
import { readSettledPool, type SettleRpc } from '../../settle';
import { readStakeAccount, STAKE_ACCOUNT_SIZE } from '../../stakeAccount';
import { leastAccepted } from './slippage';

/** A deposit of stake. */
export type DepositStakeParams = Readonly<{
  rpc: SettleRpc & Rpc<GetMinimumBalanceForRentExemptionApi>;
  lrtMint: Address;
  /** The stake account's withdraw authority; pays for the recipient's token account where there is none. */
  depositor: TransactionSigner;
  /** Active since an earlier epoch, not locked up, with the validator of `into`'s operator. */
  stakeAccount: Address;
  /** The active position that takes the stake, by its address. */
  into: Address;
  /** The wallet that receives the shares in its associated token account; the depositor's own. */
  recipient?: Address;
  /** By how much fewer shares than quoted are accepted, in hundredths of a per cent; 10. */
  slippageBps?: bigint;
}>;

/** Shares for a deposit of stake: `lamports` are its stake and its rent. */
export type DepositStakeQuote = DepositQuote &
  Readonly<{
    /** The fewest shares that are accepted. */
    minShares: bigint;
    /** Lamports that go back to the depositor: what the account holds beyond. */
    loose: bigint;
  }>;

/**
 * A deposit of a whole stake account with its quote, from the pool as it is now: the account is gone
 * afterwards, merged into the position.
 *
 * @throws CairnRefusal where a deposit of so many lamports would be refused, or where there is no delegated
 *   stake account. All else of the stake, the operator and the position the program refuses itself.
 */
export async function depositStakeInstructions(
  params: DepositStakeParams,
): Promise<{ quote: DepositStakeQuote; instructions: Instruction[] }> {
  const { depositor, lrtMint, rpc, stakeAccount } = params;
  const owner = params.recipient ?? depositor.address;

  const { addresses, now, pool, refreshes } = await readSettledPool(rpc, lrtMint);
  const position = await requirePosition(rpc, params.into);
  const { loose, worth } = await readWorth(rpc, stakeAccount);
  const quote = quoteDeposit(pool, now, worth);
  const minShares = leastAccepted(quote.shares, params.slippageBps);

  const recipient = await holderAddress(lrtMint, owner);
  const create = getCreateAssociatedTokenIdempotentInstruction({
    ata: recipient,
    mint: lrtMint,
    owner,
    payer: depositor,
  });
  const deposit = getDepositStakeInstruction({
    ...(await eventAccounts()),
    authority: addresses.authority,
    depositor,
    into: params.into,
    intoStake: position.stakeAccount,
    lrtMint,
    minShares,
    operator: position.operator,
    pool: addresses.pool,
    rateFeed: addresses.rateFeed,
    recipient,
    stakeAccount,
  });
  return { instructions: [...refreshes, create, deposit], quote: { ...quote, loose, minShares } };
}

/** What a stake account counts: its stake and its rent, at most what it holds; and what lies loose. */
async function readWorth(rpc: DepositStakeParams['rpc'], stakeAccount: Address) {
  const account = await readStakeAccount(rpc, stakeAccount);
  if (account === null || account.delegation === null) throw refusal(CAIRN_ERROR__STAKE_NOT_ACTIVE);
  const rent = await rpc.getMinimumBalanceForRentExemption(BigInt(STAKE_ACCOUNT_SIZE)).send();
  const worth = least(plus(account.delegation.stake, rent), account.lamports);
  return { loose: account.lamports - worth, worth };
}
