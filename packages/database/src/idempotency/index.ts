export { bodyHash } from './body-hash.ts';
export { findAnswer, MAX_KEY_LENGTH, saveAnswer } from './idempotency.ts';
