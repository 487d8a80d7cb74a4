import { newId } from '@beian/database/ids';
import { answerEntries } from '@beian/database/schema';
import { type AppContext, system, type Tx, type WithKeys } from '@beian/database/transaction';
import { isAnswerOfAKind, unmatchedReasons } from '@beian/domain/answer';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { guards, type OrderFacts, orderLifeCycle } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import type { AnswerVerdict, Concern, ExplainedCode } from '@beian/domain/reasons';
import { type SubmissionState, submissionLifeCycle } from '@beian/domain/submission';
import type { Reason } from '@beian/domain/text';
import { type AnswerDetails, type AnswerOrigin, addRefusalWords, answerDetailsAad } from '@beian/orders/bureau-answer';
import { findFacts } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';

import { withdrawOffer } from '../publication/fulfilled.ts';
import { moveSubmission } from '../submissions/submissions.ts';
import type { AnswerEntry, AnswerStatus, Applied } from './answer-entry.ts';
import { applyToMaterial, MATERIAL_OPERATION } from './material-answer.ts';

/** Applies one entry to its order, or adds it to the list of unmatched answers. Writes exactly one row per entry. */
export async function applyEntry(
  ctx: AppContext,
  tx: Tx,
  bureauId: string,
  answerId: string,
  position: number,
  entry: AnswerEntry,
): Promise<AnswerStatus> {
  const origin = { bureauId, answerId, position, receivedDay: await receivedDay(tx, answerId) };
  const { status, orderId, submissionId, why = [] } = await apply(ctx, tx, origin, entry);
  await tx.insert(answerEntries).values({
    id: newId('entry'),
    answerId,
    position,
    status,
    orderId,
    submissionId,
    operation: entry.operation,
    codes: entry.said.map(({ code }) => code),
    day: entry.day,
    verdict: entry.verdict,
    said: entry.said,
    concerns: entry.concerns,
    namesFile: entry.fileName,
    why,
    fingerprint: fingerprintsOf(ctx, entry)?.[0] ?? null,
    details: ctx.keys.sealJson(answerDetailsAad(origin), {
      ...entry.details,
      identifier: entry.identifier,
      sameness: entry.sameness,
    }),
  });
  return status;
}

async function receivedDay(tx: Tx, answerId: string): Promise<string> {
  const { rows } = await tx.client.query<{ day: string }>(
    '/* receivedDay */ select app.shanghai_day(received_at) as day from app.bureau_answers where id = $1',
    [answerId],
  );
  if (rows[0] === undefined) throw new Error(`no answer ${answerId}`);
  return rows[0].day;
}

const unmatched = (...why: Reason[]): Applied => ({ status: 'unmatched', why });

async function apply(ctx: AppContext, tx: Tx, origin: AnswerOrigin, entry: AnswerEntry): Promise<Applied> {
  if (entry.fileName !== undefined) return applyToFile(ctx, tx, origin, entry.fileName, entry);
  if (entry.operation === MATERIAL_OPERATION) {
    const isEarlier = (submissionId: string) =>
      isEarlierEntry(tx, origin.bureauId, { submissionId, orderId: null }, fingerprintsOf(ctx, entry));
    const applied = await applyToMaterial(ctx, tx, origin.bureauId, entry, isEarlier);
    if (applied !== undefined) return applied;
  }
  const found = await findAttempt(tx, origin.bureauId, entry.identifier);
  const attempt =
    found !== undefined && kindRow(found.kind).report?.answer === entry.operation ? found.attempt : undefined;
  if (entry.verdict === 'notice') return { status: 'notice', ...attempt };
  if (entry.verdict === 'unknown')
    return { ...unmatched(unmatchedReasons[entry.said.length === 0 ? 'SAYS_NEITHER' : 'UNLISTED_CODE']), ...attempt };
  if (!isAnswerOfAKind(entry.operation)) return unmatched(unmatchedReasons.OTHER_OPERATION);
  if (entry.identifier === undefined) return unmatched(unmatchedReasons.NAMES_NOBODY);
  if (found === undefined) return unmatched(unmatchedReasons.SUBJECT_NOT_SENT);
  if (attempt === undefined) return unmatched(unmatchedReasons.OTHER_OPERATION);
  if (await isEarlierEntry(tx, origin.bureauId, attempt, fingerprintsOf(ctx, entry)))
    return { ...attempt, ...unmatched(unmatchedReasons.ENTRY_NOT_NEW) };
  const result = await applyToOrder(ctx, tx, attempt, { ...entry, day: entry.day ?? origin.receivedDay });
  return { ...attempt, ...result };
}

