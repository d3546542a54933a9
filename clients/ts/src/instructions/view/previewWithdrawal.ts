/** What a withdrawal requested now would be paid, and from when, as the program says. */
import {
  getWithdrawalPreviewDecoder,
  getPreviewWithdrawalInstruction,
  type WithdrawalPreview,
} from '../../generated';
import { poolAddresses } from '../../addresses';
import { view, type PreviewParams } from '../../view';

/** What a withdrawal requested now would be paid, and from when, as the program says. */
export async function previewWithdrawal(
  params: PreviewParams & Readonly<{ shares: bigint }>,
): Promise<WithdrawalPreview> {
  const { pool } = await poolAddresses(params.lrtMint);
  const instruction = getPreviewWithdrawalInstruction({ shares: params.shares, pool });
  return view(params, instruction, getWithdrawalPreviewDecoder());
}
