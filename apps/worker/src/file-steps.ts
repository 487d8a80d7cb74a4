import type { DownloadedFile, ResultEntry, UnreadableEntry } from '@beian/bureau-protocol/download';
import { classifyResult, codesOf, concernsOf, explainCode, verdictOf } from '@beian/bureau-protocol/outcome';
import type { AppContext, Tx } from '@beian/database/transaction';
import { storeBlackList, storeCodes } from '@beian/records/published';
import { type AnswerEntry, applyEntry } from '@beian/submissions/answers';
import { storeDeregistered, storePublishedRecord } from '@beian/submissions/publication';
import { storeBureauNotice } from '@beian/submissions/rectifications';

/** Where a file comes from. */
export interface FileOrigin {
  readonly ctx: AppContext;
  readonly bureauId: string;
  readonly ispId: string;
  readonly answerId: string;
  /** Hash of the file. */
  readonly fileHash: string;
}

/** Storing one record of a file, or the entries of one subject together. */
export interface FileStep {
  /** Counts unreadable records, too: it stays the same when a later version of the program reads them. */
  readonly position: number;
  /** For people; no values. */
  readonly what: string;
  run(tx: Tx): Promise<unknown>;
}

export interface FilePlan {
  readonly steps: readonly FileStep[];
  /** Positions that hold an unreadable record. */
  readonly unread: readonly number[];
}

/** The steps of a file in its order; verdicts come first, so that nothing delays them. */
export function planFile(content: DownloadedFile, { ctx, bureauId, ispId, answerId, fileHash }: FileOrigin): FilePlan {
  const from = { bureauId, answerId };
  const steps: FileStep[] = [];
  const unread: number[] = [];
  let position = 0;
  const add = (what: string, run: FileStep['run']) => steps.push({ position: position++, what, run });
  const addAll = <T>(
    list: UnreadableEntry['list'],
    items: readonly T[],
    run: (tx: Tx, item: T, position: number) => Promise<unknown>,
  ) => {
    const first = position;
    const holes = new Set(content.unreadable.filter((one) => one.list === list).map(({ at }) => at));
    for (const item of items) {
      for (; holes.delete(position - first); position++) unread.push(position);
      const at = position;
      add(`${list} ${at - first + 1}`, (tx) => run(tx, item, at));
    }
    for (const _ of holes) unread.push(position++);
  };
  for (const group of groupBySubject(content.entries))
    add(`results ${group.map(({ at }) => at + 1).join(', ')}`, async (tx) => {
      const applied: unknown[] = [];
      for (const { entry, at } of group)
        applied.push(await applyEntry(ctx, tx, bureauId, answerId, at, toAnswerEntry(entry, fileHash)));
      return applied;
    });
  // All rows of a code table are stored in one statement.
  if (content.unreadable.some(({ list }) => list === 'codes')) unread.push(position);
  add('codes', (tx) => storeCodes(tx, from, content.codes));
  addAll('blackList', content.blackList, (tx, entry) => storeBlackList(ctx, tx, from, entry));
  addAll('records', content.records, (tx, record, at) =>
    storePublishedRecord(ctx, tx, record, ispId, { ...from, position: at }),
  );
  addAll('deregistered', content.deregistered, (tx, one, at) =>
    storeDeregistered(ctx, tx, one, { ...from, position: at }, ispId),
  );
  addAll('notices', content.notices, (tx, notice) => storeBureauNotice(ctx, tx, from, notice));
  return { steps, unread };
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
