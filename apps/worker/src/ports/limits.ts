import type { OutboundLimits } from '@beian/bureau';
import { createSemaphore } from '../concurrency.ts';
import type { Environment } from '../environment.ts';

/** Connect, total (ms) and size (bytes) of each call to the outside, in one place. */
export const limitsOf = (env: Environment) => ({
  bureau: {
    connectMs: env.BUREAU_CONNECT_MS,
    totalMs: env.BUREAU_CALL_MS,
    // A previous upload comes back whole: 50 MB at most, zipped, as base64 text in an envelope.
    maxBytes: 80 * 1024 * 1024,
    // All bureaus may be asked at once; what is no short answer is read by few at a time, for it stands in memory.
    largeAnswers: { bytes: 1024 * 1024, acquire: createSemaphore(3) },
  } satisfies OutboundLimits,
  // Filing status and filing password: a person waits 5 s for them.
  lookup: { connectMs: 2000, totalMs: env.BUREAU_LOOKUP_MS, maxBytes: 64 * 1024 } satisfies OutboundLimits,
  // Less than the 5 s for which the API waits, so that its answer says that the registry gives none.
  registry: { connectMs: 2000, totalMs: env.REGISTRY_CALL_MS, maxBytes: 64 * 1024 } satisfies OutboundLimits,
  // Less than 5 s for the same reason; a picture of at most 4 MB as base64 text.
  bureauApp: { connectMs: 2000, totalMs: 4000, maxBytes: 6 * 1024 * 1024 } satisfies OutboundLimits,
  // A mail server's answers are lines: the library bounds them.
  mail: { connectMs: 5000, totalMs: 20_000 },
  // Of the answer only the status counts.
  sms: { connectMs: 5000, totalMs: 10_000, maxBytes: 0 } satisfies OutboundLimits,
  webhook: { connectMs: env.WEBHOOK_CALL_MS, totalMs: env.WEBHOOK_CALL_MS, maxBytes: 0 } satisfies OutboundLimits,
  smsStatus: { connectMs: 5000, totalMs: 10_000, maxBytes: 16 * 1024 } satisfies OutboundLimits,
});

export type Limits = ReturnType<typeof limitsOf>;
