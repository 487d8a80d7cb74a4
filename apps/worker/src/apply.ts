import { createHash } from 'node:crypto';
import { type DownloadedFile, decodeDownload, InvalidDownload } from '@beian/bureau-protocol/download';
import { XmlError } from '@beian/bureau-protocol/xml';
import { DatabaseUnavailable } from '@beian/database/connection';
import { isLost } from '@beian/database/files';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import {
  claimRecord,
  getAnswerFile,
  listFilesToApply,
  markApplied,
  reopenFile,
  type StoredFile,
} from '@beian/submissions/answers';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { planFile } from './file-steps.ts';
import { createIncidentRecorder } from './incidents.ts';
import { scrub, stackFramesOf } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** Files that could not be applied, by id: number of failures, and time (`performance.now()`) of the next try. */
export type ApplyRetries = Map<string, { readonly failures: number; readonly retryAtMs: number }>;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 600_000;
/** Tries of a file, about half a minute, after which a person sees that it does not decrypt, or the records that cannot be stored. */
const TRIES = 5;
const lostText = 'the stored file does not decrypt: it is damaged, or its key is unknown';
/** Incidents of one file; a thousand records with the same fault need no thousand. */
export const MAX_INCIDENTS = 20;

/**
 * Applies the files that are stored and not yet applied. A file that fails is retried later and does not delay the others. `read`: decoded
 * files of this poll, by id; others are read from the database.
 */
export async function applyStoredFiles(
  work: WorkerContext,
  bureau: BureauConnectionRow,
  retries: ApplyRetries,
  read: ReadonlyMap<string, DecodedFile> = new Map(),
): Promise<void> {
  const { ctx, log } = work;
  const stored = await transaction(ctx, system('bureau'), (tx) => listFilesToApply(tx, bureau.id));
  for (const file of stored) {
    const { id } = file;
    const before = retries.get(id);
    if (before !== undefined && before.retryAtMs > performance.now()) continue;
    try {
      const applied = await applyFile(work, bureau, file, read.get(id) ?? (await decodeStoredFile(ctx, id)));
      // Records that cannot be read are tried again by the next start, perhaps of a version that can.
      if (applied === undefined || applied.unread > 0)
        retries.set(id, { failures: 0, retryAtMs: Number.POSITIVE_INFINITY });
      else retries.delete(id);
      if (applied !== undefined) log.info({ answerId: id, ...applied }, 'file applied');
    } catch (error) {
      const times = (before?.failures ?? 0) + 1;
      const closed = closedBecause(error, times);
      const repeated = error instanceof RecordsNotStored && times === TRIES ? error.why : [];
      const incidents = closed === undefined ? repeated : [closed];
      for (const why of incidents) await recordFileIncident(work, bureau, file, why);
      const pause =
        closed !== undefined ? Number.POSITIVE_INFINITY : Math.min(FIRST_PAUSE_MS * 2 ** times, LONGEST_PAUSE_MS);
      retries.set(id, { failures: times, retryAtMs: performance.now() + pause });
      const logFields = { answerId: id, why: scrub(error), at: stackFramesOf(error), times };
      log.error(
        logFields,
        closed !== undefined ? 'a file from the bureau does not open: a person must look at it' : 'applying failed',
      );
    }
  }
}

/** Why the file is not tried again before the next start; undefined: it is. */
function closedBecause(error: unknown, times: number): string | undefined {
  if (error instanceof XmlError || error instanceof InvalidDownload) return error.message;
  // A key may be on its way to this worker.
  const isEnded = isLost(error) && !(error instanceof RecordsNotStored) && times >= TRIES;
  return isEnded ? lostText : undefined;
}

export interface DecodedFile {
  readonly content: DownloadedFile;
  readonly fileHash: string;
}

export const toDecodedFile = (xml: Buffer, content: DownloadedFile): DecodedFile => ({
  content,
  fileHash: createHash('sha256').update(xml).digest('hex'),
});

/** @throws XmlRefused, NotADownload if the file was stored by a version that acknowledged before reading */
async function decodeStoredFile(ctx: AppContext, id: string): Promise<DecodedFile> {
  const xml = await transaction(ctx, system('bureau'), (tx) => getAnswerFile(ctx, tx, id));
  return toDecodedFile(xml, decodeDownload(xml));
}

/** Records what a person must see about a stored file; the file itself is the evidence. */
const recordFileIncident = (
  { ctx, log }: WorkerContext,
  { id: bureauId }: BureauConnectionRow,
  { id: answerId, fileName }: StoredFile,
  why: string,
) => createIncidentRecorder(ctx, log)({ bureauId, answerId, fileName, call: 'apply', why });

/** Records of a file that could not be stored, each with a sentence without values; the others are stored. */
class RecordsNotStored extends Error {
  readonly why: readonly string[];
  constructor(failed: readonly { readonly what: string; readonly error: unknown }[]) {
    super(`${failed.length} records of the file were not stored`);
    this.cause = failed[0]?.error;
    this.why = failed
      .slice(0, MAX_INCIDENTS)
      .map(({ what, error }) => `a record of the file cannot be stored: ${what}: ${scrub(error)}`);
  }
}

/**
 * Stores each record of a file (the entries of one subject together) in its own transaction, exactly once and in the order of the file. A
 * record that fails does not prevent the others. Of a file that was applied without its unreadable records only those are stored;
 * undefined: they still cannot be read. @throws RecordsNotStored; stored records are skipped on the next try
 */
async function applyFile(
  { ctx, log }: WorkerContext,
  bureau: BureauConnectionRow,
  { id, isApplied, unread: unreadBefore }: StoredFile,
  { content, fileHash }: DecodedFile,
) {
  const { records, deregistered, codes, blackList, notices, otherBlocks, unreadable } = content;
  const { steps, unread } = planFile(content, {
    ctx,
    bureauId: bureau.id,
    ispId: bureau.ispId,
    answerId: id,
    fileHash,
  });
  if (isApplied) {
    if (unreadBefore.every((what) => unread.includes(what))) return undefined;
    const taken = steps.filter(({ what }) => !unreadBefore.includes(what)).map(({ position }) => position);
    await transaction(ctx, system('bureau'), (tx) => reopenFile(tx, id, taken));
  }
  const outcomes: unknown[] = [];
  const failed: { what: string; error: unknown }[] = [];
  for (const { position, what, run } of steps) {
    try {
      const outcome = await transaction(ctx, system('bureau'), async (tx) =>
        (await claimRecord(tx, id, position)) ? await run(tx) : undefined,
      );
      outcomes.push(...[outcome].flat());
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error;
      log.error({ answerId: id, what, why: scrub(error) }, 'a record of a file was not stored');
      failed.push({ what, error });
    }
  }
  if (failed.length > 0) throw new RecordsNotStored(failed);
  const unused = [...otherBlocks, ...unreadable.map(({ path }) => path)];
  await transaction(ctx, system('bureau'), (tx) => markApplied(tx, id, unused, unread));
  const late = outcomes.filter((one) => isLate(one)).length;
  const counts = { records: records.length, late, deregistered: deregistered.length, notices: notices.length };
  const lists = { codes: codes.length, blackList: blackList.length };
  const appliedOutcomes = outcomes.filter((one) => typeof one === 'string');
  return { outcomes: appliedOutcomes, ...counts, ...lists, otherBlocks, unread: unread.length };
}

const isLate = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'late' in outcome && outcome.late === true;
