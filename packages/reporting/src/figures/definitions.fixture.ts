/**
 * The figures of docs/figures.md in plain SQL, written from that page alone: no name here comes from the code that the test compares. Each
 * statement is run by a superuser; `now()` of the database is app.now().
 */

const today = `(app.now() at time zone 'Asia/Shanghai')::date`;
const dayOf = (at: string): string => `(${at} at time zone 'Asia/Shanghai')::date`;
const midnight = (day: string): string => `(${day})::timestamp at time zone 'Asia/Shanghai'`;

const base = `stage(state, stage, ours, party) as (values
    ('DRAFT', 'applicantMove', false, 'applicant'), ('CORRECTION_REQUIRED', 'applicantMove', false, 'applicant'),
    ('INITIAL_REJECTED', 'applicantMove', false, 'applicant'), ('VERIFICATION_PENDING', 'applicantMove', false, 'applicant'),
    ('SUPPLEMENT_PENDING', 'supplement', false, 'applicant'),
    ('INITIAL_REVIEW', 'initialReview', true, 'reviewer'), ('PHOTO_REVIEW', 'photoReview', true, 'reviewer'),
    ('SUBMISSION_PENDING', 'handOver', true, 'reviewer'), ('SUBMITTING', 'handOver', true, 'reviewer'), ('UPLOAD_FAILED', 'handOver', true, 'reviewer'),
    ('SMS_RETURNED', 'returnTriage', true, 'reviewer'), ('BUREAU_REJECTED', 'returnTriage', true, 'reviewer'),
    ('SMS_PENDING', 'sms', false, 'ministry'), ('BUREAU_REVIEW', 'bureauReview', false, 'bureau')),
  open as (select o.*, s.stage, s.ours from app.orders o join stage s using (state) where o.state not in ('APPROVED', 'ABANDONED', 'LAPSED')),
  moved as materialized (select e.*, o.province, o.kind, o.partner_id, f.stage as from_stage, coalesce(f.ours, false) as from_ours, t.stage as to_stage, t.party
    from app.order_events e join app.orders o on o.id = e.order_id left join stage f on f.state = e.from_state left join stage t on t.state = e.to_state
    where e.to_state is not null),
  turns as materialized (select m.*, exists (select from app.order_events b where b.order_id = m.order_id and b.event = 'breach' and b.seq < m.seq and b.seq > m.began) as late
    from (select *, max(case when from_stage is distinct from to_stage then seq end) over (partition by order_id order by seq
      rows between unbounded preceding and 1 preceding) as began from moved
      where event not in ('holdForApplicant', 'submitSupplement', 'resumeReview', 'expireHold')) m where m.from_ours and m.from_stage is distinct from m.to_stage and m.actor_kind <> 'partner')`;

/** Waits for a supplement, of who began them, and reviews that staff ended. */
const heldBase = `stretch as (select m.*, lag(at) over w as since, lag(actor_kind) over w as begun_kind, lag(actor_id) over w as begun_by, lag(from_stage) over w as begun_in
    from moved m window w as (partition by order_id order by seq)),
  held as (select order_id, province, kind, partner_id, true as waits, at, at - since as took, begun_in as from_stage, begun_kind as actor_kind, begun_by as actor_id
    from stretch where from_state = 'SUPPLEMENT_PENDING'
    union all select order_id, province, kind, partner_id, false, at, at - since, from_stage, actor_kind, actor_id
    from stretch where from_state in ('INITIAL_REVIEW', 'PHOTO_REVIEW') and actor_kind = 'staff')`;

const boardDimensions = {
  ALL: [`''`, `''`],
  CLOCK: ['stage', 'from_stage'],
  PROVINCE: ['province', 'province'],
  KIND: ['kind', 'kind'],
  PARTNER: ['partner_id', 'partner_id'],
  REVIEWER: [`coalesce(assignee, 'NOBODY')`, `case when actor_kind = 'staff' then actor_id else '' end`],
} as const;

