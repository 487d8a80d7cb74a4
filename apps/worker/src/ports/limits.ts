import type { OutboundLimits } from '@beian/bureau-protocol/outbound';
import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import pLimit from 'p-limit';
import type { Environment } from '../environment.ts';

/** Resolves in order of arrival when one of `count` slots is free, with the function that frees it again. */
function slots(count: number): () => Promise<() => void> {
  const limit = pLimit(count);
  return () => new Promise((granted) => void limit(() => new Promise<void>((release) => granted(release))));
}

/** Connect time and total time (ms) and size (bytes) of each outgoing call; those of a channel of notices stand in its adapter. */
export const limitsOf = (env: Environment) => ({
  bureau: {
    connectMs: env.BUREAU_CONNECT_MS,
    totalMs: env.BUREAU_CALL_MS,
    // A previous upload comes back whole: 50 MB at most, zipped, as base64 text in an envelope.
    maxBytes: 80 * 1024 * 1024,
    // All bureaus may be called at the same time; answers above 1 MiB are read 3 at a time, because they are held in memory.
    largeAnswers: { bytes: 1024 * 1024, acquire: slots(3) },
  } satisfies OutboundLimits,
  // Filing status and filing password: a person waits 5 s for them.
  lookup: { connectMs: 2000, totalMs: env.BUREAU_LOOKUP_MS, maxBytes: 64 * 1024 } satisfies OutboundLimits,
  // Less than the 5 s for which the API waits, so that its answer can say that the registry did not answer.
  registry: { connectMs: 2000, totalMs: env.REGISTRY_CALL_MS, maxBytes: 64 * 1024 } satisfies OutboundLimits,
  // Less than 5 s for the same reason; a photo as base64 text takes a third more, and the answer something.
  bureauApp: { connectMs: 2000, totalMs: 4000, maxBytes: 1.5 * MAX_UPLOAD_BYTES } satisfies OutboundLimits,
  // The applicant waits at the page of the phone; a service takes some seconds for its comparison.
  faceService: { connectMs: 3000, totalMs: env.FACE_CHECK_CALL_MS, maxBytes: 64 * 1024 } satisfies OutboundLimits,
  // As the registry's: somebody waits for the answer at the form.
  resources: { connectMs: 2000, totalMs: env.RESOURCES_CALL_MS, maxBytes: 64 * 1024 } satisfies OutboundLimits,
  // A page takes two seconds, and is given up after 30; another may be read before it.
  pictureReader: { connectMs: 2000, totalMs: env.READER_CALL_MS, maxBytes: 1024 * 1024 } satisfies OutboundLimits,
  webhook: { connectMs: env.WEBHOOK_CALL_MS, totalMs: env.WEBHOOK_CALL_MS, maxBytes: 0 } satisfies OutboundLimits,
  smsStatus: { connectMs: 5000, totalMs: 10_000, maxBytes: 16 * 1024 } satisfies OutboundLimits,
});

export type Limits = ReturnType<typeof limitsOf>;
