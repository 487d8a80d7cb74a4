import { guards } from '@beian/domain';
import { and, eq, isNull, like, ne, or, sql } from 'drizzle-orm';
import type { House, Tx } from '../house.ts';
import { system } from '../house.ts';
import { newId } from '../ids.ts';
import { perform } from '../perform.ts';
import { answerEntries, bureauAnswers, submissions } from '../schema/bureau.ts';
import { findFacts } from '../sql/facts.ts';
import { moveSubmission } from './submissions.ts';

/** One result of a downloaded file, classified by the bureau's codec. */
export interface AnswerEntry {
  readonly verdict: 'approved' | 'refused' | 'technical' | 'notice' | 'unknown';
  /** Czlx; 4 is a change. */
  readonly operation: string;
  /** Bs or Jlid: the bureau's subject id, or a filing number. */
  readonly identifier?: string;
  readonly codes: readonly string[];
  /** Shsj, `YYYY-MM-DD`; without one the Shanghai day of the download counts. */
  readonly day?: string;
  /** A file that the bureau refused whole, by its name. */
  readonly fileName?: string;
  /** Opinion, reviewer, texts: sealed. */
  readonly details: unknown;
}

/**
 * Stores a downloaded file as it came. The same name with the same bytes is the same file; with other bytes it is another
 * one, kept under a name of ours. Committed before it is acknowledged.
 */
export async function storeAnswer(
  house: House,
  tx: Tx,
  bureauId: string,
  fileName: string,
  file: Buffer,
): Promise<string> {
  const known = await tx
    .select()
    .from(bureauAnswers)
    .where(
      and(
        eq(bureauAnswers.bureauId, bureauId),
        or(eq(bureauAnswers.fileName, fileName), like(bureauAnswers.fileName, `${likely(fileName)}#%`)),
      ),
    );
  const same = known.find((row) => house.keys.unseal(answerPlace(bureauId, row.fileName), row.file).equals(file));
  if (same !== undefined) return same.id;
  const id = newId('answer');
  const name = known.some((row) => row.fileName === fileName) ? `${fileName}#${known.length + 1}` : fileName;
  await tx
    .insert(bureauAnswers)
    .values({ id, bureauId, fileName: name, file: house.keys.seal(answerPlace(bureauId, name), file) });
  return id;
}

const answerPlace = (bureauId: string, fileName: string) => `bureau_answers.file:${bureauId}:${fileName}`;
const likely = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

export async function markAcknowledged(tx: Tx, answerId: string): Promise<void> {
  await tx
    .update(bureauAnswers)
    .set({ ackedAt: sql`app.now()` as unknown as string })
    .where(eq(bureauAnswers.id, answerId));
}

/** Ids of the files that were stored and not applied yet, oldest first. */
export async function answersToApply(tx: Tx, bureauId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: bureauAnswers.id })
    .from(bureauAnswers)
    .where(and(eq(bureauAnswers.bureauId, bureauId), isNull(bureauAnswers.appliedAt)))
    .orderBy(bureauAnswers.id);
  return rows.map((row) => row.id);
}

/** A stored file as it came, GBK. Throws when there is none, or when it does not unseal. */
export async function getAnswerFile(house: House, tx: Tx, answerId: string): Promise<Buffer> {
  const [row] = await tx.select().from(bureauAnswers).where(eq(bureauAnswers.id, answerId));
  if (row === undefined) throw new Error(`no answer ${answerId}`);
  return house.keys.unseal(answerPlace(row.bureauId, row.fileName), row.file);
}

/** Takes a stored file for applying; false when another worker has applied it meanwhile. */
export async function takeAnswer(tx: Tx, answerId: string): Promise<boolean> {
  const rows = await tx
    .update(bureauAnswers)
    .set({ appliedAt: sql`app.now()` as unknown as string })
    .where(and(eq(bureauAnswers.id, answerId), isNull(bureauAnswers.appliedAt)))
    .returning({ id: bureauAnswers.id });
  return rows.length === 1;
}