const countedOpen = (dimension: string, value: string): string => {
  // A stage counts its own orders, the others those of our stages.
  const counts = dimension === 'CLOCK' ? 'true' : 'ours';
  return `select '${dimension}' as dimension, ${value} as value, count(*) as open, count(*) filter (where ours) as ours,
      count(*) filter (where ${counts} and due_at > ${midnight(today)} and due_at <= ${midnight(`${today} + 1`)}) as "dueToday",
      count(*) filter (where ${counts} and due_level >= 75 and due_level < 100) as "atRisk", count(*) filter (where ${counts} and due_level >= 100) as overdue,
      0 as ended, 0 as "lateTurns", 0 as late, 0 as held, interval '0' as waited, interval '0' as reviewed from open group by 2`;
};
const countedTurns = (dimension: string, value: string): string =>
  `select '${dimension}', ${value}, 0, 0, 0, 0, 0, count(*), count(*) filter (where late), count(distinct order_id) filter (where late), 0, interval '0', interval '0'
    from turns where ${dayOf('at')} > ${today} - 30 group by 2`;
const countedWaits = (dimension: string, value: string): string =>
  `select '${dimension}', ${value}, 0, 0, 0, 0, 0, 0, 0, 0, count(*) filter (where waits), coalesce(sum(took) filter (where waits), interval '0'),
    coalesce(sum(took) filter (where not waits), interval '0') from held where ${dayOf('at')} > ${today} - 30 group by 2`;

export const boardFigures = `with ${base}, ${heldBase}, counted as (${Object.entries(boardDimensions)
  .map(
    ([name, [open, turn]]) =>
      `${countedOpen(name, open)} union all ${countedTurns(name, turn)} union all ${countedWaits(name, turn)}`,
  )
  .join(' union all ')})
  select dimension, value, ${['open', 'ours', 'dueToday', 'atRisk', 'overdue', 'ended', 'lateTurns', 'late', 'held'].map((name) => `sum("${name}")::int as "${name}"`).join(', ')},
    coalesce(round(extract(epoch from sum(waited)) / nullif(extract(epoch from sum(waited + reviewed)), 0), 3), 0)::float8 as "heldShare"
  from counted group by 1, 2`;

/** The same number of days before, and today. */
export const boardPast = `with ${base} select count(*) filter (where ${dayOf('at')} between ${today} - 59 and ${today} - 30)::int as ended,
    count(*) filter (where late and ${dayOf('at')} between ${today} - 59 and ${today} - 30)::int as "lateTurns",
    count(*) filter (where ${dayOf('at')} = ${today})::int as "endedToday" from turns`;

/** Working hours 9:00 to 18:00; the last one has its end. */
export const boardHours = `with ${base}, hour as (select ${midnight(today)} + h * interval '1 hour' as "from",
    ${midnight(today)} + (h + 1) * interval '1 hour' + case h when 17 then interval '1 millisecond' else interval '0' end as before from generate_series(9, 17) h)
  select (select count(*)::int from open where ours and due_at >= h."from" and due_at < h.before) as orders,
    (select count(*)::int from turns where at >= h."from" and at < h.before) as ended from hour h order by h."from"`;

/** `$1`: a stage; `$2`, `$3`: bounds of due times, the first inclusive; null: none. */
export const boardStage = `with ${base} select count(*)::int as orders from open
  where stage = $1 and ($2::timestamptz is null or due_at >= $2) and ($3::timestamptz is null or due_at < $3)`;

export const boardWeeks = `with ${base},
  parts as (select order_id, party, extract(epoch from lead(at) over (partition by order_id order by seq) - at) * 1000 as ms from moved),
  times as (select order_id, party, sum(ms) as ms from parts where party is not null group by 1, 2),
  approved as (select order_id, date_trunc('week', ${dayOf('at')}::timestamp)::date as week from moved where to_state = 'APPROVED')
  select to_char(week, 'YYYY-MM-DD') as week, party, count(*)::int as orders,
    floor(percentile_disc(0.5) within group (order by ms) / 1000)::int as half, floor(percentile_disc(0.9) within group (order by ms) / 1000)::int as most
  from approved join times using (order_id) where ms > 0 and week >= date_trunc('week', ${today}::timestamp)::date - 56 group by 1, 2 order by 1, 2`;

