import { fromBase64, isoSql, jsonRowsSql, type Projection } from '@beian/database/sql';
import { spelledInstant } from '@beian/domain/calendar';
import { fieldRow, isFieldId, maskBy } from '@beian/domain/filing';
import { type Channel, channelRow, deliveryFaults, headingOf, type NoticeName } from '@beian/domain/notices';
import {
  callOutcomes,
  type EscalationReason,
  escalationReasons,
  type LiveEvent,
  orderLifeCycle,
  type SkipReason,
  skipReasons,
  type Verdict,
} from '@beian/domain/order';
import type { AttemptView, CallView, NoteView, NoticeView, TimelineView } from '@beian/domain/order-fields';
import { type OrderState, states } from '@beian/domain/order-names';
import { isDeskOnly } from '@beian/domain/partner';
import { faceOutcomes } from '@beian/domain/photo';
import { type SubmissionState, submissionLifeCycle } from '@beian/domain/submission';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';
import { itemLabel } from '../part/item-label.ts';

import { partOf } from '../part/part.ts';

type Event = Omit<TimelineView, 'label' | 'detail' | 'verdict'> & { readonly input: Input };

const timeline: Projection<'timeline', Event[]> = {
  name: 'timeline',
  sql: jsonRowsSql(`select e.id, e.event, e.from_state as from, e.to_state as to, e.actor_kind as "actorKind", e.actor_name as "actorName",
      ${isoSql('e.at')} as at, e.input
    from app.order_events e where e.order_id = o.id order by e.seq`),
};

/** A state that is stored and has a row; one whose row was removed is left out of its entry. */
const knownState = (state: OrderState | null): OrderState | null =>
  state !== null && Object.hasOwn(states, state) ? state : null;

/**
 * Every event of an order, oldest first. For a partner all staff are named "Review desk". Rows of the program may have been
 * removed since an event was stored: the entry is shown without what they named, and an event that has no row itself is left
 * out, because the API has no name for it.
 */
export const timelinePart = partOf({
  projections: [timeline],
  view: (read, _, { actor, language }) => {
    const partner = actor.kind === 'partner';
    const shown = read.timeline.filter(
      ({ event }) => Object.hasOwn(orderLifeCycle.events, event) && !(partner && isDeskOnly(event as LiveEvent)),
    );
    return {
      // Written out field by field: copying the rest of a row takes four times as long, and events are the longest
      // list of a page.
      timeline: shown.map(({ id, event, from, to, actorKind, actorName, at, input }) => ({
        id,
        event,
        from: knownState(from),
        to: knownState(to),
        actorKind,
        at,
        actorName: partner && actorKind === 'staff' ? deskName[language] : nameOf({ actorKind, actorName }, language),
        label: orderLifeCycle.events[event].label[language],
        // Late findings and names are of the work of staff and are hidden from partners.
        detail: detailOf(event as LiveEvent, partner ? { ...input, late: [], staff: undefined } : input, language),
        verdict: event === 'recordVerdict' ? verdictOf(input, language) : null,
      })),
    };
  },
});

const deskName = { zh: '审核台', en: 'Review desk' };
/** Display names of the system actors. */
export const systemActorNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  clock: { zh: '系统时钟', en: 'Clock' },
  bureau: { zh: '管局', en: 'Bureau' },
  ministry: { zh: '工信部', en: 'Ministry' },
  migration: { zh: '升级', en: 'Upgrade' },
};
const nameOf = (row: { actorKind: string; actorName: string }, language: Language): string =>
  row.actorKind === 'system' ? (systemActorNames[row.actorName]?.[language] ?? row.actorName) : row.actorName;

