import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type AnswerEvent,
  type AnswerFacts,
  type AnswerState,
  answerGuards,
  answerLifeCycle,
  unmatchedReasons,
} from '@beian/domain/answer';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import type { AnswerVerdict, Concern, ExplainedCode } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { type AnswerDetails, answerDetailsAad } from '@beian/orders/bureau-answer';
import { toRefusal } from '@beian/orders/facts';
import { z } from 'zod';
import type { AnswerStatus } from './answer-entry.ts';
import { applyToOrder } from './apply-answer.ts';

export type ClearOutcome =
  | { readonly ok: true; readonly entryId: string }
  | { readonly ok: false; readonly refusal: Refusal };

interface ClearCall {
  readonly actor: Actor;
  readonly entryId: string;
  readonly key: string;
}

/** An unmatched entry with the data needed to apply it. */
interface Entry {
  readonly id: string;
  readonly answerId: string;
  readonly position: number;
  readonly bureauId: string;
  readonly status: AnswerStatus | 'dismissed';
  readonly cleared: boolean;
  readonly verdict: AnswerVerdict;
  readonly operation: string;
  readonly day: string;
  readonly said: ExplainedCode[];
  readonly concerns: Concern[];
  readonly details: Buffer;
}

/** A supervisor matches an unmatched entry to an order, under the same rule as automatic matching. */
export const matchAnswer = (ctx: AppContext, tx: Tx, call: ClearCall & { orderId: string }): Promise<ClearOutcome> =>
  clearEntry(ctx, tx, 'matchAnswer', call, { orderId: call.orderId }, async (entry) => {
    const order = await findSubject(tx, call.orderId);
    if (order === undefined) return refusal('NOT_FOUND', orderNotFound);
    const details = ctx.keys.unsealJson<AnswerDetails>(answerDetailsAad(entry), entry.details);
    const { identifier } = details;
    const cannot = findMismatches({ bureauId: entry.bureauId, identifier, operation: entry.operation }, order);
    if (cannot.length > 0) return refusal('GUARD_FAILED', ...cannot);
    const submissionId = order.submissionId;
    if (submissionId === null) return refusal('GUARD_FAILED', unmatchedReasons.SUBJECT_NOT_SENT);
    const attempt = { orderId: call.orderId, submissionId };
    const { status, why = [] } = await applyToOrder(ctx, tx, attempt, {
      ...entry,
      details,
      matchedBy: call.actor.id,
    });
    return status === 'unmatched' ? refusal('GUARD_FAILED', ...why) : { status, ...attempt };
  });

const dismissal = z.strictObject({ reason: z.string().trim().min(1).max(textLengths.dismissal) });

/** A supervisor dismisses an unmatched entry, with a reason. */
export const dismissAnswer = (ctx: AppContext, tx: Tx, call: ClearCall & { reason: string }): Promise<ClearOutcome> =>
  clearEntry(ctx, tx, 'dismissAnswer', call, { reason: call.reason }, async () => {
    const input = checkInput(dismissal, { reason: call.reason });
    return 'reasons' in input ? input : { status: 'dismissed', reason: input.value.reason };
  });

interface Cleared {
  readonly status: 'applied' | 'repeated' | 'dismissed';
  readonly orderId?: string;
  readonly submissionId?: string;
  readonly reason?: string;
}

