import { type IdPage, type Keyset, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type AnswerActionView,
  type AnswerEvent,
  answerGuards,
  answerLifeCycle,
  type CandidateView,
  MAX_CANDIDATES,
  type UnmatchedAnswerView,
  unmatchedReasons,
} from '@beian/domain/answer';
import { confirmationFor, evaluateEvent } from '@beian/domain/life-cycle';
import { type OrderKind, type OrderState, stateRow, statesAtBureau } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import { type AnswerVerdict, answerLabels, type Concern, type ExplainedCode } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { Language, Reason } from '@beian/domain/text';
import { type AnswerDetails, answerDetailsAad, saidViews } from '@beian/orders/bureau-answer';
import { findFacts } from '@beian/orders/facts';
import type { AnswerStatus } from './answer-entry.ts';
import { findObjections } from './apply-answer.ts';
import { answerFacts, findMismatches, subjectNamesSql } from './clear-answer.ts';

interface Asked {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly language: Language;
}

interface Entry {
  readonly id: string;
  readonly answerId: string;
  readonly position: number;
  readonly status: AnswerStatus | 'dismissed';
  readonly bureauId: string;
  readonly province: string;
  readonly fileName: string;
  readonly receivedAt: string;
  readonly day: string;
  readonly operation: string;
  readonly verdict: AnswerVerdict;
  readonly said: ExplainedCode[];
  readonly concerns: Concern[];
  readonly why: Reason[];
  readonly details: Buffer;
  readonly clearedName: string | null;
  readonly orderId: string | null;
}

type UnsealedEntry = Omit<Entry, 'details'> & { readonly details: AnswerDetails };

/** Unmatched entries of bureaus' answers, in the order of `ids`, with the orders that each may belong to. */
export async function loadUnmatched(ctx: AppContext, tx: Tx, asked: Asked): Promise<UnmatchedAnswerView[]> {
  const { rows } = await tx.client.query<Entry>(
    `/* loadUnmatched */ select e.id, e.answer_id as "answerId", e.position, e.status, a.bureau_id as "bureauId", b.province,
       a.file_name as "fileName", app.iso(a.received_at) as "receivedAt",
       coalesce(e.day, app.shanghai_day(a.received_at)) as day, e.operation, e.verdict, e.said, e.concerns, e.why, e.details,
       e.cleared_name as "clearedName", e.order_id as "orderId"
     from unnest($1::text[]) with ordinality as want(id, place) join app.answer_entries e on e.id = want.id
     join app.bureau_answers a on a.id = e.answer_id join app.bureaus b on b.id = a.bureau_id order by want.place`,
    [asked.ids],
  );
  const entries = rows.map(
    (row): UnsealedEntry => ({ ...row, details: ctx.keys.unsealJson(answerDetailsAad(row), row.details) }),
  );
  const candidates = await findCandidates(tx, entries);
  const facts = await findFacts(tx, [...new Set(candidates.map((one) => one.orderId))]);
  return entries.map((entry) =>
    viewOf(
      entry,
      candidates
        .filter((one) => one.entryId === entry.id)
        .map((one) => candidateView(entry, one, facts, asked.language)),
      asked,
    ),
  );
}

interface Candidate {
  readonly entryId: string;
  readonly orderId: string;
  readonly number: string;
  readonly state: OrderState;
  readonly filingNumber: string;
  readonly subjectName: string;
  readonly submissionId: string;
  readonly bureauId: string;
  readonly kind: OrderKind;
  readonly names: readonly string[];
}

/**
 * The last orders of the subject that the entry names, at that bureau; if it names none, all orders that wait there
 * for an answer.
 */