/** Decisions that end a duty, with the duty. */
const decisions = `decision(event, from_state, duty) as (values
    ('approveInitialReview', 'INITIAL_REVIEW', 'initialReview'), ('returnForCorrection', 'INITIAL_REVIEW', 'initialReview'),
    ('rejectInitialReview', 'INITIAL_REVIEW', 'initialReview'), ('approvePhoto', 'PHOTO_REVIEW', 'photoReview'), ('rejectPhoto', 'PHOTO_REVIEW', 'photoReview'),
    ('sendBack', 'SUBMISSION_PENDING', 'handOver'), ('pushToBureau', 'SUBMISSION_PENDING', 'handOver'), ('sendBack', 'UPLOAD_FAILED', 'handOver'),
    ('pushToBureau', 'UPLOAD_FAILED', 'handOver'), ('sendBack', 'SMS_RETURNED', 'returnTriage'), ('pushToBureau', 'SMS_RETURNED', 'returnTriage'),
    ('smsVerified', 'SMS_RETURNED', 'returnTriage'), ('sendBack', 'BUREAU_REJECTED', 'returnTriage'), ('pushToBureau', 'BUREAU_REJECTED', 'returnTriage')),
  decided as (select e.*, d.duty, o.province, o.kind from app.order_events e join decision d using (event, from_state) join app.orders o on o.id = e.order_id
    where e.actor_kind = 'staff')`;

/** Nine working hours a day; everybody who reviews has been here for longer, and nobody is absent. */
export const pace = `with ${decisions}, worked as (select d.actor_id, ${dayOf('d.at')} as day from decided d join app.day_hours h on h.day = ${dayOf('d.at')}
    where h.opens is not null and ${dayOf('d.at')} between ${today} - 30 and ${today} - 1)
  select (select count(distinct day) from worked)::int as days,
    (select count(*) from worked w join app.staff s on s.id = w.actor_id where s.roles && array['reviewer', 'supervisor'])::int as decisions`;

const ofOrder = 'o.province, o.kind';
const none = (...names: readonly string[]): string => names.map((name) => `null as ${name}`).join(', ');
/** Each contribution to a figure of quality: when, what, how much, and its value along each dimension. */
const facts = `${decisions}, fact(at, measure, n, province, kind, reviewer, clock, item_kind, pass_kind, field, rule, code) as (
  select at, m, 1, province, kind, actor_id, duty, ${none('a', 'b', 'c', 'd', 'e')} from decided
    cross join lateral (select 'decided' as m union all
      select 'returned' where event in ('returnForCorrection', 'rejectInitialReview', 'rejectPhoto', 'sendBack')) w
    where event not in ('pushToBureau', 'smsVerified')
  union all select p.at, m, n, ${ofOrder}, coalesce((select a.actor_id from app.order_events a where a.order_id = o.id and a.event = 'approveInitialReview'
      and a.seq < p.seq order by a.seq desc limit 1), ''), ${none('a', 'b', 'c', 'd', 'e', 'f')}
    from app.orders o cross join lateral (select * from app.order_events e where e.order_id = o.id and e.event = 'pushToBureau' order by seq limit 1) p
    cross join lateral (select count(*) as rounds from app.order_events s where s.order_id = o.id and s.event = 'submit' and s.seq < p.seq) r
    cross join lateral (values ('pushed', 1), ('rounds', r.rounds), ('pushedFirst', case r.rounds when 1 then 1 else 0 end)) w(m, n)
  union all select l.at, 'late', 1, ${ofOrder}, l.passed_by, ${none('a', 'b', 'c')}, l.item, ${none('d', 'e')}
    from app.late_findings l join app.orders o on o.id = l.order_id
  union all select r.at, 'escapes', 1, ${ofOrder}, coalesce(
      (select v.staff_id from app.verdicts v where v.order_id = o.id and v.item = r.item and v.at <= r.at order by v.at desc, v.id desc limit 1),
      (select a.actor_id from app.order_events a where a.order_id = o.id and a.event = 'approveInitialReview' and a.at <= r.at order by a.seq desc limit 1), ''),
      ${none('a', 'b', 'c')}, coalesce(r.item, ''), coalesce(r.passed_rule, ''), r.code from app.refusal_reasons r join app.orders o on o.id = r.order_id
  union all select w.at, m, 1, ${ofOrder}, l.decided_by, ${none('a', 'b')},
      case when l.event in ('returnForCorrection', 'rejectPhoto') then '' when l.grouped then 'GROUP' else 'SINGLE' end, ${none('c', 'd', 'e')}
    from app.second_looks l join app.orders o on o.id = l.order_id cross join lateral (
      select l.decided_at as at, 'drawn' as m
      union all select l.ended_at, case when l.outcome is null then 'lapsed' else 'looked' end where l.ended_at is not null
      union all select l.ended_at, lower(l.outcome) where l.outcome in ('CAUGHT', 'MISSED', 'STRICT')) w
  union all select v.at, v.first || case v.verdict when 'pass' then 'Pass' else 'Return' end, 1, ${ofOrder}, v.first_by, null,
      case v.item when 'subject.name' then 'subject' when 'website.name' then 'website' when 'material.FACE_PHOTO' then 'photo' else 'material' end,
      case when v.first = 'return' then '' when v.grouped then 'GROUP' else 'SINGLE' end, ${none('a', 'b', 'c')}
    from app.second_verdicts v join app.orders o on o.id = v.order_id)`;