interface Input {
  readonly share?: number;
  readonly reason?: string;
  readonly codes?: readonly string[];
  readonly code?: string;
  /** Key of the item that a verdict is about. */
  readonly item?: string;
  readonly verdict?: string;
  /** The verdict was given with others by one key. */
  readonly grouped?: boolean;
  readonly outcome?: string;
  readonly courier?: string;
  readonly fields?: readonly string[];
  /** Keys of the items whose verdicts a late reading reopened. */
  readonly items?: readonly string[];
  readonly standing?: string;
  readonly late?: readonly string[];
  /** The staff member in an assignment or question; null for nobody, or for the supervisors. */
  readonly staff?: string | null;
  /** A due time that moved, and what moved it. */
  readonly due?: { readonly from: string | null; readonly to: string | null };
  readonly cause?: string;
}

const outcomes: Record<string, { zh: string; en: string }> = {
  ...callOutcomes,
  pass: { zh: '通过', en: 'Passed' },
  return: { zh: '不符', en: 'Not in order' },
  groupedPass: { zh: '按一致项通过', en: 'Passed with the group that agrees' },
};

const faceOutcomeLabels: Record<string, BilingualText | undefined> = Object.fromEntries(
  Object.entries(faceOutcomes).map(([outcome, { label }]) => [outcome, label]),
);

const nobody = { zh: '不再指派', en: 'to nobody' };
const supervisors = { zh: '主管', en: 'the supervisors' };

const standings: Record<string, { zh: string; en: string }> = {
  gone: { zh: '网站或主体已不在备案中', en: 'The website or its subject is no longer filed' },
  filed: { zh: '网站重新在备案中', en: 'The website is filed again' },
  ours: { zh: '已由我方接入', en: 'Accessed through us now' },
  notOurs: { zh: '不再由我方接入', en: 'No longer accessed through us' },
};

/** The differences between the publication and the order: names of fields, no values. */
function publicationOf({ fields = [], standing }: Input, language: Language): string {
  const said = standing === undefined ? [] : [standings[standing]?.[language] ?? standing];
  const labels = fields.filter(isFieldId).map((id) => fieldRow(id).label[language]);
  return [...said, ...labels].join(language === 'zh' ? '、' : ', ');
}

/** The item, verdict and reasons of one verdict, so that the console can count the verdicts of a person. */
function verdictOf({ item, verdict, codes = [] }: Input, language: Language): TimelineView['verdict'] {
  if (item === undefined || !isVerdict(verdict)) return null;
  return { item, label: itemLabel(item, language), verdict, codes };
}
const isVerdict = (verdict: string | undefined): verdict is Verdict => verdict === 'pass' || verdict === 'return';

function detailOf(event: LiveEvent, input: Input, language: Language): string | null {
  if (event === 'warn' && input.share !== undefined) return `${Math.round(input.share * 100)}%`;
  if (event === 'assign') return input.staff ? `→ ${input.staff}` : nobody[language];
  if (event === 'requestAdvice') return `→ ${input.staff ?? supervisors[language]}`;
  if (event === 'escalate') return escalationReasons[input.reason as EscalationReason]?.[language] ?? null;
  if (event === 'logCall' || event === 'logCallback') return outcomes[input.outcome ?? '']?.[language] ?? null;
  if (event === 'takeFacePhoto') return faceOutcomeLabels[input.outcome ?? '']?.[language] ?? null;
  if (event === 'recordVerdict')
    return outcomes[input.grouped ? 'groupedPass' : (input.verdict ?? '')]?.[language] ?? null;
  if (event === 'skip') return skipReasons[input.reason as SkipReason]?.[language] ?? null;
  if (event === 'shipCurtain') return input.courier ?? null;
  if (event === 'takePublication') return publicationOf(input, language) || null;
  if (event === 'reopenVerdicts')
    return (input.items ?? []).map((key) => itemLabel(key, language)).join(language === 'zh' ? '、' : ', ');
  if (event === 'recountDue') return movedOf(input, language);
  const codes = input.codes ?? (input.code === undefined ? [] : [input.code]);
  return [codes.join(', '), lateOf(input, language)].filter((said) => said !== '').join(' · ') || null;
}

/** The old and the new due time, and the notice or hours that moved it. */
function movedOf({ due, cause = '' }: Input, language: Language): string | null {
  const [from, to] = [due?.from, due?.to].map((at) => (at ? spelledInstant(Date.parse(at), language) : ''));
  const moved = from === to ? (from ?? '') : `${from} → ${to}`;
  return [moved, cause].filter((said) => said !== '').join(' · ') || null;
}

