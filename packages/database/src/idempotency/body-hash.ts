import { sha256 } from '../sealing/seal.ts';

/** Hash of a call's body, stored with its idempotency key. */
export const bodyHash = (body: unknown): string => sha256(JSON.stringify(body));
