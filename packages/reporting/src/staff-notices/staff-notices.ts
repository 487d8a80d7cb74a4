import { writeAudit } from '@beian/database/audit';
import type { Tx } from '@beian/database/transaction';
import {
  MAX_STAFF_NOTICES,
  STAFF_NOTICE_DAYS,
  type StaffNoticeKind,
  type StaffNoticesView,
  type StaffNoticeView,
  staffNoticeText,
} from '@beian/domain/notices';
import { type EscalationReason, escalationReasons } from '@beian/domain/order';
import { findProvince } from '@beian/domain/province';
import { type SpotCheckOutcome, spotCheckOutcomes } from '@beian/domain/quality';
import { type Actor, hasRight } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Language, type Refusal, refusal, storedTextIn } from '@beian/domain/text';

interface Row {
  readonly kind: StaffNoticeKind;
  readonly id: string;
  readonly at: string;
  readonly unread: boolean;
  readonly orderId: string | null;
  readonly number: string | null;
  readonly who: string | null;
  readonly share: number | null;
  readonly code: string | null;
  readonly province: string | null;
  readonly name: string | null;
  readonly alarm: BilingualText | null;
}

/**
 * SQL: one kind of event as rows of the list. `$1` is the reader; `since` the start of the days that are listed. Each
 * reads an index by time or the reader's own orders.
 */
const event = (kind: StaffNoticeKind, more: { who?: string; share?: string; code?: string }, from: string) =>
  `(select '${kind}' as kind, e.id, e.at, e.order_id, ${more.who ?? 'null::text'} as who, ${more.share ?? 'null::real'} as share,
     ${more.code ?? 'null::text'} as code, null::text as bureau_id ${from} order by e.at desc limit ${MAX_STAFF_NOTICES})`;

const ofMine = 'from mine m join app.order_events e on e.order_id = m.id cross join days where e.at >= days.since';
const byAnother = `e.actor_kind = 'staff' and e.actor_id <> $1`;

const forEverybody = [
  event('DUE', { share: `(e.input ->> 'share')::real` }, `${ofMine} and e.event in ('warn', 'breach')`),
  event(
    'ASSIGNED',
    { who: 'e.actor_name' },
    `${ofMine} and e.event = 'assign' and ${byAnother} and e.input ->> 'staffId' = $1`,
  ),
  event(
    'SENT_BACK',
    { who: 'e.actor_name' },
    `from app.order_events e cross join days where e.event in ('sendBack', 'reopen') and e.at >= days.since and ${byAnother}
       and $1 = (select a.actor_id from app.order_events a where a.order_id = e.order_id and a.seq < e.seq
         and a.event = 'approveInitialReview' order by a.seq desc limit 1)`,
  ),
  event(
    'ASKED',
    { who: 'e.asked_name' },
    'from app.advice e cross join days where e.of_staff = $1 and e.answered_at is null and e.at >= days.since',
  ),
  event(
    'ANSWERED',
    { who: 'e.who' },
    `from (select v.id, v.answered_at as at, v.order_id, v.answered_name as who from app.advice v
       where v.asked_by = $1 and v.answered_by <> $1) e cross join days where e.at >= days.since`,
  ),
  event(
    'SETTLED',
    { who: 'e.who' },
    `from (select s.id, s.settled_at as at, s.order_id, s.settled_name as who from app.escalations s
       where s.staff_id = $1 and s.settled_by <> $1) e cross join days where e.at >= days.since`,
  ),
  event(
    'SPOT_CHECK',
    { code: 'e.outcome' },
    `from (select l.id, l.ended_at as at, l.order_id, l.outcome from app.second_looks l
       where l.decided_by = $1 and l.outcome is not null) e cross join days where e.at >= days.since`,
  ),
];

/** All orders are theirs: of those that others hold they are told what is late, since warnings come by the hundred a day. */
const forSupervisors = [
  event(
    'OVERDUE',
    {},
    `from app.order_events e join app.orders o on o.id = e.order_id cross join days where e.event = 'breach'
       and e.at >= days.since and o.locked and o.id not in (select m.id from mine m)`,
  ),
  event(
    'ESCALATED',
    { who: 'e.staff_name', code: 'e.reason' },
    `from app.orders o join app.escalations e on e.id = o.escalation_id cross join days
       where o.escalation_id is not null and e.staff_id <> $1 and e.at >= days.since`,
  ),
  event(
    'ASKED',
    { who: 'e.asked_name' },
    'from app.advice e cross join days where e.of_staff is null and e.answered_at is null and e.asked_by <> $1 and e.at >= days.since',
  ),
];

