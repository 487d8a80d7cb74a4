export { claimPendingProofs, type PendingProof, type ProofAnswer, storeProofAnswer } from './answer.ts';
export { proveRecord } from './ask.ts';
export { findProof, isProofPending, type ProofView } from './view.ts';
