import { type ClockParty, clockParties, partyOfState, statesOfOurDuties } from '@beian/domain/board';
import { eventsThatPause, eventsThatResume } from '@beian/domain/order';
import { type OrderState, states } from '@beian/domain/order-names';

const caseSql = (of: string, rows: readonly (readonly [OrderState, string | null])[]): string =>
  `case ${of} ${rows.flatMap(([state, value]) => (value === null ? [] : [`when '${state}' then '${value}'`])).join(' ')} end`;
const stateNames = Object.keys(states) as OrderState[];

/** SQL: the duty whose clock runs in this state, as text; null when none does. */
export const dutySql = (state: string): string =>
  caseSql(
    state,
    stateNames.map((one) => [one, states[one].duty]),
  );

/** SQL: the party to which time in this state belongs; null when it belongs to none. */
const partySql = (state: string): string =>
  caseSql(
    state,
    stateNames.map((one) => [one, partyOfState[one]]),
  );

const named = (events: readonly string[]): string => `any('{${events.join()}}')`;
/** SQL: event `e` pauses a clock, or leads back to where one was paused: the turn goes on. */
export const keepsTurnSql = (e: string): string => `${e}.event = ${named([...eventsThatPause, ...eventsThatResume])}`;

/** SQL: event `e` ends a stretch under one of the provider's duties, and was not raised by the partner. */
export const endsOurTurnSql = `(e.to_state is not null and e.actor_kind <> 'partner' and not ${keepsTurnSql('e')} and e.from_state in ('${statesOfOurDuties.join("', '")}')
  and ${dutySql('e.to_state')} is distinct from ${dutySql('e.from_state')})`;

/** SQL: the event that began the stretch which event `e` ends, as row `s`. */
export const stretchStartSql = `lateral (select * from app.order_events s
  where s.order_id = e.order_id and s.seq < e.seq and s.to_state is not null order by s.seq desc limit 1) s`;

/** SQL: the stretch that event `e` ends was breached: it contains a `breach` event. */
export const wasBreachedSql = `exists (select 1 from app.order_events b where b.order_id = e.order_id and b.event = 'breach' and b.seq < e.seq
  and not exists (select 1 from app.order_events s where s.order_id = e.order_id and s.seq > b.seq and s.seq < e.seq
    and s.to_state is not null and not ${keepsTurnSql('s')} and ${dutySql('s.from_state')} is distinct from ${dutySql('e.from_state')}))`;

const ms = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::bigint`;
/** Clock instants are whole milliseconds, as in ISO text. */
const truncateToMsSql = (instant: string): string => `date_trunc('milliseconds', ${instant})`;

/**
 * SQL equivalent of `splitClock` and `sumByParty` (domain): milliseconds per party up to `now`, for the orders whose
 * ids `which` selects, from their events and the closures of their connection. One row per order: `id` and a column per
 * party.
 */
export const partiesSql = (which: string, now = '(select app.now())'): string => `
  select t.order_id as id, ${clockParties.map((party) => `${partySumSql[party]} as ${party}`).join(', ')}
  from (
    select m.order_id, ${partySql('m.to_state')} as party, ${ms('m.until')} - ${ms('m.since')} as whole,
      case when m.to_state = 'SUBMITTING' then (select coalesce(sum(${ms('upper(r)')} - ${ms('lower(r)')}), 0)::bigint
        from app.orders o, unnest(app.closed_spans(o.province, m.since, m.until)) r where o.id = m.order_id) else 0 end as closed
    from (
      select e.order_id, e.to_state, ${truncateToMsSql('e.at')} as since, ${truncateToMsSql(`coalesce(
        lead(e.at) over (partition by e.order_id order by e.seq), greatest(e.at, ${now}))`)} as until
      from app.order_events e where e.order_id in (${which}) and e.to_state is not null
    ) m
  ) t group by t.order_id`;

/** Time of the provider during a closure counts as the bureau's. */
const partySumSql: Readonly<Record<ClockParty, string>> = {
  reviewer: `coalesce(sum(t.whole - t.closed) filter (where t.party = 'reviewer'), 0)::bigint`,
  applicant: `coalesce(sum(t.whole) filter (where t.party = 'applicant'), 0)::bigint`,
  ministry: `coalesce(sum(t.whole) filter (where t.party = 'ministry'), 0)::bigint`,
  bureau: `coalesce(sum(case t.party when 'bureau' then t.whole when 'reviewer' then t.closed end), 0)::bigint`,
};
