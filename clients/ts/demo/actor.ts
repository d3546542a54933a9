/** Someone in the demo: a wallet, and what it should hold if every quote is kept. */
import { generateKeyPairSigner, type KeyPairSigner } from '@solana/kit';
import { fetchMaybeToken } from '@solana-program/token';

import { formatAmount, holderAddress } from '../src';
import type { Stage } from './stage';

/** A wallet with its own books. */
export class Actor {
  /** Lamports the wallet should hold. */
  lamports = 0n;
  /** Shares the wallet should hold. */
  shares = 0n;

  constructor(
    readonly name: string,
    readonly signer: KeyPairSigner,
  ) {}

  /** Someone new, with nothing. */
  static async enter(name: string): Promise<Actor> {
    return new Actor(name, await generateKeyPairSigner());
  }

  /**
   * Compares the wallet with its books.
   *
   * @throws where they differ by a lamport or by a share.
   */
  async check(stage: Stage): Promise<void> {
    const real = await holdings(stage, this.signer);
    const say = (expected: bigint, found: bigint, unit: string) =>
      `${this.name} should have ${formatAmount(expected)} ${unit} and has ${formatAmount(found)}.`;
    if (real.lamports !== this.lamports) throw new Error(say(this.lamports, real.lamports, 'SOL'));
    if (real.shares !== this.shares) throw new Error(say(this.shares, real.shares, 'cairnSOL'));
  }
}

async function holdings({ deployment, rpc }: Stage, signer: KeyPairSigner) {
  const confirmed = { commitment: 'confirmed' } as const;
  const { value } = await rpc.getBalance(signer.address, confirmed).send();
  const ata = await holderAddress(deployment.lrtMint, signer.address);
  const account = await fetchMaybeToken(rpc, ata, confirmed);
  return { lamports: value as bigint, shares: account.exists ? account.data.amount : 0n };
}
