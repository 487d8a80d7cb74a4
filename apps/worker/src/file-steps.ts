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
  /** Its place in `taken` while the file is being applied. */
  readonly position: number;
  /** List and number, which stay the same when a later version of the program reads more; no values. */
  readonly what: string;
  run(tx: Tx): Promise<unknown>;
}

export interface FilePlan {
  readonly steps: readonly FileStep[];
  /** Unreadable records, by list and number. */
  readonly unread: readonly string[];
}

type ListName = UnreadableEntry['list'];

/** The steps of a file in its order; verdicts come first, so that nothing delays them. */
export function planFile(content: DownloadedFile, { ctx, bureauId, ispId, answerId, fileHash }: FileOrigin): FilePlan {
  const from = { bureauId, answerId };
  const steps: FileStep[] = [];
  const unread = new Set(content.unreadable.map(({ list, at }) => (list === 'codes' ? list : `${list} ${at + 1}`)));
  let position = 0;
  const add = (what: string, run: FileStep['run']) => steps.push({ position: position++, what, run });
  const addAll = <T>(list: ListName, items: readonly T[], run: (tx: Tx, item: T, at: number) => Promise<unknown>) => {
    let number = 1;
    const skipUnread = () => {
      for (; unread.has(`${list} ${number}`); number++) position++;
    };
    for (const item of items) {
      skipUnread();
      const at = position;
      add(`${list} ${number++}`, (tx) => run(tx, item, at));
    }
    skipUnread();
  };
  for (const group of groupBySubject(content.entries))
    add(`results ${group.map(({ at }) => at + 1).join(', ')}`, async (tx) => {
      const applied: unknown[] = [];
      for (const { entry, at } of group)
        applied.push(await applyEntry(ctx, tx, bureauId, answerId, at, toAnswerEntry(entry, fileHash)));
      return applied;
    });
  // All rows of the code tables are stored in one statement, so they are unread together. A file without them keeps the step's position.
  if (content.codes.length > 0) add('codes', (tx) => storeCodes(tx, from, content.codes));
  else position++;
  addAll('blackList', content.blackList, (tx, entry) => storeBlackList(ctx, tx, from, entry));
  addAll('records', content.records, (tx, record, at) =>
    storePublishedRecord(ctx, tx, record, ispId, { ...from, position: at }),
  );
  addAll('deregistered', content.deregistered, (tx, one, at) =>
    storeDeregistered(ctx, tx, one, { ...from, position: at }, ispId),
  );
  addAll('notices', content.notices, (tx, notice) => storeBureauNotice(ctx, tx, from, notice));
  return { steps, unread: [...unread] };
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
