import { connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type ConnectionEvent,
  type ConnectionFacts,
  type ConnectionState,
  connectionGuards,
  connectionLifeCycle,
  type GatewayState,
  gatewayStateOf,
  gatewayStates,
  idleConnectionFacts,
  type PasswordForm,
  severityRank,
  VERDICT_DAYS,
} from '@beian/domain/bureau';
import { confirmationFor, evaluateEvent } from '@beian/domain/life-cycle';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { type SubmissionState, submissionGuards, submissionLifeCycle } from '@beian/domain/submission';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';
import { inFilingHoursSql } from '@beian/orders/routing';
import type { BureauView, ConnectionActionView } from './gateway-view.ts';
import { mayReadIncidents } from './incident-rights.ts';

interface Row {
  id: string;
  province: string;
  provinces: string[];
  stopped: BilingualText | null;
  paused: string | null;
  pausedNote: Buffer | null;
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
  } | null;
  backlog: number;
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
  closure: { code: string; since: string } | null;
  account: {
    ispId: string;
    userName: string;
    wsdl: string;
    statusWsdl: string | null;
    passwordWsdl: string | null;
    passwordForm: PasswordForm;
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
  test: {
    askedAt: string;
    answeredAt: string | null;
    ok: boolean | null;
    said: BilingualText | null;
    staffName: string;
  } | null;
}

/** The board in one statement: each part is grouped by connection once, however many connections there are. */
const gatewaySql = `/* loadGateway */ with
  waiting as (
    select w.bureau_id, count(*) filter (where not f.filed)::int as backlog,
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
  select b.id, b.province, b.stopped, b.paused,
    (select e.note from app.connection_events e where e.id = b.paused) as "pausedNote",
    array(select w.province from app.bureau_provinces w where w.bureau_id = b.id order by w.province) as provinces,
    to_char(b.opens_at, 'HH24:MI') as "opensAt", to_char(b.closes_at, 'HH24:MI') as "closesAt",
    h.inside as "inHours",
    case when not h.inside then app.iso((h.day + case when h.clock < b.opens_at then 0 else 1 end + b.opens_at)
      at time zone 'Asia/Shanghai') end as "opensNext",
    b.last_sequence::text as "lastSequence",
    (select app.iso(u.settled_at) from app.submissions u where u.bureau_id = b.id and u.sequence = b.last_sequence
      and u.state = 'ACCEPTED') as "lastAcceptedAt",
    (select json_build_object('id', u.id, 'state', u.state, 'sequence', u.sequence::text,
        'since', app.iso(coalesce(u.sent_at, u.created_at)), 'undecided', u.undecided,
        'orders', (select count(*)::int from app.submission_orders so where so.submission_id = u.id))
      from app.submissions u where u.bureau_id = b.id and u.state in ('PREPARED', 'SENDING', 'UNKNOWN')) as flight,
    coalesce(q.backlog, 0) as backlog, app.iso(p.at) as "oldestSince",
    (extract(epoch from app.now() - greatest(p.at, (select max(coalesce(c.until, app.now())) from app.bureau_closures c
      where c.bureau_id = b.id))) * 1000)::float8 as "oldestMs",
    coalesce(f.unacknowledged, 0) as unacknowledged, coalesce(f.unapplied, 0) as unapplied,
    (extract(epoch from app.now() - f.oldest) * 1000)::float8 as "oldestFileMs",
    coalesce(m.n, 0) as unmatched, v.half as "daysHalf", v.most as "daysMost", coalesce(v.verdicts, 0) as verdicts,
    b.alarm, app.iso(b.retry_at) as "retryAt",
    (select json_build_object('code', c.code, 'since', app.iso(c.since)) from app.bureau_closures c
      where c.bureau_id = b.id and c.until is null and c.call <> 'hours') as closure,
    json_build_object('ispId', b.isp_id, 'userName', b.user_name, 'wsdl', b.wsdl, 'statusWsdl', b.status_wsdl,
      'passwordWsdl', b.password_wsdl, 'passwordForm', b.password_form) as account,
    case when $2 then b.secret end as secret,
    (select json_build_object('askedAt', app.iso(k.asked_at), 'answeredAt', app.iso(k.answered_at), 'ok', k.ok, 'said', k.said,
      'staffName', k.staff_name) from app.bureau_tests k where k.bureau_id = b.id order by k.id desc limit 1) as test,
    (select json_build_object('askedAt', app.iso(k.asked_at), 'answeredAt', app.iso(k.answered_at), 'ok', k.ok, 'said', k.said,
      'staffName', k.staff_name) from app.bureau_resyncs k where k.bureau_id = b.id order by k.id desc limit 1) as resync,
    exists (select 1 from app.bureau_resyncs k where k.bureau_id = b.id and k.answered_at is null) as "beingAsked",
    (select count(*)::int from app.bureau_incidents i where i.bureau_id = b.id and i.times > i.seen_times and i.times >= i.shown_from) as incidents
  from app.bureaus b
  cross join lateral (select l.day, l.clock, ${inFilingHoursSql} as inside
    from (select (app.now() at time zone 'Asia/Shanghai')::date as day, (app.now() at time zone 'Asia/Shanghai')::time as clock) l) h
  left join waiting q on q.bureau_id = b.id
  left join lateral (select max(e.at) as at from app.order_events e where e.order_id = q.oldest and e.event = 'pushToBureau') p on true
  left join files f on f.bureau_id = b.id left join unmatched m on m.bureau_id = b.id left join observed v on v.bureau_id = b.id
  where $1::text is null or b.id = $1`;

