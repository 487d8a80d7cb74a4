import {
  type Actor,
  callOutcomes,
  type EscalationReason,
  escalationReasons,
  type FieldId,
  fieldRow,
  headingOf,
  type Language,
  type LiveEvent,
  type NoticeName,
  type OrderEvent,
  orderLifeCycle,
  type SkipReason,
  type SubmissionState,
  skipReasons,
  spelledInstant,
  submissionLifeCycle,
  type Text,
} from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import { itemLabel } from './item-label.ts';
import type { AttemptView, CallView, NoteView, NoticeView, OrderView, TimelineView } from './view.ts';

type Found = Map<string, Partial<OrderView>>;

/** Rows of many orders as lists by order; an order without rows has an empty list. */
function byOrder<R extends { orderId: string }, V>(
  ids: readonly string[],
  rows: readonly R[],
  view: (row: R) => V,
): Map<string, V[]> {
  const lists = new Map<string, V[]>(ids.map((id) => [id, []]));
  for (const row of rows) lists.get(row.orderId)?.push(view(row));
  return lists;
}

const asPart = <V>(lists: Map<string, V[]>, part: keyof OrderView): Found =>
  new Map([...lists].map(([id, list]) => [id, { [part]: list }]));

/** What a partner reads of the desk's inner steps is nothing: claims, verdicts, calls and notes are the desk's own. */
const deskOnly: readonly OrderEvent[] = [
  'claim',
  'release',
  'skip',
  'assign',
  'recordVerdict',
  'settleEscalation',
  'logCall',
  'logCallback',
  'addNote',
  'requestAdvice',
  'answerAdvice',
  'escalate',
  'warn',
  'breach',
  'writeOffAttempt',
  'askSmsOutcome',
];

/** Every event of each order, oldest first. A partner reads the desk's people as the desk. */
export async function loadTimeline(tx: Tx, ids: readonly string[], actor: Actor, language: Language): Promise<Found> {
  const partner = actor.kind === 'partner';
  const { rows } = await askOf<Omit<TimelineView, 'label' | 'detail'> & { orderId: string; input: Input }>(tx, ids, {
    name: 'timeline',
    text: `/* loadTimeline */ select id, order_id as "orderId", event, from_state as from, to_state as to,
        actor_kind as "actorKind", actor_name as "actorName", app.iso(at) as at, input
      from app.order_events where order_id = any($1) order by order_id, seq`,
  });
  const shown = partner ? rows.filter((row) => !deskOnly.includes(row.event)) : rows;
  const lists = byOrder(ids, shown, ({ orderId: _, input, ...row }) => ({
    ...row,
    actorName: partner && row.actorKind === 'staff' ? deskName[language] : nameOf(row, language),
    label: orderLifeCycle.events[row.event].label[language],
    // That something was found late is said of the desk's work, and to the desk.
    detail: detailOf(row.event as LiveEvent, partner ? { ...input, late: [] } : input, language),
  }));
  return asPart(lists, 'timeline');
}

const deskName = { zh: '审核台', en: 'Review desk' };
const voices: Record<string, { zh: string; en: string }> = {
  clock: { zh: '系统时钟', en: 'Clock' },
  bureau: { zh: '管局', en: 'Bureau' },
  ministry: { zh: '工信部', en: 'Ministry' },
};
const nameOf = (row: { actorKind: string; actorName: string }, language: Language): string =>
  row.actorKind === 'system' ? (voices[row.actorName]?.[language] ?? row.actorName) : row.actorName;

interface Input {
  readonly share?: number;
  readonly reason?: string;
  readonly codes?: readonly string[];
  readonly code?: string;
  readonly verdict?: string;
  readonly outcome?: string;
  readonly courier?: string;
  readonly fields?: readonly FieldId[];
  readonly standing?: string;
  readonly late?: readonly string[];
  /** Whom an assignment or a question names; null: nobody, or the supervisors. */
  readonly staff?: string | null;
  /** A due time that moved, and what moved it. */
  readonly due?: { readonly from: string | null; readonly to: string | null };
  readonly cause?: string;
}

const outcomes: Record<string, { zh: string; en: string }> = {
  ...callOutcomes,
  pass: { zh: '通过', en: 'Passed' },
  return: { zh: '不符', en: 'Not in order' },
};

const nobody = { zh: '不再指派', en: 'to nobody' };
const supervisors = { zh: '主管', en: 'the supervisors' };

const standings: Record<string, { zh: string; en: string }> = {
  gone: { zh: '网站或主体已不在备案中', en: 'The website or its subject is no longer filed' },
  filed: { zh: '网站重新在备案中', en: 'The website is filed again' },
  ours: { zh: '已由我方接入', en: 'Accessed through us now' },
  notOurs: { zh: '不再由我方接入', en: 'No longer accessed through us' },
};

/** What the bureau published otherwise than the order thought: names of fields, no values. */
function publicationOf({ fields = [], standing }: Input, language: Language): string {
  const said = standing === undefined ? [] : [standings[standing]?.[language] ?? standing];
  return [...said, ...fields.map((id) => fieldRow(id).label[language])].join(language === 'zh' ? '、' : ', ');
}

