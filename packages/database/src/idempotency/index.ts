export { bodyHash } from './body-hash.ts';
export { findAnswer, saveAnswer } from './idempotency.ts';