/** Keyed fingerprints of an entry's text, because it may name people; that of the current key first. */
export function fingerprintsOf(
  ctx: WithKeys,
  {
    operation,
    identifier,
    verdict,
    sameness,
    details,
  }: Pick<AnswerEntry, 'operation' | 'identifier' | 'verdict' | 'sameness' | 'details'>,
): readonly string[] | null {
  if (sameness === undefined) return null;
  const { codes, text, reviewer, phone, remark } = details;
  const words = [operation, identifier, verdict, sameness, codes, text, reviewer, phone, remark];
  return ctx.keys.searchHashes('answer-entry', JSON.stringify(words));
}

/**
 * Whether the same entry was received before this attempt was its subject's latest. Then it answered another attempt,
 * could not be matched, or was dismissed, and is no result of this attempt.
 */
async function isEarlierEntry(
  tx: Tx,
  bureauId: string,
  attempt: { readonly submissionId: string; readonly orderId: string | null },
  fingerprints: readonly string[] | null,
): Promise<boolean> {
  if (fingerprints === null) return false;
  const { rowCount } = await tx.client.query(
    `/* cameBefore */ select 1 from app.answer_entries e join app.bureau_answers a on a.id = e.answer_id
     where e.fingerprint = any($1) and a.bureau_id = $2
       and (e.submission_id, e.order_id) is distinct from ($3, $4) limit 1`,
    [fingerprints, bureauId, attempt.submissionId, attempt.orderId],
  );
  return rowCount !== 0;
}

export interface Attempt {
  readonly orderId: string;
  readonly submissionId: string;
}

/**
 * The latest attempt of the subject that the identifier names: itself, one of its websites, or the access of the order; by the
 * bureau's id, a filing number, or our own id of what is filed for the first time.
 */
async function findAttempt(
  tx: Tx,
  bureauId: string,
  identifier: string | undefined,
): Promise<{ readonly attempt: Attempt; readonly kind: OrderKind } | undefined> {
  if (identifier === undefined) return undefined;
  const { rows } = await tx.client.query<Attempt & { kind: OrderKind }>(
    `/* findAttempt */ select o.id as "orderId", u.id as "submissionId", o.kind
     from app.records r join app.orders o on o.record_id = r.id join app.submission_orders so on so.order_id = o.id
     join app.submissions u on u.id = so.submission_id
     where u.bureau_id = $1 and (r.bureau_id = $2 or r.filing_number = $2 or r.provider_id = $2
       or exists (select 1 from app.websites w where w.record_id = r.id and $2 in (w.filing_number, w.bureau_id, w.provider_id))
       or o.access_id = $2
       or exists (select 1 from app.order_contents c where c.order_id = o.id and c.provider_ids ->> 'access' = $2))
     order by u.created_at desc, u.id desc limit 1`,
    [bureauId, identifier],
  );
  const [row] = rows;
  return row && { attempt: { orderId: row.orderId, submissionId: row.submissionId }, kind: row.kind };
}

/** A verdict on one order, with its day, and the person who matched it, if any. */
export interface AnswerResult {
  readonly verdict: AnswerVerdict;
  readonly day: string;
  readonly said: readonly ExplainedCode[];
  readonly concerns: readonly Concern[];
  /** The bureau's own text. */
  readonly details?: AnswerDetails;
  readonly matchedBy?: string;
}

/** The event for a result, with its input. */
const eventOf = (submissionId: string, { verdict, day, said, concerns, details, matchedBy }: AnswerResult) => {
  const codes = said.map(({ code }) => code);
  return verdict === 'technical'
    ? ({ event: 'uploadRefused', input: { submissionId, day, matchedBy, code: codes[0] } } as const)
    : ({
        event: verdict === 'approved' ? 'bureauApprove' : 'bureauRefuse',
        input: {
          ...{ submissionId, day, matchedBy, codes, concerns },
          said: said.map(({ code, sentence }) => ({ code, sentence })),
          words: { codes: details?.codes, text: details?.text, remark: details?.remark },
        },
      } as const);
};

/** Why the order does not accept the result for this attempt; empty if it does. */
export function findObjections(facts: OrderFacts, submissionId: string, result: AnswerResult): readonly Reason[] {
  const { event } = eventOf(submissionId, result);
  // What identifies the result; its content is checked by `perform`.
  const identity = { submissionId, day: result.day };
  const judged = evaluateEvent(orderLifeCycle, guards, event, facts, system('bureau'), identity);
  if (judged.allowed) return [];
  return judged.presence === 'hidden' ? [unmatchedReasons.STATE_DOES_NOT_TAKE_IT] : judged.reasons;
}

