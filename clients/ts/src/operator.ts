/** Operators: whose validators earn with the pool's stake. */
import type { Account, Address, GetProgramAccountsApi, Rpc } from '@solana/kit';

import {
  decodeOperator,
  fetchAllMaybeOperator,
  fetchMaybeOperator,
  findOperatorPda,
  getOperatorDiscriminatorBytes,
  type Operator,
} from './generated';
import { programAccounts } from './programAccounts';
import type { AccountsRpc } from './read';

/** The operator that `authority` registered. */
export async function operatorAddress(pool: Address, authority: Address): Promise<Address> {
  const [address] = await findOperatorPda({ authority, pool });
  return address;
}

/** Those of `pool` that are at these addresses, by address. */
export async function readOperators(
  rpc: AccountsRpc,
  pool: Address,
  addresses: readonly Address[],
): Promise<ReadonlyMap<Address, Operator>> {
  const each = [...new Set(addresses)];
  const found = new Map<Address, Operator>();
  for (let at = 0; at < each.length; at += AT_ONCE) {
    const some = each.slice(at, at + AT_ONCE);
    for (const account of await fetchAllMaybeOperator(rpc, some, { commitment: 'confirmed' })) {
      if (account.exists && account.data.pool === pool) found.set(account.address, account.data);
    }
  }
  return found;
}

/** Accounts that one request may name. */
const AT_ONCE = 100;

/** The operator at `address`; null where it does not exist, not yet or no more. */
export async function readOperator(rpc: AccountsRpc, address: Address): Promise<Operator | null> {
  const account = await fetchMaybeOperator(rpc, address, { commitment: 'confirmed' });
  return account.exists ? account.data : null;
}

/** The operator at `address`, which has to exist. */
export async function requireOperator(rpc: AccountsRpc, address: Address): Promise<Operator> {
  const operator = await readOperator(rpc, address);
  if (operator === null) throw new Error(`There is no operator at ${address}.`);
  return operator;
}

/** Where an operator's account holds its pool, in bytes from its start. */
const OFFSET_OF_POOL = 10n;

/** All operators of `pool`, in the order of their addresses. Asks the RPC node for `getProgramAccounts`. */
export async function listOperators(
  rpc: Rpc<GetProgramAccountsApi>,
  pool: Address,
): Promise<Account<Operator>[]> {
  const held = [{ address: pool, offset: OFFSET_OF_POOL }];
  const accounts = await programAccounts(rpc, getOperatorDiscriminatorBytes(), held);
  return accounts
    .map((account) => decodeOperator(account))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}