function detailOf(event: LiveEvent, input: Input, language: Language): string | null {
  if (event === 'warn' && input.share !== undefined) return `${Math.round(input.share * 100)} %`;
  if (event === 'assign') return input.staff ? `→ ${input.staff}` : nobody[language];
  if (event === 'requestAdvice') return `→ ${input.staff ?? supervisors[language]}`;
  if (event === 'escalate') return escalationReasons[input.reason as EscalationReason]?.[language] ?? null;
  if (event === 'logCall' || event === 'logCallback') return outcomes[input.outcome ?? '']?.[language] ?? null;
  if (event === 'recordVerdict') return outcomes[input.verdict ?? '']?.[language] ?? null;
  if (event === 'skip') return skipReasons[input.reason as SkipReason]?.[language] ?? null;
  if (event === 'shipCurtain') return input.courier ?? null;
  if (event === 'takePublication') return publicationOf(input, language);
  if (event === 'recountDue') return movedOf(input, language);
  const codes = input.codes ?? (input.code === undefined ? [] : [input.code]);
  return [codes.join(', '), lateOf(input, language)].filter((said) => said !== '').join(' · ') || null;
}

/** From when to when a due time moved, and by which notice or hours. */
function movedOf({ due, cause = '' }: Input, language: Language): string | null {
  const [from, to] = [due?.from, due?.to].map((at) => (at ? spelledInstant(Date.parse(at), language) : ''));
  const moved = from === to ? (from ?? '') : `${from} → ${to}`;
  return [moved, cause].filter((said) => said !== '').join(' · ') || null;
}

/** What is objected to although an earlier return had let it stand. */
function lateOf({ late = [] }: Input, language: Language): string {
  const labels = late.map((key) => itemLabel(key, language));
  if (labels.length === 0) return '';
  return language === 'zh' ? `迟提问题：${labels.join('、')}` : `Late finding: ${labels.join(', ')}`;
}

export async function loadCalls(house: House, tx: Tx, ids: readonly string[]): Promise<Found> {
  const { rows } = await askOf<Omit<CallView, 'note'> & { orderId: string; note: Buffer | null }>(tx, ids, {
    name: 'calls',
    text: `/* loadCalls */ select id, order_id as "orderId", outcome, staff_name as "staffName", app.iso(at) as at, note
      from app.calls where order_id = any($1) order by order_id, at, id`,
  });
  const lists = byOrder(ids, rows, ({ orderId: _, ...row }) => ({
    ...row,
    note: row.note === null ? null : house.keys.unseal(`calls.note:${row.id}`, row.note).toString(),
  }));
  return asPart(lists, 'calls');
}

export async function loadNotes(house: House, tx: Tx, ids: readonly string[]): Promise<Found> {
  const { rows } = await askOf<Omit<NoteView, 'body'> & { orderId: string; body: Buffer }>(tx, ids, {
    name: 'notes',
    text: `/* loadNotes */ select id, order_id as "orderId", staff_name as "staffName", app.iso(at) as at, body
      from app.notes where order_id = any($1) order by order_id, at, id`,
  });
  const lists = byOrder(ids, rows, ({ orderId: _, ...row }) => ({
    ...row,
    body: house.keys.unseal(`notes.body:${row.id}`, row.body).toString(),
  }));
  return asPart(lists, 'notes');
}

/** Who was told what, and when it was sent or given up; without addresses. */
export async function loadNotices(tx: Tx, ids: readonly string[], language: Language): Promise<Found> {
  const { rows } = await askOf<Omit<NoticeView, 'label'> & { orderId: string; name: NoticeName }>(tx, ids, {
    name: 'notices',
    text: `/* loadNotices */ select id, order_id as "orderId", name, recipient, channel, app.iso(created_at) as "createdAt",
        app.iso(sent_at) as "sentAt", app.iso(failed_at) as "failedAt" from app.notices where order_id = any($1) order by order_id, created_at, id`,
  });
  const lists = byOrder(ids, rows, ({ orderId: _, ...row }) => ({
    ...row,
    label: headingOf(row.name, language),
  }));
  return asPart(lists, 'notices');
}

export async function loadAttempts(tx: Tx, ids: readonly string[], language: Language): Promise<Found> {
  const { rows } = await askOf<Omit<AttemptView, 'label' | 'message'> & { orderId: string; said: Text | null }>(
    tx,
    ids,
    {
      name: 'attempts',
      text: `/* loadAttempts */ select u.id, so.order_id as "orderId", u.sequence::text as sequence, u.state,
        app.iso(u.sent_at) as "sentAt", app.iso(u.settled_at) as "settledAt", u.code, u.said
      from app.submission_orders so join app.submissions u on u.id = so.submission_id
      where so.order_id = any($1) order by so.order_id, u.created_at, u.id`,
    },
  );
  const lists = byOrder(ids, rows, ({ orderId: _, said, ...row }) => ({
    ...row,
    label: submissionLifeCycle.states[row.state as SubmissionState].label[language],
    message: said?.[language] ?? null,
  }));
  return asPart(lists, 'attempts');
}