/**
 * Moves the order by a result of this attempt if the attribution rule accepts it; `perform` judges that. A repeated
 * result makes no second event.
 */
export async function applyToOrder(
  ctx: AppContext,
  tx: Tx,
  attempt: Attempt,
  result: AnswerResult,
): Promise<{ status: 'applied' | 'repeated' | 'unmatched'; why?: readonly Reason[] }> {
  const { orderId, submissionId } = attempt;
  const seen = await findAttemptAnswer(tx, attempt);
  if (seen.answer === result.verdict) {
    if (result.verdict === 'refused') await addRefusalWords({ ctx, tx }, attempt, await getFacts(tx, orderId), result);
    return { status: 'repeated' };
  }
  if (submissionLifeCycle.events.proveAccepted.from.includes(seen.submission)) {
    // A result for this file proves that the bureau accepted it, whatever the call returned: but only one that the order takes.
    // The proof moves the orders of the file, so that their facts are others afterwards.
    const why = findObjections(await getFacts(tx, orderId), submissionId, result);
    if (why.length > 0) return { status: 'unmatched', why };
    await moveSubmission(ctx, tx, submissionId, 'proveAccepted');
  }
  const step = eventOf(submissionId, result);
  const outcome = await perform(ctx, tx, { ...step, orderId, actor: system('bureau') });
  if (outcome.ok) {
    await withdrawOffer(tx, orderId);
    return { status: 'applied' };
  }
  // The same result, sent twice, was applied by another worker while this one waited for the order.
  if ((await findAttemptAnswer(tx, attempt)).answer === result.verdict) return { status: 'repeated' };
  const { code, reasons } = outcome.refusal;
  return { status: 'unmatched', why: code === 'NOT_POSSIBLE' ? [unmatchedReasons.STATE_DOES_NOT_TAKE_IT] : reasons };
}

async function getFacts(tx: Tx, orderId: string): Promise<OrderFacts> {
  const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
  if (facts === undefined) throw new Error(`no order ${orderId}`);
  return facts;
}

/** How the attempt was answered, and where its file stands. */
async function findAttemptAnswer(
  tx: Tx,
  { orderId, submissionId }: Attempt,
): Promise<{ readonly answer: string | null; readonly submission: SubmissionState }> {
  const { rows } = await tx.client.query<{ answer: string | null; submission: SubmissionState }>(
    `/* attemptAnswer */ select so.answer, u.state as submission from app.submission_orders so
     join app.submissions u on u.id = so.submission_id where so.submission_id = $1 and so.order_id = $2`,
    [submissionId, orderId],
  );
  if (rows[0] === undefined) throw new Error(`no attempt of ${orderId} in ${submissionId}`);
  return rows[0];
}

/** A file that the bureau refused as a whole, found by its name and the day by which it was sent. */
async function applyToFile(
  ctx: AppContext,
  tx: Tx,
  { bureauId, receivedDay: received }: AnswerOrigin,
  fileName: string,
  { said, day }: AnswerEntry,
): Promise<Applied> {
  const code = said[0];
  const { rows } = await tx.client.query<{ id: string; refusedLater: boolean }>(
    `/* findFile */ select u.id, exists (select 1 from app.submission_events e
         where e.submission_id = u.id and e.event = 'refuseLater' and e.code = $4) as "refusedLater"
     from app.submissions u
     where u.bureau_id = $1 and u.file_name = $2 and app.shanghai_day(u.sent_at) <= $3
       and (u.state <> 'REFUSED' or exists (select 1 from app.submission_events e
         where e.submission_id = u.id and e.event = 'refuseLater'))
     order by u.created_at desc, u.id desc limit 1`,
    [bureauId, fileName, day ?? received, code?.code],
  );
  const file = rows[0];
  if (file === undefined) return unmatched(unmatchedReasons.FILE_NOT_SENT);
  const submissionId = file.id;
  if (file.refusedLater) return { status: 'repeated', submissionId };
  await moveSubmission(ctx, tx, submissionId, 'proveAccepted');
  const moved = await moveSubmission(ctx, tx, submissionId, 'refuseLater', {
    code: code?.code,
    said: code?.sentence,
  });
  return { submissionId, ...(moved ? { status: 'applied' } : unmatched(unmatchedReasons.FILE_NOT_SENT)) };
}
