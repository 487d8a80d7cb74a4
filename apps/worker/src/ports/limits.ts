import type { CallLimits } from '@beian/bureau';
import type { Environment } from '../environment.ts';

/** Connect, total (ms) and size (bytes) of each call to the outside, in one place. */
export const limitsOf = (env: Environment) => ({
  bureau: {
    connectMs: env.BUREAU_CONNECT_MS,
    totalMs: env.BUREAU_CALL_MS,
    // A download holds results and records, not images: far below this.
    maxBytes: 16 * 1024 * 1024,
  } satisfies CallLimits,
  mail: { connectMs: 5000, totalMs: 20_000 },
  sms: { totalMs: 10_000 },
});
