import { type CallDirection, type PasswordForm, VERDICT_DAYS } from '@beian/domain/bureau';
import type { SubmissionState } from '@beian/domain/submission';
import type { BilingualText } from '@beian/domain/text';
import { goesByHandSql, inFilingHoursSql } from '@beian/orders/routing';
import { refusedFactsSql } from './refused-file-sql.ts';
import { isRepeatedFileSql } from './unread-files-sql.ts';

/** How one direction of a connection answers. */
export interface GatewaySqlCall {
  direction: CallDirection;
  lastSuccessAt: string | null;
  failingSince: string | null;
  failingMs: number | null;
  failure: BilingualText | null;
  code: string | null;
  /** Sealed, base64. */
  message: string | null;
}

/** A row of the gateway board. */
export interface GatewaySqlRow {
  id: string;
  province: string;
  name: string | null;
  provinces: string[];
  stopped: BilingualText | null;
  paused: string | null;
  pausedNote: Buffer | null;
  /** Whether orders are entered by hand now, since or from which day on, who decided it and why (sealed, base64). */
  byHand: { id: string; now: boolean; since: string; from: string | null; by: string; note: string | null } | null;
  opensAt: string | null;
  closesAt: string | null;
  inHours: boolean;
  opensNext: string | null;
  lastSequence: string;
  lastAcceptedAt: string | null;
  flight: {
    id: string;
    state: SubmissionState;
    sequence: string;
    orders: number;
    since: string;
    undecided: BilingualText | null;
    code: string | null;
    refused: boolean;
    lacked: boolean;
  } | null;
  calls: GatewaySqlCall[] | null;
  backlog: number;
  waiting: number;
  oldestSince: string | null;
  oldestMs: number | null;
  unacknowledged: number;
  unapplied: number;
  oldestFileMs: number | null;
  unmatched: number;
  daysHalf: number | null;
  daysMost: number | null;
  verdicts: number;
  alarm: BilingualText | null;
  retryAt: string | null;
  backsOff: boolean;
  closure: { code: string; since: string } | null;
  account: {
    ispId: string;
    userName: string;
    wsdl: string;
    statusWsdl: string | null;
    passwordWsdl: string | null;
    passwordForm: PasswordForm;
    encrypts: boolean;
  };
  secret: Buffer | null;
  resync: {
    askedAt: string;
    answeredAt: string | null;
    ok: boolean | null;
    said: BilingualText | null;
    staffName: string;
  } | null;
  beingAsked: boolean;
  incidents: number;
  unreadable: boolean;
  test: {
    askedAt: string;
    answeredAt: string | null;
    ok: boolean | null;
    said: BilingualText | null;
    staffName: string;
  } | null;
}

/** A comparison `k` that found a difference is over once the bureau has accepted a file. */
const isUpToDateSql = `(k.ok is distinct from false or not exists (select 1 from app.submissions u
        where u.bureau_id = k.bureau_id and u.state = 'ACCEPTED' and u.settled_at > k.answered_at))`;

