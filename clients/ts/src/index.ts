/**
 * The TypeScript client of Cairn, a liquid restaking pool on Solana.
 *
 * `generated` is what the program's IDL says: accounts, instructions, events, error numbers. The rest
 * adds where things lie, what an action would give, and which instructions it takes:
 *
 * ```ts
 * const rpc = createSolanaRpc('http://127.0.0.1:8899');
 * const { quote, instructions } = await depositInstructions({ rpc, lrtMint, depositor, lamports });
 * const { signature, events } = await send({ rpc, payer: depositor, instructions });
 * ```
 *
 * Lamports and shares are bigints in units of 10^-9.
 */
export * from './addresses';
export * from './amount';
export * from './asset';
export * from './assetSetting';
export * from './change';
export * from './codeHash';
export * from './errors';
export * from './epochTurn';
export * from './events';
export * from './failure';
export * from './fee';
export * from './gate';
export * from './generated';
export * from './instant';
export * from './instructions/admin/acceptAdmin';
export * from './instructions/admin/createPool';
export * from './instructions/admin/queueChange';
export * from './instructions/admin/setMetadata';
export * from './instructions/crank/addAsset';
export * from './instructions/crank/claim';
export * from './instructions/crank/claimUnstake';
export * from './instructions/crank/closeAsset';
export * from './instructions/crank/closeBatch';
export * from './instructions/crank/closeBatchAccount';
export * from './instructions/crank/closeChange';
export * from './instructions/crank/closeOperator';
export * from './instructions/crank/closeTicket';
export * from './instructions/crank/collectCommission';
export * from './instructions/crank/collectFees';
export * from './instructions/crank/delegateStake';
export * from './instructions/crank/executeChange';
export * from './instructions/crank/fillBatch';
export * from './instructions/crank/mergePositions';
export * from './instructions/crank/orderUnstake';
export * from './instructions/crank/redeemSol';
export * from './instructions/crank/redeemStake';
export * from './instructions/crank/refreshAsset';
export * from './instructions/crank/settleAsset';
export * from './instructions/crank/syncAssetSurplus';
export * from './instructions/crank/syncSurplus';
export * from './instructions/crank/undelegateStake';
export * from './instructions/crank/updateMetadata';
export * from './instructions/crank/updatePosition';
export * from './instructions/crank/verifySource';
export * from './instructions/crank/withdrawRedemption';
export * from './instructions/crank/withdrawStake';
export * from './instructions/guardian/acknowledgeAsset';
export * from './instructions/guardian/cancelAcknowledgement';
export * from './instructions/guardian/cancelChange';
export * from './instructions/guardian/pauseDeposits';
export * from './instructions/guardian/tighten';
export * from './instructions/operator/leaveOperator';
export * from './instructions/operator/registerOperator';
export * from './instructions/user/cancelWithdrawal';
export * from './instructions/user/depositLst';
export * from './instructions/user/depositSol';
export * from './instructions/user/depositStake';
export * from './instructions/user/instantWithdraw';
export * from './instructions/user/lookupTable';
export * from './instructions/user/requestWithdrawal';
export * from './instructions/user/transferTicket';
export * from './instructions/view/previewDeposit';
export * from './instructions/view/previewInstant';
export * from './instructions/view/previewWithdrawal';
export * from './ledger';
export * from './lookupTable';
export * from './looks';
export * from './lst';
export * from './math';
export * from './metadata';
export * from './moment';
export * from './operator';
export * from './pin';
export * from './position';
export * from './price';
export * from './quote';
export * from './read';
export { send, type SendInput, type SendRpc, type Sent } from './send';
export * from './setting';
export * from './settle';
export * from './source';
export * from './stakeAccount';
export * from './stream';
export * from './surplus';
export { type PreviewParams, type ViewRpc } from './view';
