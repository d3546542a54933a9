/** The shares that the program would mint for a deposit now. */
import {
  getDepositPreviewDecoder,
  getPreviewDepositInstruction,
  type DepositPreview,
} from '../../generated';
import { poolAddresses } from '../../addresses';
import { view, type PreviewParams } from '../../view';

/** The shares that the program would mint for a deposit now. */
export async function previewDeposit(
  params: PreviewParams & Readonly<{ lamports: bigint }>,
): Promise<DepositPreview> {
  const { pool } = await poolAddresses(params.lrtMint);
  const instruction = getPreviewDepositInstruction({ lamports: params.lamports, pool });
  return view(params, instruction, getDepositPreviewDecoder());
}