async function findCandidates(tx: Tx, entries: readonly UnsealedEntry[]): Promise<Candidate[]> {
  const open = entries.filter((entry) => entry.status === 'unmatched');
  if (open.length === 0) return [];
  const { rows } = await tx.client.query<Candidate>(
    `/* findCandidates */ select want.id as "entryId", c.* from
       unnest($1::text[], $2::text[], $3::text[], $4::text[]) as want(id, bureau, identifier, day)
     cross join lateral (
       select o.id as "orderId", o.number, o.state, o.filing_number as "filingNumber", o.subject_name as "subjectName",
         u.id as "submissionId", u.bureau_id as "bureauId", o.kind, ${subjectNamesSql} as names
       from app.submission_orders so join app.submissions u on u.id = so.submission_id
       join app.orders o on o.id = so.order_id join app.records r on r.id = o.record_id
       where u.bureau_id = want.bureau
         and not exists (select 1 from app.submission_orders so2 join app.submissions u2 on u2.id = so2.submission_id
           where so2.order_id = o.id and (u2.created_at, u2.id) > (u.created_at, u.id))
         and case when want.identifier is null
           then o.state in ('${statesAtBureau.join("', '")}')
             and app.shanghai_day(u.sent_at) <= want.day
           else r.bureau_id = want.identifier or r.filing_number = want.identifier
             or exists (select 1 from app.websites w where w.record_id = r.id
               and (w.bureau_id = want.identifier or w.filing_number = want.identifier)) or o.access_id = want.identifier end
       order by u.created_at desc, u.id desc limit ${MAX_CANDIDATES}) c`,
    [
      open.map((entry) => entry.id),
      open.map((entry) => entry.bureauId),
      open.map((entry) => entry.details.identifier ?? null),
      open.map((entry) => entry.day),
    ],
  );
  return rows;
}

function candidateView(
  entry: UnsealedEntry,
  candidate: Candidate,
  facts: Awaited<ReturnType<typeof findFacts>>,
  language: Language,
): CandidateView {
  const { orderId, number, state, filingNumber, subjectName, submissionId } = candidate;
  const loaded = facts.get(orderId);
  const reasons = [
    ...findMismatches(
      { bureauId: entry.bureauId, identifier: entry.details.identifier, operation: entry.operation },
      candidate,
    ),
    ...(loaded === undefined ? [unmatchedReasons.SUBJECT_NOT_SENT] : findObjections(loaded.facts, submissionId, entry)),
  ];
  return { orderId, number, stateLabel: stateRow(state).label[language], filingNumber, subjectName, reasons };
}

function viewOf(entry: UnsealedEntry, candidates: CandidateView[], { actor, language }: Asked): UnmatchedAnswerView {
  const facts = answerFacts(entry);
  const { details } = entry;
  const state = facts.state ?? 'UNMATCHED';
  return {
    id: entry.id,
    state,
    stateLabel: answerLifeCycle.states[state].label[language],
    province: entry.province,
    provinceName: findProvince(entry.province)?.label[language] ?? entry.province,
    fileName: entry.fileName,
    receivedAt: entry.receivedAt,
    day: entry.day,
    operation: entry.operation,
    identifier: details.identifier ?? null,
    verdict: entry.verdict,
    verdictLabel: answerLabels[entry.verdict][language],
    codes: saidViews(entry.said, details, language),
    opinion: details.text ?? null,
    remark: details.remark ?? null,
    reviewer: details.reviewer ?? null,
    why: entry.why,
    candidates,
    actions: (['matchAnswer', 'dismissAnswer'] as const).flatMap((event) => actionOf(event, facts, actor, language)),
    clearedName: entry.clearedName,
    orderId: entry.orderId,
  };
}

function actionOf(
  event: Exclude<AnswerEvent, 'arrive'>,
  facts: ReturnType<typeof answerFacts>,
  actor: Actor,
  language: Language,
): AnswerActionView[] {
  const judged = evaluateEvent(answerLifeCycle, answerGuards, event, facts, actor);
  if (!judged.allowed && judged.presence === 'hidden') return [];
  const row = answerLifeCycle.events[event];
  return [
    {
      event,
      label: row.label[language],
      presence: judged.allowed ? 'ENABLED' : 'DISABLED',
      reasons: judged.allowed ? [] : judged.reasons,
      confirm: confirmationFor(row, null)?.[language] ?? null,
    },
  ];
}

const byArrival: Keyset = { from: 'app.answer_entries o', key: 'o.at', type: 'timestamptz' };

/** Unmatched entries of bureaus' answers, the oldest first. */
export const listUnmatchedIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, byArrival, [`o.status = 'unmatched'`], [], asked);
