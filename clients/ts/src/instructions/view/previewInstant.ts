/** What an instant exit would be paid now, as the program says. */
import {
  getInstantPreviewDecoder,
  getPreviewInstantInstruction,
  type InstantPreview,
} from '../../generated';
import { poolAddresses } from '../../addresses';
import { view, type PreviewParams } from '../../view';

/** What an instant exit would be paid now, as the program says. */
export async function previewInstant(
  params: PreviewParams & Readonly<{ shares: bigint }>,
): Promise<InstantPreview> {
  const { pool } = await poolAddresses(params.lrtMint);
  const instruction = getPreviewInstantInstruction({ shares: params.shares, pool });
  return view(params, instruction, getInstantPreviewDecoder());
}