/** Every connection, those with problems first, or only `bureauId`. Staff only: partners see no row. */
export async function loadGateway(
  ctx: AppContext,
  tx: Tx,
  { actor, language, bureauId = null }: { actor: Actor; language: Language; bureauId?: string | null },
): Promise<BureauView[]> {
  const looksAfter = evaluateEvent(
    connectionLifeCycle,
    connectionGuards,
    'addBureau',
    idleConnectionFacts(null),
    actor,
  ).allowed;
  const { rows } = await tx.client.query<Row>({ name: 'gateway', text: gatewaySql, values: [bureauId, looksAfter] });
  return rows
    .map((row) => viewOf(row, actor, language, looksAfter ? accountOf(ctx, row) : null, pausedWhy(ctx, row)))
    .sort(
      (a, b) =>
        severityRank(a.state) - severityRank(b.state) || a.province.localeCompare(b.province) || (a.id < b.id ? -1 : 1),
    );
}

/** State from the connection's own columns; a stop by the system takes precedence over a pause. */
export const connectionStateOf = (row: { stopped: BilingualText | null; paused: string | null }): ConnectionState =>
  row.stopped !== null ? 'STOPPED' : row.paused !== null ? 'PAUSED' : 'OPEN';

/** For administrators: shows whether the secrets exist, never the secrets. */
function accountOf(ctx: AppContext, { id, account, secret }: Row): BureauView['account'] {
  try {
    const { encryption } = ctx.keys.unsealJson<{ encryption?: unknown }>(
      `bureaus.secret:${id}`,
      secret ?? Buffer.alloc(0),
    );
    return { ...account, opens: true, encrypts: encryption !== undefined };
  } catch {
    return { ...account, opens: false, encrypts: false };
  }
}

/** The note of the person who paused it. */
const pausedWhy = (ctx: AppContext, { paused, pausedNote }: Row): string | null =>
  paused === null || pausedNote === null ? null : ctx.keys.unseal(connectionNoteAad(paused), pausedNote).toString();

function viewOf(
  row: Row,
  actor: Actor,
  language: Language,
  account: BureauView['account'],
  why: string | null,
): BureauView {
  const connection = connectionStateOf(row);
  const state: GatewayState = gatewayStateOf({
    connection,
    inFlight: row.flight?.state ?? null,
    closed: row.closure !== null,
    inHours: row.inHours,
    oldestFileMs: row.oldestFileMs,
    oldestOrderMs: row.oldestMs,
  });
  const { flight } = row;
  const textOf = (stored: BilingualText | null | undefined) => (stored ? storedTextIn(stored, language) : null);
  const name = (province: string) => findProvince(province)?.label[language] ?? province;
  return {
    id: row.id,
    province: row.province,
    provinceName: name(row.province),
    provinces: row.provinces.map((code) => ({ code, label: name(code) })),
    state,
    stateLabel: gatewayStates[state].label[language],
    needsPerson: gatewayStates[state].needsPerson,
    sentence: textOf(row.stopped) ?? why ?? textOf(flight?.undecided) ?? textOf(row.alarm),
    closedUntil: row.inHours ? null : row.opensNext,
    closedSince: row.closure?.since ?? null,
    closedCode: row.closure?.code ?? null,
    retryAt: row.retryAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    lastSequence: row.lastSequence,
    nextSequence: String(BigInt(flight?.sequence ?? row.lastSequence) + 1n),
    lastAcceptedAt: row.lastAcceptedAt,
    inFlight: flight && {
      ...flight,
      stateLabel: submissionLifeCycle.states[flight.state].label[language],
      undecided: flight.undecided !== null,
      maySettle:
        flight.state === 'UNKNOWN' &&
        evaluateEvent(submissionLifeCycle, submissionGuards, 'settleAccepted', { state: flight.state }, actor).allowed,
    },
    backlog: row.backlog,
    oldestSince: row.oldestSince,
    unacknowledged: row.unacknowledged,
    unapplied: row.unapplied,
    unmatched: row.unmatched,
    daysHalf: row.daysHalf,
    daysMost: row.daysMost,
    verdicts: row.verdicts,
    account,
    test: row.test && { ...row.test, said: textOf(row.test.said) },
    resync: row.resync && { ...row.resync, said: textOf(row.resync.said) },
    incidents: mayReadIncidents(actor) ? row.incidents : null,
    actions: actionsOf(
      buttons,
      { state: connection, ...row, openNumber: flight?.sequence ?? null, waiting: row.backlog },
      actor,
      language,
    ),
  };
}

/** What the caller may do when no connection exists yet. */
export const newConnectionActions = (actor: Actor, language: Language): ConnectionActionView[] =>
  actionsOf(['addBureau'], idleConnectionFacts(null), actor, language);

const buttons = [
  'pauseBureau',
  'resumeBureau',
  'resyncBureau',
  'testBureau',
  'changeBureau',
  'sendNow',
] as const satisfies ConnectionEvent[];

function actionsOf(
  events: readonly ConnectionActionView['event'][],
  facts: ConnectionFacts,
  actor: Actor,
  language: Language,
): ConnectionActionView[] {
  return events.flatMap((event) => {
    const judged = evaluateEvent(connectionLifeCycle, connectionGuards, event, facts, actor);
    if (!judged.allowed && judged.presence === 'hidden') return [];
    const row = connectionLifeCycle.events[event];
    return [
      {
        event,
        label: row.label[language],
        presence: judged.allowed ? ('ENABLED' as const) : ('DISABLED' as const),
        reasons: judged.allowed ? [] : judged.reasons,
        confirm: confirmationFor(row, null)?.[language] ?? null,
      },
    ];
  });
}
