import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { czlxs } from '../records/czlx.ts';
import { writeFileDurably } from '../store/durable.ts';

/** The check of one phone for one uploaded filing. */
const checkShape = z.object({
  ztid: z.string(),
  dataSequence: z.string(),
  /** Earlier versions had checks of changes only. */
  czlx: z.enum(czlxs).default('4'),
  /** `Bs` of the filing's results; earlier versions: the ztid. */
  submittedAs: z.string().optional(),
  phone: z.string(),
  /** Last six characters of the matching ID numbers. */
  idTails: z.array(z.string()),
  state: z.enum(['waiting', 'verified', 'failed', 'expired']),
  /** ISO times of the sandbox's clock. */
  acceptedAt: z.string(),
  sendAt: z.string(),
  sentAt: z.string().nullable(),
  deadline: z.string(),
  settledAt: z.string().nullable(),
  wrongEntries: z.number(),
  /** Number of resends. */
  resends: z.number(),
});
export type Check = z.infer<typeof checkShape>;

const milliseconds = z
  .int()
  .min(0)
  .max(31 * 86_400_000);

/** Behaviour of the ministry; `POST /control/ministry` changes the values it names, until the next start. */
export const behaviourShape = z.strictObject({
  /** Provinces with SMS verification, GB/T 2260. */
  provinces: z.array(z.string().regex(/^\d{6}$/, 'must be six digits')),
  /** The day whose rules say who verifies which operation. */
  edition: z.iso.date(),
  /** Time between acceptance and sending. */
  sendDelayMs: milliseconds,
  /** Time between acceptance and the end of the time to answer. */
  windowMs: milliseconds,
  /** Nothing is sent until this is reset. */
  neverSend: z.boolean(),
  /** Delay of an outcome in the status, ms. */
  statusDelayMs: milliseconds,
  /** The status endpoint answers 503. */
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
  /** Writes it to disk. */
  commit(): void;
}

/** The ministry's data: one file in the sandbox's folder. @throws when it is not ours */
export function openMinistryStore(folder: string): MinistryStore {
  const path = join(folder, 'ministry.json');
  const counters = { opened: 0, sent: 0, verified: 0, wrong: 0, failed: 0, expired: 0, asked: 0 };
  const state = existsSync(path) ? stateShape.parse(JSON.parse(readFileSync(path, 'utf8'))) : { checks: [], counters };
  return { ...state, commit: () => writeFileDurably(path, JSON.stringify(state)) };
}
