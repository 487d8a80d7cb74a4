import { createHash } from 'node:crypto';
import {
  type DownloadedFile,
  decodeDownload,
  InvalidDownload,
  type ResultEntry,
} from '@beian/bureau-protocol/download';
import { classifyResult, codesOf, concernsOf, explainCode, verdictOf } from '@beian/bureau-protocol/outcome';
import { XmlError } from '@beian/bureau-protocol/xml';
import { DatabaseUnavailable } from '@beian/database/connection';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { storeBlackList, storeCodes } from '@beian/records/published';
import {
  type AnswerEntry,
  applyEntry,
  claimRecord,
  getAnswerFile,
  listAnswersToApply,
  markApplied,
} from '@beian/submissions/answers';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { recordIncident } from '@beian/submissions/incidents';
import { storeDeregistered, storePublishedRecord } from '@beian/submissions/publication';
import { storeBureauNotice } from '@beian/submissions/rectifications';
import { scrub, stackFramesOf } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** Files that could not be applied, by id: number of failures, and time (`performance.now()`) of the next try. */
export type ApplyRetries = Map<string, { readonly failures: number; readonly retryAtMs: number }>;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 600_000;

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
  const stored = await transaction(ctx, system('bureau'), (tx) => listAnswersToApply(tx, bureau.id));
  for (const id of stored) {
    const before = retries.get(id);
    if (before !== undefined && before.retryAtMs > performance.now()) continue;
    try {
      const applied = await applyFile(work, bureau, id, read.get(id) ?? (await decodeStoredFile(ctx, id)));
      retries.delete(id);
      log.info({ answerId: id, ...applied }, 'file applied');
    } catch (error) {
      const times = (before?.failures ?? 0) + 1;
      const closed = error instanceof XmlError || error instanceof InvalidDownload;
      if (closed) await recordUnreadableFile(ctx, { bureauId: bureau.id, answerId: id, why: error.message });
      const pause = closed ? Number.POSITIVE_INFINITY : Math.min(FIRST_PAUSE_MS * 2 ** times, LONGEST_PAUSE_MS);
      retries.set(id, { failures: times, retryAtMs: performance.now() + pause });
      const logFields = { answerId: id, why: scrub(error), at: stackFramesOf(error), times };
      log.error(
        logFields,
        closed ? 'a file from the bureau does not open: a person must look at it' : 'applying failed',
      );
    }
  }
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

/** Records the unreadable file as an incident; the file itself is the evidence. */
async function recordUnreadableFile(ctx: AppContext, stored: { bureauId: string; answerId: string; why: string }) {
  await transaction(ctx, system('bureau'), (tx) => recordIncident(ctx, tx, { ...stored, call: 'apply' }));
}

/**
 * Stores each record of a file (the entries of one subject together) in its own transaction, exactly once and in the order of the file. A
 * record that fails does not prevent the others.
 * @throws the error of the first record that failed; stored records are skipped on the next try
 */
async function applyFile(
  { ctx, log }: WorkerContext,
  bureau: BureauConnectionRow,
  id: string,
  { content, fileHash }: DecodedFile,
) {
  const { entries, records, deregistered, codes, blackList, notices, otherBlocks, unreadable } = content;
  const from = { bureauId: bureau.id, answerId: id };
  const steps: readonly ((tx: Tx) => Promise<unknown>)[] = [
    ...groupBySubject(entries).map((group) => async (tx: Tx) => {
      const applied: unknown[] = [];
      for (const { entry, at } of group)
        applied.push(await applyEntry(ctx, tx, bureau.id, id, at, toAnswerEntry(entry, fileHash)));
      return applied;
    }),
    // All rows of a code table are stored in one statement.
    (tx) => storeCodes(tx, from, codes),
    ...blackList.map((entry) => (tx: Tx) => storeBlackList(ctx, tx, from, entry)),
    ...records.map((record) => (tx: Tx) => storePublishedRecord(ctx, tx, record, bureau.ispId)),
    ...deregistered.map((one) => (tx: Tx) => storeDeregistered(ctx, tx, one, id, bureau.ispId)),
    ...notices.map((notice) => (tx: Tx) => storeBureauNotice(ctx, tx, from, notice)),
  ];
  const outcomes: unknown[] = [];
  const failures: unknown[] = [];
  for (const [place, step] of steps.entries()) {
    try {
      const outcome = await transaction(ctx, system('bureau'), async (tx) =>
        (await claimRecord(tx, id, place)) ? await step(tx) : undefined,
      );
      outcomes.push(...[outcome].flat());
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error;
      log.error({ answerId: id, place, why: scrub(error) }, 'a record of a file was not stored');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  await transaction(ctx, system('bureau'), (tx) => markApplied(tx, id, [...otherBlocks, ...unreadable]));
  const late = outcomes.filter((one) => isLate(one)).length;
  const counts = { records: records.length, late, deregistered: deregistered.length, notices: notices.length };
  const lists = { codes: codes.length, blackList: blackList.length };
  const appliedOutcomes = outcomes.filter((one) => typeof one === 'string');
  return { outcomes: appliedOutcomes, ...counts, ...lists, otherBlocks, unreadable };
}

/**
 * Groups entries by subject: the machine's codes and the reviewer's opinion come as separate entries, and a webhook or mail sent between
 * them would lack the opinion.
 */
function groupBySubject(entries: readonly ResultEntry[]): { entry: ResultEntry; at: number }[][] {
  const groups = new Map<string, { entry: ResultEntry; at: number }[]>();
  for (const [at, entry] of entries.entries()) {
    // An entry about a whole file names no subject.
    const subject = entry.identifier ?? `entry ${at}`;
    groups.set(subject, [...(groups.get(subject) ?? []), { entry, at }]);
  }
  return [...groups.values()];
}

const isLate = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'late' in outcome && outcome.late === true;

/** A file name in an answer about a whole file: in the text (5001) or the remark (5003, 5004, 5008). */
const FILE_NAME = /filing\d+\.xml/;

/** `fileHash`: hash of the file that contains the entry. */
export function toAnswerEntry(entry: ResultEntry, fileHash?: string): AnswerEntry {
  const wholeFile = entry.codes.some(({ code }) => classifyResult(code)?.wholeFile);
  const named = FILE_NAME.exec([...entry.codes.map(({ text }) => text ?? ''), entry.remark ?? ''].join(' '));
  const codes = codesOf(entry);
  const { identifier, text, reviewer, phone, remark } = entry;
  return {
    verdict: verdictOf(entry),
    operation: entry.operation,
    identifier,
    said: codes.map(explainCode),
    concerns: codes.flatMap(concernsOf),
    day: entry.day,
    // Machine entries have no time; a repeated one is recognised by the hash of its file.
    sameness: entry.time ?? fileHash,
    ...(wholeFile && named ? { fileName: named[0] } : {}),
    details: { codes: entry.codes, text, reviewer, phone, remark },
  };
}