/** One effect per idempotency key; checked by the entry's own life cycle; refusals are audited, too. */
async function clearEntry(
  ctx: AppContext,
  tx: Tx,
  event: Exclude<AnswerEvent, 'arrive'>,
  { actor, entryId, key }: ClearCall,
  input: Record<string, unknown>,
  work: (entry: Entry) => Promise<Cleared | Refusal>,
): Promise<ClearOutcome> {
  const body = bodyHash([event, entryId, input]);
  const seen = await findAnswer<ClearOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const entry = await lockEntry(tx, entryId);
  const done = entry === undefined ? entryNotFound : await clearIfAllowed(event, entry, actor, work);
  const outcome: ClearOutcome = 'reasons' in done ? { ok: false, refusal: done } : { ok: true, entryId };
  if (!('reasons' in done)) {
    await tx.client.query(
      `/* clearEntry */ update app.answer_entries set status = $2, order_id = coalesce($3, order_id),
         submission_id = coalesce($4, submission_id), cleared_at = app.now(), cleared_by = $5, cleared_name = $6, clearing = $7
       where id = $1`,
      [
        entryId,
        done.status,
        done.orderId,
        done.submissionId,
        actor.id,
        actor.name,
        done.reason === undefined ? null : ctx.keys.seal(clearingAad(entryId), done.reason),
      ],
    );
  }
  const details = 'reasons' in done ? { codes: done.reasons.map((one) => one.code) } : { orderId: done.orderId };
  await writeAudit(tx, actor, event, entryId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

const clearingAad = (entryId: string): string => `answer_entries.clearing:${entryId}`;

async function clearIfAllowed(
  event: Exclude<AnswerEvent, 'arrive'>,
  entry: Entry,
  actor: Actor,
  work: (entry: Entry) => Promise<Cleared | Refusal>,
): Promise<Cleared | Refusal> {
  const judgement = evaluateEvent(answerLifeCycle, answerGuards, event, answerFacts(entry), actor);
  return judgement.allowed ? work(entry) : toRefusal(judgement);
}

export const answerFacts = (entry: Pick<Entry, 'status' | 'verdict' | 'operation'>): AnswerFacts => ({
  state: stateOf(entry.status),
  verdict: entry.verdict,
  operation: entry.operation,
});

const stateOf = (status: Entry['status']): AnswerState =>
  status === 'unmatched' ? 'UNMATCHED' : status === 'dismissed' ? 'DISMISSED' : 'MATCHED';

async function lockEntry(tx: Tx, entryId: string): Promise<Entry | undefined> {
  const { rows } = await tx.client.query<Entry>(
    `/* lockEntry */ select e.id, e.answer_id as "answerId", e.position, a.bureau_id as "bureauId", e.status, e.verdict,
       e.operation, coalesce(e.day, app.shanghai_day(a.received_at)) as day, e.said, e.concerns, e.details
     from app.answer_entries e join app.bureau_answers a on a.id = e.answer_id where e.id = $1 for update of e`,
    [entryId],
  );
  return rows[0];
}

/** The identifiers with which a bureau may name the subject of an order, and its latest attempt. */
export interface OrderSubject {
  readonly submissionId: string | null;
  readonly bureauId: string | null;
  readonly kind: OrderKind;
  readonly names: readonly string[];
}

async function findSubject(tx: Tx, orderId: string): Promise<OrderSubject | undefined> {
  const { rows } = await tx.client.query<OrderSubject>(
    `/* findSubject */ select u.id as "submissionId", u.bureau_id as "bureauId", o.kind, ${subjectNamesSql} as names
     from app.orders o join app.records r on r.id = o.record_id
     left join lateral (select u.id, u.bureau_id from app.submission_orders so join app.submissions u on u.id = so.submission_id
       where so.order_id = o.id order by u.created_at desc, u.id desc limit 1) u on true
     where o.id = $1`,
    [orderId],
  );
  return rows[0];
}

/** Ids and filing numbers of a record (alias r) and its websites, and the access of an order (alias o). */
export const subjectNamesSql = `array_remove(array[r.bureau_id, r.filing_number, r.provider_id, o.access_id,
    (select c.provider_ids ->> 'access' from app.order_contents c where c.order_id = o.id)], null)
  || array(select x from app.websites w, unnest(array[w.bureau_id, w.filing_number, w.provider_id]) x
    where w.record_id = r.id and x is not null)`;

/**
 * Reasons against the match, before the order's own rule is checked. An entry without identifier can belong to any
 * subject.
 */
export function findMismatches(
  entry: { readonly bureauId: string; readonly identifier?: string; readonly operation: string },
  subject: OrderSubject,
): Reason[] {
  const { identifier, operation } = entry;
  return [
    ...(operation !== '' && operation !== kindRow(subject.kind).report?.answer
      ? [unmatchedReasons.OTHER_OPERATION]
      : []),
    ...(subject.bureauId !== null && subject.bureauId !== entry.bureauId ? [unmatchedReasons.ANOTHER_BUREAU] : []),
    ...(identifier !== undefined && !subject.names.includes(identifier)
      ? [unmatchedReasons.NAMES_ANOTHER_SUBJECT]
      : []),
  ];
}

const orderNotFound: Reason = {
  code: 'ORDER_NOT_FOUND',
  field: 'orderId',
  message: bilingual('没有此订单', 'There is no such order'),
  suggestion: bilingual('请从候选订单中选择', 'Choose one of the candidates'),
  ruleId: 'L-attribution',
};

const entryNotFound = refusal('NOT_FOUND', {
  code: 'ANSWER_NOT_FOUND',
  field: 'id',
  message: bilingual('没有此答复', 'There is no such answer'),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: 'D-answers',
});