const qualityDimensions = {
  ALL: `''`,
  PROVINCE: 'province',
  KIND: 'kind',
  REVIEWER: 'reviewer',
  CLOCK: 'clock',
  ITEM_KIND: 'item_kind',
  PASS_KIND: 'pass_kind',
  FIELD: 'field',
  RULE: 'rule',
  CODE: 'code',
} as const;

/** Rows `dimension`, `value`, `measure`, `n` of the last `days` days. */
export const qualityFigures = (days: number): string =>
  `with ${facts} ${Object.entries(qualityDimensions)
    .map(
      ([name, column]) => `select '${name}' as dimension, ${column}::text as value, measure, sum(n)::int as n from fact
      where ${dayOf('at')} > ${today} - ${days} and ${column}::text is not null group by 2, 3 having sum(n) > 0`,
    )
    .join(' union all ')}`;

const tookBase = (days: number): string => `${decisions},
  held as (select d.id, c.at as since, n.at as until from decided d
    join app.order_events c on c.order_id = d.order_id and c.event = 'claim' and c.actor_id = d.actor_id and c.seq < d.seq
      and c.seq > (select max(m.seq) from app.order_events m where m.order_id = d.order_id and m.to_state is not null and m.seq < d.seq)
    cross join lateral (select * from app.order_events e where e.order_id = d.order_id and e.seq > c.seq
      and (e.event in ('claim', 'release', 'skip') or e.to_state is not null) order by e.seq limit 1) n
    where n.event <> 'claim'),
  took as (select d.id, d.duty, d.province, d.kind, d.actor_id, d.input, sum(extract(epoch from least(h.until, w.closes) - greatest(h.since, w.opens)) * 1000) as ms
    from decided d join held h using (id) join app.day_hours w on w.day between ${dayOf('h.since')} and ${dayOf('h.until')}
      and w.opens < h.until and w.closes > h.since
    where ${dayOf('d.at')} > ${today} - ${days} group by 1, 2, 3, 4, 5, 6)`;
const handledColumns = `count(*)::int as decisions, percentile_disc(0.5) within group (order by ms)::float8 as half,
    percentile_disc(0.9) within group (order by ms)::float8 as most`;

export const handlingTimes = (days: number): string => `with ${tookBase(days)}
  select dimension, value, duty, ${handledColumns} from took cross join lateral (values ('ALL', ''), ('REVIEWER', actor_id), ('PROVINCE', province), ('KIND', kind)) v(dimension, value)
  where ms > 0 group by 1, 2, 3 order by 1, 2, 3`;

/** All kinds first, and of each those whose papers agreed. */
export const papersHandling = (days: number): string => `with ${tookBase(days)}
  select v.kind, (input ->> 'papersAgree')::boolean as agree, ${handledColumns} from took cross join lateral (values (null), (kind)) v(kind)
  where ms > 0 and duty = 'initialReview' and input ? 'papersAgree' group by 1, 2 order by v.kind nulls first, agree desc`;

/** `$1`: until when. */
export const forecastOrders = `with ${base}, waits as (select * from open where ours and state <> 'SUBMITTING')
  select (select count(*)::int from waits where due_at <= app.now()) as overdue, count(*)::int as orders from waits where due_at > app.now() and due_at <= $1`;
export const forecastSums = `with ${base} select dimension, value, count(*)::int as orders from open
  cross join lateral (values ('CLOCK', stage), ('PROVINCE', province), ('REVIEWER', coalesce(assignee, 'NOBODY'))) v(dimension, value)
  where ours and state <> 'SUBMITTING' and due_at > app.now() and due_at <= $1 group by 1, 2 order by 1, 2`;

export const handOver = `select province, count(*)::int as orders, count(*) filter (where due_level >= 100)::int as overdue from app.orders
  where state in ('SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED') group by 1 order by 2 desc, 1`;
export const filedSubjects = 'select count(*)::int as n from app.records where filed or elsewhere';
