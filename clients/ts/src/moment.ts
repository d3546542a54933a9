/** The one clock: the cluster's epoch, and slots inside it. */
import type { GetEpochInfoApi, Rpc } from '@solana/kit';

/** When something happens. `elapsed < slots`. */
export type Moment = Readonly<{
  epoch: bigint;
  /** Slots since the first slot of the epoch. */
  elapsed: bigint;
  /** Slots the epoch has. */
  slots: bigint;
}>;

/** Where the cluster stands, at the last confirmed slot. */
export async function readMoment(rpc: Rpc<GetEpochInfoApi>): Promise<Moment> {
  const info = await rpc.getEpochInfo({ commitment: 'confirmed' }).send();
  return { elapsed: info.slotIndex, epoch: info.epoch, slots: info.slotsInEpoch };
}
