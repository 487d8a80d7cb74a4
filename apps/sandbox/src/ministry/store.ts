import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../store/durable.ts';

/** One phone of one handed-over change. */
const checkShape = z.object({
  ztid: z.string(),
  dataSequence: z.string(),
  phone: z.string(),
  /** Last six characters of the ID numbers that fit. */
  idTails: z.array(z.string()),
  state: z.enum(['waiting', 'verified', 'failed', 'expired']),
  /** ISO times of the sandbox's clock. */
  acceptedAt: z.string(),
  sendAt: z.string(),
  sentAt: z.string().nullable(),
  deadline: z.string(),
  settledAt: z.string().nullable(),
  wrongEntries: z.number(),
  /** How often the code was sent anew. */
  resends: z.number(),
});
export type Check = z.infer<typeof checkShape>;

const milliseconds = z
  .int()
  .min(0)
  .max(31 * 86_400_000);

/** How the ministry behaves; `POST /control/ministry` changes what it names, until the next start. */
export const behaviourShape = z.strictObject({
  /** Provinces whose bureau checks by SMS, GB/T 2260. */
  provinces: z.array(z.string().regex(/^\d{6}$/, 'must be six digits')),
  /** Between acceptance and sending. */
  sendDelayMs: milliseconds,
  /** Between acceptance and the end of the time to answer. */
  windowMs: milliseconds,
  /** Nothing is sent until this is taken back. */
  neverSend: z.boolean(),
  /** The status tells an outcome so much later than it came about. */
  statusDelayMs: milliseconds,
  /** The status door answers 503. */
  statusDown: z.boolean(),
});
export type MinistryBehaviour = z.infer<typeof behaviourShape>;

const countersShape = z.object({
  opened: z.number(),
  sent: z.number(),
  verified: z.number(),
  wrong: z.number(),
  failed: z.number(),
  expired: z.number(),
  asked: z.number(),
});

const stateShape = z.object({ checks: z.array(checkShape), counters: countersShape });

export interface MinistryStore {
  readonly checks: Check[];
  readonly counters: z.infer<typeof countersShape>;
  /** Puts it on disk. */
  commit(): void;
}

/** The ministry's memory: one file in the sandbox's folder. @throws when it is not ours */
export function openMinistryStore(folder: string): MinistryStore {
  const path = join(folder, 'ministry.json');
  const counters = { opened: 0, sent: 0, verified: 0, wrong: 0, failed: 0, expired: 0, asked: 0 };
  const state = existsSync(path) ? stateShape.parse(JSON.parse(readFileSync(path, 'utf8'))) : { checks: [], counters };
  return { ...state, commit: () => writeFileDurably(path, JSON.stringify(state)) };
}
