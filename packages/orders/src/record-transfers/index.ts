export { offerRecord } from './offer.ts';
export { listTransferIds, loadTransfers } from './pages.ts';
export { settleTransfer, type TransferOutcome } from './settle.ts';
