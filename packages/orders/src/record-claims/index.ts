export { type ClaimOutcome, claimRecord } from './claim-record.ts';
export { compareClaim, compareReceivedClaims } from './compare-claim.ts';
export { listClaimIds, loadClaims } from './pages.ts';
export { readClaimPaper } from './papers.ts';
export { settleClaim } from './settle-claim.ts';
