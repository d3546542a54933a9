/** Operators: whose validators earn with the pool's stake. */
import type { Address } from '@solana/kit';

import { fetchAllMaybeOperator, findOperatorPda, type Operator } from './generated';
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