type Status = 'applied' | 'repeated' | 'notice' | 'unmatched';

/** Applies one entry to the order it belongs to, or puts it on the list that a person clears. Exactly one row per entry. */
export async function applyEntry(
  house: House,
  tx: Tx,
  bureauId: string,
  answerId: string,
  position: number,
  entry: AnswerEntry,
): Promise<Status> {
  const attempt = await findAttempt(tx, bureauId, entry);
  const status = await apply(house, tx, entry, attempt);
  await tx.insert(answerEntries).values({
    answerId,
    position,
    status,
    orderId: attempt?.orderId,
    operation: entry.operation,
    codes: [...entry.codes],
    day: entry.day,
    details: house.keys.sealJson(`answer_entries.details:${answerId}:${position}`, entry.details),
  });
  return status;
}

interface Attempt {
  readonly orderId: string | null;
  readonly submissionId: string;
  readonly answered: boolean;
  readonly state: string | null;
  readonly today: string;
}

/** The latest attempt of the subject that the entry names, or of the file that it names. */
async function findAttempt(tx: Tx, bureauId: string, entry: AnswerEntry): Promise<Attempt | undefined> {
  if (entry.fileName !== undefined) {
    const [file] = await tx
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          eq(submissions.bureauId, bureauId),
          eq(submissions.fileName, entry.fileName),
          // A refused number is used again, under the same name.
          ne(submissions.state, 'REFUSED'),
          sql`app.shanghai_day(${submissions.sentAt}) <= coalesce(${entry.day ?? null}, app.shanghai_day(app.now()))`,
        ),
      );
    return file && { orderId: null, submissionId: file.id, answered: false, state: null, today: '' };
  }
  if (entry.identifier === undefined || entry.operation !== '4') return undefined;
  const { rows } = await tx.client.query<Attempt>(
    `/* findAttempt */ select o.id as "orderId", u.id as "submissionId", so.answered_at is not null as answered, o.state,
       app.shanghai_day(app.now()) as today
     from app.records r join app.orders o on o.record_id = r.id join app.submission_orders so on so.order_id = o.id
     join app.submissions u on u.id = so.submission_id
     where u.bureau_id = $1 and (r.bureau_id = $2 or r.filing_number = $2)
     order by u.created_at desc, u.id desc limit 1`,
    [bureauId, entry.identifier],
  );
  return rows[0];
}

const settled: Partial<Record<AnswerEntry['verdict'], string>> = { approved: 'APPROVED', refused: 'BUREAU_REJECTED' };

async function apply(house: House, tx: Tx, entry: AnswerEntry, attempt: Attempt | undefined): Promise<Status> {
  if (entry.verdict === 'notice') return 'notice';
  if (attempt === undefined || entry.verdict === 'unknown') return 'unmatched';
  const { submissionId, orderId } = attempt;
  if (orderId === null) {
    return (await moveSubmission(house, tx, submissionId, 'refuseLater', entry.codes[0])) ? 'applied' : 'unmatched';
  }
  if (attempt.answered) return settled[entry.verdict] === attempt.state ? 'repeated' : 'unmatched';
  const actor = system('bureau');
  const event = entry.verdict === 'approved' ? 'bureauApprove' : 'bureauRefuse';
  const input = { submissionId, day: entry.day ?? attempt.today, codes: [...entry.codes] };
  const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
  if (facts === undefined || guards.resultIsOfThisAttempt.holds(facts, actor, input) !== true) return 'unmatched';
  if (entry.verdict === 'technical') {
    const refused = { submissionId, code: entry.codes[0] };
    return (await perform(house, tx, { event: 'uploadRefused', orderId, actor, input: refused })).ok
      ? 'applied'
      : 'unmatched';
  }
  // A result that belongs here proves that the file was taken, whatever became of the call's own answer.
  await moveSubmission(house, tx, submissionId, 'proveAccepted');
  return (await perform(house, tx, { event, orderId, actor, input })).ok ? 'applied' : 'unmatched';
}
