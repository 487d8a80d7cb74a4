import { type BureauClient, classifyResult, decodeDownload, type ResultEntry, verdictOf } from '@beian/bureau';
import {
  type AnswerEntry,
  aloneOnBureau,
  answersToApply,
  applyEntry,
  type BureauConnectionRow,
  inTransaction,
  listBureaus,
  markAcknowledged,
  storeAnswer,
  storePublishedRecord,
  system,
  takeAnswer,
} from '@beian/orders';
import { scrub } from './queues.ts';
import type { Work } from './work.ts';

/** Fetches what each bureau has for us: stored raw, committed, acknowledged, then applied. One worker per connection at a time. */
export async function pollBureaus(work: Work): Promise<void> {
  const bureaus = await inTransaction(work.house, system('bureau'), (tx) => listBureaus(work.house, tx));
  for (const bureau of bureaus) {
    if (bureau.stopped !== null) continue;
    await aloneOnBureau(work.house, `${bureau.id}:poll`, () => pollOne(work, bureau));
  }
}

async function pollOne(work: Work, bureau: BureauConnectionRow): Promise<void> {
  const client = work.ports.bureau(bureau);
  await applyStored(work, bureau);
  while (await fetchOne(work, bureau, client)) await applyStored(work, bureau);
}

/** True when a file came and there may be more. */
async function fetchOne(work: Work, bureau: BureauConnectionRow, client: BureauClient): Promise<boolean> {
  const answer = await client.download();
  if (answer.kind === 'empty') return false;
  if (answer.kind !== 'file') {
    const why = answer.kind === 'fault' ? answer.cause : `${answer.code} ${answer.message}`;
    throw new Error(`download of ${bureau.province}: ${why}`);
  }
  const { house, log } = work;
  const id = await inTransaction(house, system('bureau'), (tx) =>
    storeAnswer(house, tx, bureau.id, answer.fileName, answer.xml),
  );
  const acknowledged = await client.acknowledge(answer.fileName);
  if (acknowledged.kind !== 'answered') throw new Error(`acknowledgement of ${answer.fileName}: ${acknowledged.cause}`);
  await inTransaction(house, system('bureau'), (tx) => markAcknowledged(tx, id));
  log.info({ answerId: id, fileName: answer.fileName, code: answer.code }, 'file from the bureau');
  return true;
}

/** Files that do not open, by id: said once, and left for a person. */
const unreadable = new Set<string>();

async function applyStored(work: Work, bureau: BureauConnectionRow): Promise<void> {
  const { house, log } = work;
  const stored = await inTransaction(house, system('bureau'), (tx) => answersToApply(house, tx, bureau.id));
  for (const { id, file } of stored) {
    if (unreadable.has(id)) continue;
    try {
      const applied = await applyFile(work, bureau, id, file);
      if (applied) log.info({ answerId: id, ...applied }, 'file applied');
    } catch (error) {
      unreadable.add(id);
      log.error(
        { answerId: id, why: scrub(error) },
        'a file from the bureau cannot be applied: a person must look at it',
      );
    }
  }
}

/** One file, one transaction: all its entries and records, or none. */
async function applyFile(work: Work, bureau: BureauConnectionRow, id: string, file: Buffer) {
  const { entries, records, otherBlocks, unreadable: skipped } = decodeDownload(file);
  const { house } = work;
  return inTransaction(house, system('bureau'), async (tx) => {
    if (!(await takeAnswer(tx, id))) return undefined;
    const outcomes: string[] = [];
    for (const [position, entry] of entries.entries()) {
      outcomes.push(await applyEntry(house, tx, bureau.id, id, position, toAnswerEntry(entry)));
    }
    for (const record of records) await storePublishedRecord(house, tx, record, bureau.ispId);
    return { outcomes, records: records.length, otherBlocks, skipped };
  });
}

/** A file name in what the bureau says of a whole file: in the text (5001) or the remark (5003, 5004, 5008). */
const FILE_NAME = /filing\d+\.xml/;

export function toAnswerEntry(entry: ResultEntry): AnswerEntry {
  const wholeFile = entry.codes.some(({ code }) => classifyResult(code)?.wholeFile);
  const named = FILE_NAME.exec([...entry.codes.map((one) => one.text ?? ''), entry.remark ?? ''].join(' '));
  return {
    verdict: verdictOf(entry),
    operation: entry.operation,
    identifier: entry.identifier,
    codes: entry.codes.length > 0 ? entry.codes.map(({ code }) => code) : [entry.passed ? '1001' : '1002'],
    day: entry.day,
    ...(wholeFile && named ? { fileName: named[0] } : {}),
    details: entry,
  };
}
