import { writeAudit } from '@beian/database/audit';
import { reportAad, submissionMessageAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { attemptAnswers } from '@beian/domain/bureau';
import { type MaterialKind, materialRow } from '@beian/domain/filing';
import { type OrderKind, type OrderState, orderKindLabels, stateRow } from '@beian/domain/order-names';
import { type Actor, hasRight } from '@beian/domain/staff';
import {
  type OpenedSubmissionView,
  type SentReportView,
  type SubmissionEvent,
  submissionLifeCycle,
} from '@beian/domain/submission';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';
import { loadSubmissions } from './submission-list.ts';

interface Opened {
  events: {
    id: string;
    event: SubmissionEvent;
    at: string;
    code: string | null;
    said: BilingualText | null;
    message: string | null;
  }[];
  orders: {
    orderId: string;
    number: string;
    kind: OrderKind;
    subjectName: string;
    state: OrderState;
    answeredAt: string | null;
    answer: string | null;
  }[];
  kept: boolean;
}

/** One file with its events, oldest first, and its orders with their verdicts; undefined if the actor sees none. */
export async function loadSubmissionDetails(
  ctx: AppContext,
  tx: Tx,
  { actor, id, language }: { actor: Actor; id: string; language: Language },
): Promise<OpenedSubmissionView | undefined> {
  const [submission] = await loadSubmissions(tx, [id], language);
  if (submission === undefined) return undefined;
  const { rows } = await tx.client.query<Opened>(
    `/* openSubmission */ select u.file_removed_at is null as kept,
       (select json_agg(json_build_object('id', e.id, 'event', e.event, 'at', app.iso(e.at), 'code', e.code, 'said', e.said,
           'message', encode(e.message, 'base64'))
         order by e.at, e.id) from app.submission_events e where e.submission_id = u.id) as events,
       (select coalesce(json_agg(json_build_object('orderId', o.id, 'number', o.number, 'kind', o.kind,
           'subjectName', o.subject_name, 'state', o.state, 'answeredAt', app.iso(so.answered_at), 'answer', so.answer)
         order by o.number), '[]') from app.submission_orders so join app.orders o on o.id = so.order_id
         where so.submission_id = u.id) as orders
     from app.submissions u where u.id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    submission,
    events: (row.events ?? []).map(({ event, said, message, ...rest }) => ({
      ...rest,
      label: submissionLifeCycle.events[event]?.label[language] ?? event,
      said: said && storedTextIn(said, language),
      message:
        message === null
          ? null
          : ctx.keys.unseal(submissionMessageAad(rest.id), Buffer.from(message, 'base64')).toString(),
    })),
    orders: row.orders.map(({ kind, state, answer, ...rest }) => ({
      ...rest,
      kindLabel: orderKindLabels[kind][language],
      stateLabel: stateRow(state).label[language],
      answerLabel: answer === null ? null : (attemptAnswers[answer]?.[language] ?? answer),
    })),
    mayReadFile: row.kept && mayReadFile(actor),
  };
}

/** Whether the actor may download the file as it was sent (A2: it holds personal values). */
export const mayReadFile = (actor: Actor): boolean => hasRight(actor, 'readSentFile');

interface Sent {
  hash: string | null;
  fields: Buffer | null;
  attachments: { kind: MaterialKind; base64Bytes: number }[] | null;
  holdsLease: boolean;
}

/**
 * What the bureau received for an order in a file, from the report check with the hash of that file's content; null
 * if the file does not contain the order. Values are shown to actors who may download the file and to the holder of
 * the order's lease, with an audit row per read, and hidden from everybody else.
 */
export async function readSentReport(
  ctx: AppContext,
  tx: Tx,
  {
    actor,
    submissionId,
    orderId,
    language,
  }: { actor: Actor; submissionId: string; orderId: string; language: Language },
): Promise<SentReportView | null> {
  const { rows } = await tx.client.query<Sent>(
    `/* readSentReport */ select so.report_hash as hash, p.fields, p.attachments,
       coalesce(o.lease_holder = $3 and o.lease_until > app.now(), false) as "holdsLease"
     from app.submissions u join app.submission_orders so on so.submission_id = u.id join app.orders o on o.id = so.order_id
     left join app.report_checks p on p.order_id = so.order_id and p.content_hash = so.report_hash
     where u.id = $1 and so.order_id = $2`,
    [submissionId, orderId, actor.id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const inClear = mayReadFile(actor) || row.holdsLease;
  if (row.hash === null || row.fields === null) return { inClear, fields: [], attachments: [] };
  if (inClear) await writeAudit(tx, actor, 'readSentReport', orderId, 'done', { submissionId });
  const fields = ctx.keys.unsealJson<SentReportView['fields']>(reportAad(orderId, row.hash), row.fields);
  return {
    inClear,
    fields: fields.map(({ path, value }) => ({ path, value: inClear ? value : '•••' })),
    attachments: (row.attachments ?? []).map(({ kind, base64Bytes }) => ({
      label: materialRow(kind).label[language],
      base64Bytes,
    })),
  };
}