/** Items objected to although an earlier return had accepted them. */
function lateOf({ late = [] }: Input, language: Language): string {
  const labels = late.map((key) => itemLabel(key, language));
  if (labels.length === 0) return '';
  return language === 'zh' ? `补提问题：${labels.join('、')}` : `Late finding: ${labels.join(', ')}`;
}

const calls: Projection<'calls', CallView[]> = {
  name: 'calls',
  sql: jsonRowsSql(`select l.id, l.outcome, l.staff_name as "staffName", ${isoSql('l.at')} as at, encode(l.note, 'base64') as note
    from app.calls l where l.order_id = o.id order by l.at, l.id`),
};

export const callsPart = partOf({
  projections: [calls],
  desk: true,
  view: (read, _, { ctx }) => ({
    calls: read.calls.map((row) => ({
      ...row,
      note: row.note === null ? null : ctx.keys.unseal(`calls.note:${row.id}`, fromBase64(row.note)).toString(),
    })),
  }),
});

const notes: Projection<'notes', NoteView[]> = {
  name: 'notes',
  sql: jsonRowsSql(`select n.id, n.staff_name as "staffName", ${isoSql('n.at')} as at, encode(n.body, 'base64') as body
    from app.notes n where n.order_id = o.id order by n.at, n.id`),
};

export const notesPart = partOf({
  projections: [notes],
  desk: true,
  view: (read, _, { ctx }) => ({
    notes: read.notes.map((row) => ({
      ...row,
      body: ctx.keys.unseal(`notes.body:${row.id}`, fromBase64(row.body)).toString(),
    })),
  }),
});

const notices: Projection<
  'notices',
  (Omit<NoticeView, 'label' | 'mediumLabel' | 'faultLabel'> & { name: NoticeName; channel: Channel })[]
> = {
  name: 'notices',
  sql: jsonRowsSql(`select n.id, n.name, n.recipient, n.channel, ${isoSql('n.created_at')} as "createdAt", ${isoSql('n.sent_at')} as "sentAt",
      ${isoSql('n.failed_at')} as "failedAt", encode(n.address, 'base64') as address, n.tries, ${isoSql('n.tried_at')} as "triedAt", n.fault,
      n.instead_of as "insteadOf" from app.notices n where n.order_id = o.id order by n.created_at, n.id`),
};

/** The notices of an order: recipients with masked addresses, and how each delivery went. */
export const noticesPart = partOf({
  projections: [notices],
  view: (read, _, { ctx, language }) => ({
    notices: read.notices.map((row) => ({
      ...row,
      label: headingOf(row.name, language),
      mediumLabel: channelRow(row.channel).label[language],
      address: maskBy(
        channelRow(row.channel).mask,
        ctx.keys.unseal(`notices.address:${row.id}`, fromBase64(row.address)).toString(),
      ),
      faultLabel: row.fault === null ? null : deliveryFaults[row.fault][language],
    })),
  }),
});

const attempts: Projection<'attempts', (Omit<AttemptView, 'label' | 'message'> & { said: BilingualText | null })[]> = {
  name: 'attempts',
  optional: { rows: 'submissions', none: [] },
  sql: jsonRowsSql(`select u.id, u.sequence::text as sequence, u.state, ${isoSql('u.sent_at')} as "sentAt",
      ${isoSql('u.settled_at')} as "settledAt", u.code, u.said
    from app.submission_orders so join app.submissions u on u.id = so.submission_id
    where so.order_id = o.id order by u.created_at, u.id`),
};

export const attemptsPart = partOf({
  projections: [attempts],
  desk: true,
  view: (read, _, { language }) => ({
    attempts: read.attempts.map(({ said, ...row }) => ({
      ...row,
      label: submissionLifeCycle.states[row.state as SubmissionState].label[language],
      message: said && storedTextIn(said, language),
    })),
  }),
});