const ofBureaus = `(select 'BUREAU' as kind, b.id, b.alarm_at as at, null::text as order_id, null::text as who, null::real as share,
    null::text as code, b.id as bureau_id from app.bureaus b cross join days where b.alarm_at >= days.since)`;

const sqlFor = (parts: readonly string[]) => `/* loadStaffNotices */ with
  days as (select app.now() - interval '${STAFF_NOTICE_DAYS} days' as since,
    coalesce((select seen_until from app.staff_notices where staff_id = $1), '-infinity') as seen),
  mine as materialized (select o.id from app.orders o where o.locked
    and (o.assignee = $1 or (o.lease_holder = $1 and o.lease_until > app.now()))),
  found as (${parts.join(' union all ')} order by at desc, id limit ${MAX_STAFF_NOTICES})
  select f.kind, f.kind || ':' || f.id as id, app.iso(f.at) as at, date_trunc('milliseconds', f.at) > days.seen as unread, f.order_id as "orderId", o.number, f.who,
    f.share, f.code, b.province, b.name, coalesce(b.stopped, b.alarm) as alarm
  from found f cross join days left join app.orders o on o.id = f.order_id left join app.bureaus b on b.id = f.bureau_id
  order by f.at desc, f.id`;

const statements = {
  'staff-notices': sqlFor(forEverybody),
  'staff-notices-supervisor': sqlFor([...forEverybody, ...forSupervisors, ofBureaus]),
  'staff-notices-bureaus': sqlFor([...forEverybody, ofBureaus]),
} as const;

const statementFor = (actor: Actor): keyof typeof statements => {
  if (hasRight(actor, 'readEscalations')) return 'staff-notices-supervisor';
  return hasRight(actor, 'readIncidents') ? 'staff-notices-bureaus' : 'staff-notices';
};

/** The last notices of the reader, the newest first; null for partners. They are read from the events themselves. */
export async function loadStaffNotices(tx: Tx, actor: Actor, language: Language): Promise<StaffNoticesView | null> {
  if (actor.kind !== 'staff') return null;
  const name = statementFor(actor);
  const { rows } = await tx.client.query<Row>({ name, text: statements[name], values: [actor.id] });
  const notices = rows.map((row) => viewOf(row, language));
  return { unread: notices.filter((one) => one.unread).length, notices };
}

function viewOf(row: Row, language: Language): StaffNoticeView {
  const kind = row.kind === 'DUE' && row.share !== null && row.share >= 1 ? 'OVERDUE' : row.kind;
  const province = findProvince(row.province ?? '')?.label[language] ?? row.province ?? '';
  const words =
    kind === 'ESCALATED'
      ? escalationReasons[row.code as EscalationReason][language]
      : kind === 'SPOT_CHECK'
        ? spotCheckOutcomes[row.code as SpotCheckOutcome][language]
        : row.alarm && storedTextIn(row.alarm, language);
  const text = staffNoticeText(kind, {
    number: row.number ?? '',
    who: row.who ?? '',
    share: String(Math.round((row.share ?? 0) * 100)),
    what: words ?? '',
    bureau: row.name === null ? province : `${province} · ${row.name}`,
  })[language];
  const [, source = ''] = row.id.split(':');
  const { id, at, unread, orderId } = row;
  return {
    ...{ id, kind, text, at, unread, orderId },
    spotCheckId: kind === 'SPOT_CHECK' ? source : null,
    bureauId: kind === 'BUREAU' ? source : null,
  };
}

/** Everything up to `until` (ISO 8601), and to now at most, was shown to the person. */
export async function seeStaffNotices(
  tx: Tx,
  actor: Actor,
  until: string,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }> {
  const isStaff = actor.kind === 'staff';
  if (isStaff)
    await tx.client.query(
      `/* seeStaffNotices */ insert into app.staff_notices (staff_id, seen_until) values ($1, least($2::timestamptz, app.now()))
       on conflict (staff_id) do update set seen_until = greatest(app.staff_notices.seen_until, excluded.seen_until)`,
      [actor.id, until],
    );
  await writeAudit(
    tx,
    actor,
    'seeStaffNotices',
    undefined,
    isStaff ? 'done' : 'refused',
    isStaff ? {} : { code: 'NOT_POSSIBLE' },
  );
  return isStaff ? { ok: true } : { ok: false, refusal: staffOnly };
}

const staffOnly = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('只有审核人员有站内通知', 'Only people at the desk have notices'),
  suggestion: bilingual('请以审核人员身份登录', 'Sign in as a member of staff'),
  ruleId: 'D-queue',
});
