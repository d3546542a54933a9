/** A node that holds what a test gives it, and filters as a real one does. */
import {
  getBase58Encoder,
  getBase64Decoder,
  type Address,
  type ReadonlyUint8Array,
} from '@solana/kit';

import {
  CAIRN_PROGRAM_ADDRESS,
  getPoolDecoder,
  getPoolDiscriminatorBytes,
  getPoolEncoder,
  getPoolSize,
  type DepositStakeParams,
  type LookupTableParams,
  type Pool,
} from '../../../src';
import { NOTHING, PARAMETERS } from './books';

/** An account: its bytes, and of which program it is where that is not Cairn. */
export type Held = Readonly<{ bytes: ReadonlyUint8Array; lamports?: bigint; owner?: Address }>;

/** What the client asks of a connection, here. */
export type NodeRpc = DepositStakeParams['rpc'] & LookupTableParams['rpc'];

type Filter = Readonly<{ memcmp: Readonly<{ bytes: string; offset: bigint }> }>;

/** A node with these accounts, in epoch 7, with a rent of 5 lamports for everything. */
export function nodeWith(accounts: ReadonlyMap<Address, Held>): NodeRpc {
  const answer = <T>(value: T) => ({ send: () => Promise.resolve(value) });
  const shown = ({ bytes, lamports = 1n, owner = CAIRN_PROGRAM_ADDRESS }: Held) => ({
    data: [getBase64Decoder().decode(bytes), 'base64'],
    executable: false,
    lamports,
    owner,
    space: BigInt(bytes.length),
  });
  const matches =
    (bytes: ReadonlyUint8Array) =>
    ({ memcmp }: Filter) =>
      getBase58Encoder()
        .encode(memcmp.bytes)
        .every((byte, index) => bytes[Number(memcmp.offset) + index] === byte);
  return {
    getAccountInfo: (address: Address) => {
      const held = accounts.get(address);
      return answer({ value: held === undefined ? null : shown(held) });
    },
    getEpochInfo: () => answer({ epoch: 7n, slotIndex: 0n, slotsInEpoch: 100n }),
    getMultipleAccounts: (all: readonly Address[]) =>
      answer({
        value: all.map((address) => {
          const held = accounts.get(address);
          return held === undefined ? null : shown(held);
        }),
      }),
    getSlot: () => answer(9n),
    getMinimumBalanceForRentExemption: () => answer(5n),
    getProgramAccounts: (program: Address, { filters }: { filters: Filter[] }) =>
      answer(
        [...accounts]
          .filter(([, { owner = CAIRN_PROGRAM_ADDRESS }]) => owner === program)
          .filter(([, { bytes }]) => filters.every(matches(bytes)))
          .map(([pubkey, held]) => ({ account: shown(held), pubkey })),
      ),
  } as unknown as NodeRpc;
}

/** A pool of 100 SOL at a price of one, the next position of which has number 5. */
export function poolBytes(changes: Partial<Pool> = {}): ReadonlyUint8Array {
  const empty = new Uint8Array(getPoolSize());
  empty.set(getPoolDiscriminatorBytes());
  const sol = 100_000_000_000n;
  const books = { ...NOTHING, epoch: 7n, reserve: sol, supply: sol };
  const pool: Pool = { ...getPoolDecoder().decode(empty), ...books, parameters: PARAMETERS };
  return getPoolEncoder().encode({ ...pool, nextPosition: 5n, ...changes });
}