/** The board in one statement: each part is grouped by connection once, however many connections there are. */
export const gatewaySql = `/* loadGateway */ with
  waiting as (
    select w.bureau_id, count(*)::int as backlog, count(*) filter (where not f.filed)::int as waiting,
      (array_agg(o.id order by o.duty_since, o.id))[1] as oldest
    from app.orders o join app.bureau_provinces w on w.province = o.province
    cross join lateral (select exists (select 1 from app.submission_orders so
      where so.order_id = o.id and so.answered_at is null) as filed) f
    where o.state = 'SUBMITTING' and o.locked group by w.bureau_id),
  files as (
    select a.bureau_id, count(*) filter (where a.acked_at is null)::int as unacknowledged,
      count(*) filter (where a.applied_at is null)::int as unapplied, min(a.received_at) as oldest
    from app.bureau_answers a where a.acked_at is null or a.applied_at is null group by a.bureau_id),
  unmatched as (
    select a.bureau_id, count(*)::int as n from app.answer_entries e join app.bureau_answers a on a.id = e.answer_id
    where e.status = 'unmatched' group by a.bureau_id),
  -- Working days since the first of a year's days, by its place: a verdict is counted with two look-ups.
  days as materialized (
    select min(day) as first, array_agg(n order by day) as n from (
      select h.day, count(h.opens) over (order by h.day)::int as n
      from (select (app.now() at time zone 'Asia/Shanghai')::date as today) t
      join app.day_hours h on h.day between t.today - 365 and t.today) l),
  -- On its own, since the planner guesses few rows behind row-level security and would walk every file ever sent.
  told as materialized (
    select submission_id, answered_at from app.submission_orders where answer in ('approved', 'refused')
      -- Asked once, not for each row.
      and answered_at > (select app.now() - interval '${VERDICT_DAYS} days')),
  took as (
    select u.bureau_id, days.n[(so.answered_at at time zone 'Asia/Shanghai')::date - days.first + 1]
        - days.n[(u.sent_at at time zone 'Asia/Shanghai')::date - days.first + 1] as days, count(*)::int as n
    from days, told so join app.submissions u on u.id = so.submission_id group by 1, 2),
  observed as (
    select bureau_id, min(days) filter (where upto >= 0.5 * verdicts) as half, min(days) filter (where upto >= 0.9 * verdicts) as most,
      max(verdicts)::int as verdicts
    from (select bureau_id, days, sum(n) over (partition by bureau_id order by days) as upto,
        sum(n) over (partition by bureau_id) as verdicts from took where days is not null) c group by bureau_id)
  select b.id, b.province, b.name, b.stopped, b.paused,
    (select e.note from app.connection_events e where e.id = b.paused) as "pausedNote",
    (select json_build_object('id', e.id, 'now', ${goesByHandSql}, 'from', b.manual_from::text,
        'since', app.iso(greatest(e.at, b.manual_from::timestamp at time zone 'Asia/Shanghai')), 'by', e.staff_name, 'note', encode(e.note, 'base64'))
      from app.connection_events e where e.id = b.manual) as "byHand",
    array(select w.province from app.bureau_provinces w where w.bureau_id = b.id order by w.province) as provinces,
    to_char(b.opens_at, 'HH24:MI') as "opensAt", to_char(b.closes_at, 'HH24:MI') as "closesAt",
    h.inside as "inHours",
    case when not h.inside then app.iso((h.day + case when h.clock < b.opens_at then 0 else 1 end + b.opens_at)
      at time zone 'Asia/Shanghai') end as "opensNext",
    b.last_sequence::text as "lastSequence",
    (select app.iso(u.settled_at) from app.submissions u where u.bureau_id = b.id and u.series = b.series and u.sequence = b.last_sequence
      and u.state = 'ACCEPTED') as "lastAcceptedAt",
    (select json_build_object('id', u.id, 'state', u.state, 'sequence', u.sequence::text,
        'since', app.iso(coalesce(u.sent_at, u.created_at)), 'undecided', u.undecided, 'code', u.code,
        'refused', f.refused, 'lacked', f.lacked, 'orders', (select count(*)::int from app.submission_orders so where so.submission_id = u.id))
      from app.submissions u cross join lateral (select ${refusedFactsSql}) f
      where u.bureau_id = b.id and u.state in ('PREPARED', 'SENDING', 'UNKNOWN')) as flight,
    (select json_agg(json_build_object('direction', c.direction, 'lastSuccessAt', app.iso(c.last_success_at), 'failingSince', app.iso(c.failing_since),
        'failingMs', (extract(epoch from app.now() - c.failing_since) * 1000)::float8, 'failure', c.failure, 'code', c.code,
        'message', encode(c.message, 'base64')) order by array_position('{upload,download,lookup}', c.direction))
      from app.bureau_calls c where c.bureau_id = b.id) as calls,
    coalesce(q.backlog, 0) as backlog, coalesce(q.waiting, 0) as waiting, app.iso(p.at) as "oldestSince",
    (extract(epoch from app.now() - greatest(p.at, (select max(coalesce(c.until, app.now())) from app.bureau_closures c
      where c.bureau_id = b.id))) * 1000)::float8 as "oldestMs",
    coalesce(f.unacknowledged, 0) as unacknowledged, coalesce(f.unapplied, 0) as unapplied,
    (extract(epoch from app.now() - f.oldest) * 1000)::float8 as "oldestFileMs",
    coalesce(m.n, 0) as unmatched, v.half as "daysHalf", v.most as "daysMost", coalesce(v.verdicts, 0) as verdicts,
    b.alarm, app.iso(b.retry_at) as "retryAt", coalesce(b.retry_at > app.now(), false) as "backsOff",
    (select json_build_object('code', c.code, 'since', app.iso(c.since)) from app.bureau_closures c
      where c.bureau_id = b.id and c.until is null and c.call <> 'hours') as closure,
    json_build_object('ispId', b.isp_id, 'userName', b.user_name, 'wsdl', b.wsdl, 'statusWsdl', b.status_wsdl,
      'passwordWsdl', b.password_wsdl, 'passwordForm', b.password_form, 'encrypts', b.encrypts_uploads) as account,
    case when $2 then b.secret end as secret,
    (select json_build_object('askedAt', app.iso(k.asked_at), 'answeredAt', app.iso(k.answered_at), 'ok', k.ok, 'said', k.said,
      'staffName', k.staff_name) from app.bureau_tests k where k.bureau_id = b.id and k.typed_hash is null order by k.id desc limit 1) as test,
    (select json_build_object('askedAt', app.iso(k.asked_at), 'answeredAt', app.iso(k.answered_at), 'ok', k.ok, 'said', k.said,
      'staffName', k.staff_name) from app.bureau_resyncs k where k.bureau_id = b.id and ${isUpToDateSql} and k.id = (select max(l.id)
        from app.bureau_resyncs l where l.bureau_id = b.id)) as resync,
    exists (select 1 from app.bureau_resyncs k where k.bureau_id = b.id and k.answered_at is null) as "beingAsked",
    (select count(*)::int from app.bureau_incidents i where i.bureau_id = b.id and i.settled_at is null and i.times > i.seen_times and i.times >= i.shown_from) as incidents,
    exists (select 1 from app.bureau_incidents i where i.bureau_id = b.id and i.settled_at is null and ${isRepeatedFileSql}
      and i.times >= i.shown_from) as unreadable
  from app.bureaus b
  cross join lateral (select l.day, l.clock, ${inFilingHoursSql} as inside
    from (select (app.now() at time zone 'Asia/Shanghai')::date as day, (app.now() at time zone 'Asia/Shanghai')::time as clock) l) h
  left join waiting q on q.bureau_id = b.id
  left join lateral (select max(e.at) as at from app.order_events e where e.order_id = q.oldest and e.event = 'pushToBureau') p on true
  left join files f on f.bureau_id = b.id left join unmatched m on m.bureau_id = b.id left join observed v on v.bureau_id = b.id
  where $1::text is null or b.id = $1`;
