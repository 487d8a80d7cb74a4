import { createHash } from 'node:crypto';
import {
  classifyResult,
  codesOf,
  concernsOf,
  decodeDownload,
  NotADownload,
  type ResultEntry,
  saidCode,
  verdictOf,
  XmlRefused,
} from '@beian/bureau';
import {
  type AnswerEntry,
  answersToApply,
  applyEntry,
  type BureauConnectionRow,
  getAnswerFile,
  type House,
  inTransaction,
  nameUnused,
  recordIncident,
  storeBlackList,
  storeBureauNotice,
  storeCodes,
  storeDeregistered,
  storePublishedRecord,
  system,
  takeAnswer,
} from '@beian/orders';
import { framesOf, scrub } from './log.ts';
import type { Work } from './work.ts';

/** Files that could not be applied, by id: how often, and when (`performance.now()`) to try again. */
export type Applying = Map<string, { readonly times: number; readonly againAt: number }>;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 600_000;

/**
 * Applies the files that are stored and not applied yet. One that does not open stays as it is, told once, for a person;
 * one whose applying fails is tried again later; neither holds up the others.
 */
export async function applyStored(work: Work, bureau: BureauConnectionRow, applying: Applying): Promise<void> {
  const { house, log } = work;
  const stored = await inTransaction(house, system('bureau'), (tx) => answersToApply(tx, bureau.id));
  for (const id of stored) {
    const before = applying.get(id);
    if (before !== undefined && before.againAt > performance.now()) continue;
    try {
      const file = await inTransaction(house, system('bureau'), (tx) => getAnswerFile(house, tx, id));
      const applied = await applyFile(work, bureau, id, file);
      applying.delete(id);
      if (applied === undefined) continue;
      log.info({ answerId: id, ...applied }, 'file applied');
      if (applied.skipped.length > 0) log.error({ answerId: id }, 'records of a file from the bureau do not open');
    } catch (error) {
      const times = (before?.times ?? 0) + 1;
      const closed = error instanceof XmlRefused || error instanceof NotADownload;
      if (closed) await keepUnopened(house, { bureauId: bureau.id, answerId: id, why: error.message });
      const pause = closed ? Number.POSITIVE_INFINITY : Math.min(FIRST_PAUSE_MS * 2 ** times, LONGEST_PAUSE_MS);
      applying.set(id, { times, againAt: performance.now() + pause });
      const told = { answerId: id, why: scrub(error), at: framesOf(error), times };
      log.error(told, closed ? 'a file from the bureau does not open: a person must look at it' : 'applying failed');
    }
  }
}

/** A stored file that does not open is an incident; the file itself is the evidence. */
async function keepUnopened(house: House, stored: { bureauId: string; answerId: string; why: string }) {
  await inTransaction(house, system('bureau'), (tx) => recordIncident(house, tx, { ...stored, call: 'apply' }));
}

/** One file, one transaction: all its entries and records, or none. */
async function applyFile(work: Work, bureau: BureauConnectionRow, id: string, file: Buffer) {
  const { house } = work;
  const { entries, records, deregistered, codes, blackList, notices, otherBlocks, unreadable } = decodeDownload(file);
  const from = { bureauId: bureau.id, answerId: id };
  return inTransaction(house, system('bureau'), async (tx) => {
    if (!(await takeAnswer(tx, id))) return undefined;
    const fileHash = createHash('sha256').update(file).digest('hex');
    const outcomes: string[] = [];
    for (const [position, entry] of entries.entries()) {
      outcomes.push(await applyEntry(house, tx, bureau.id, id, position, toAnswerEntry(entry, fileHash)));
    }
    await storeCodes(tx, from, codes);
    for (const entry of blackList) await storeBlackList(house, tx, from, entry);
    let late = 0;
    for (const record of records) if ((await storePublishedRecord(house, tx, record, bureau.ispId)).late) late++;
    for (const one of deregistered) await storeDeregistered(house, tx, one, id, bureau.ispId);
    for (const notice of notices) await storeBureauNotice(house, tx, from, notice);
    await nameUnused(tx, id, [...otherBlocks, ...unreadable]);
    const counts = { records: records.length, late, deregistered: deregistered.length, notices: notices.length };
    const lists = { codes: codes.length, blackList: blackList.length };
    return { outcomes, ...counts, ...lists, otherBlocks, skipped: unreadable };
  });
}

/** A file name in what the bureau says of a whole file: in the text (5001) or the remark (5003, 5004, 5008). */
const FILE_NAME = /filing\d+\.xml/;

/** `fileHash`: of the file that it stands in. */
export function toAnswerEntry(entry: ResultEntry, fileHash?: string): AnswerEntry {
  const wholeFile = entry.codes.some(({ code }) => classifyResult(code)?.wholeFile);
  const named = FILE_NAME.exec([...entry.codes.map(({ text }) => text ?? ''), entry.remark ?? ''].join(' '));
  const codes = codesOf(entry);
  const { identifier, text, reviewer, phone, remark } = entry;
  return {
    verdict: verdictOf(entry),
    operation: entry.operation,
    identifier,
    said: codes.map(saidCode),
    concerns: codes.flatMap(concernsOf),
    day: entry.day,
    // A machine's entry says no time: the same one again is known by the file that it stands in.
    sameness: entry.time ?? fileHash,
    ...(wholeFile && named ? { fileName: named[0] } : {}),
    details: { codes: entry.codes, text, reviewer, phone, remark },
  };
}
