import { canReviewSql, canWorkSql, isAwaySql, matchesSkillsSql } from '@beian/accounts/staff';
import type { Tx } from '@beian/database/transaction';
import { ourDuties } from '@beian/domain/clock';
import { decisionEvents, type NothingNext, offeredStates, offerGuards } from '@beian/domain/order';
import { states } from '@beian/domain/order-names';

/** Orders read per stage, the most urgent first; must exceed the picks that run at the same moment: five in each API process (pool `staff`). */
const CANDIDATES_PER_STAGE = 32;

/**
 * The domain's table of stages as SQL values: state, duty, and which guards the state needs beyond those of `claim`.
 */
const stagesSql = `(values ${offeredStates
  .map((state) => {
    const asks = offerGuards(state);
    return `('${state}', '${states[state].duty}', ${asks.includes('fourEyes')}, ${asks.includes('bureauConfigured')})`;
  })
  .join(', ')}) as t(state, duty, four_eyes, needs_bureau)`;

/** SQL: the caller's skills, the settings in force, and the usual handling time per stage. $1: staff id. */
const inputsSql = `me as materialized (
    select p.provinces, p.kinds, cardinality(p.provinces) = 0 as everywhere, cardinality(p.kinds) = 0 as every_kind,
      app.now() as now, (select value::text::boolean from app.settings where name = 'fourEyes') as four_eyes,
      array(select w.province from app.bureau_provinces w join app.bureaus b on b.id = w.bureau_id where b.stopped is null) as working,
      array(select k.order_id from app.skips k join app.orders s on s.id = k.order_id
        where k.staff_id = $1 and k.until > app.now() and k.order_version >= s.version) as skipped,
      array(select l.id from app.staff l where not ${canReviewSql('l')} or ${isAwaySql('l')}) as left_us,
      array(select l.id from app.staff l where l.provinces <> '{}' or l.kinds <> '{}') as limited
    from app.staff p where p.id = $1 and ${canWorkSql('p')} and not ${isAwaySql('p')}),
  stages as materialized (
    select t.*, make_interval(secs => ${medianHandlingMsSql('t.duty')} / 1000.0) as handling from ${stagesSql})`;

/** SQL: median handling time of a duty, ms: measured when enough decisions were counted, otherwise the setting. */
function medianHandlingMsSql(duty: string): string {
  return `(select case when h.decisions >= (s.value ->> 'enough')::int then h.median_ms
      else (s.value ->> ${duty})::int * 60000 end
    from app.settings s left join app.handling_times h on h.duty = ${duty} where s.name = 'handling')`;
}

/**
 * SQL: an order that this person may take: the guards of `claim` and of its state as conditions. The guards themselves
 * decide afterwards.
 */
const isAvailableSql = `(o.lease_holder is null or o.lease_until <= me.now)
  and (me.every_kind or o.kind = any(me.kinds))
  and (not stages.four_eyes or not me.four_eyes or o.initial_approved_by is distinct from $1)
  and (not stages.needs_bureau or o.province = any(me.working))
  and o.id <> all(me.skipped)
  and o.escalation_id is null
  and (o.assignee is null or o.assignee = $1 or o.due <= me.now or o.assignee = any(me.left_us)
    or (o.assignee = any(me.limited) and not exists (select 1 from app.staff l where l.id = o.assignee and ${matchesSkillsSql('l', 'o')}))
    or (stages.four_eyes and me.four_eyes and o.initial_approved_by = o.assignee))`;

const dueSql = `coalesce(o.due_at, 'infinity'::timestamptz)`;
/**
 * The inner select is ordered before it is filtered: an index provides that order, so the limit ends the scan early. It
 * names the duties because the index has orders of these only (0084-next-by-duty.sql).
 */
const mostUrgentSql = (when: string, where: string) => `(select o.id, o.due, o.duty_since, o.assignee from (
      select id, ${dueSql} as due, o.duty_since, o.lease_holder, o.lease_until, o.kind, o.province, o.initial_approved_by, o.assignee, o.escalation_id
      from app.orders o where o.duty in ('${ourDuties.join("', '")}') and o.state = stages.state ${where} order by ${dueSql}, o.duty_since, o.id offset 0) o
    where ${when} and ${isAvailableSql} limit ${CANDIDATES_PER_STAGE})`;

const nextSql = (name: string, lock: string) => `/* ${name} */ with ${inputsSql},
  looked as materialized (
    select w.*, stages.state, stages.handling from me cross join stages cross join lateral (
      select * from ${mostUrgentSql('me.everywhere', '')} everywhere
      union all
      select own.* from unnest(me.provinces) p(province) cross join lateral ${mostUrgentSql('true', 'and o.province = p.province')} own
      union all
      -- One's own, however far behind: an index by assignee has them.
      select mine.* from ${mostUrgentSql('(me.everywhere or o.province = any(me.provinces))', 'and o.locked and o.assignee = $1')} mine
    ) w)
  select o.id, o.assignee is not distinct from $1 as assigned, (extract(epoch from l.handling) * 1000)::float8 as "handlingMs", l.four_eyes as "fourEyes"
  from (
    select looked.*, me.now, me.four_eyes from looked cross join me
    order by looked.assignee = $1 desc nulls last, looked.due - looked.handling, looked.duty_since, looked.id offset 0) l
  -- One by one and in their sequence, until one can be locked. Said again of the row itself: it is read anew where somebody changed it meanwhile.
  cross join lateral (
    select o.id, o.assignee from app.orders o
    where o.id = l.id and o.state = l.state and (o.lease_holder is null or o.lease_until <= l.now) and o.id <> all($2)
    limit 1 ${lock}) o
  limit 1`;
export const pickNextSql = nextSql('pickNext', 'for update skip locked');
/** The same without the lock: what `pickNext` would pick now if nobody else asked. */
const previewNextSql = nextSql('previewNext', '');

export interface PickedOrder {
  readonly id: string;
  /** Median handling time of its stage, ms. */
  readonly handlingMs: number;
  readonly fourEyes: boolean;
  /** A supervisor assigned the order to this person. */
  readonly assigned: boolean;
}

/**
 * Picks and locks the order with the greatest breach risk that a staff member may take: assigned orders first, then by
 * time left minus the stage's median handling time, ties by how long the order has waited for the provider. Locked rows
 * are skipped, so callers never wait for each other. `excludedIds`: orders not to pick.
 */
export async function pickNext(
  tx: Tx,
  staffId: string,
  excludedIds: readonly string[],
): Promise<PickedOrder | undefined> {
  const { rows } = await tx.client.query<PickedOrder>({
    name: 'pick-next',
    text: pickNextSql,
    values: [staffId, excludedIds],
  });
  return rows[0];
}

/** The order that `pickNext` would pick; locks nothing, so it may be taken by somebody else before it is picked. */
export const previewPick: typeof pickNext = async (tx, staffId, excludedIds) => {
  const { rows } = await tx.client.query<PickedOrder>({
    name: 'preview-next',
    text: previewNextSql,
    values: [staffId, excludedIds],
  });
  return rows[0];
};

/** The reason why nothing was picked. */
export async function explainNothingPicked(tx: Tx, staffId: string): Promise<NothingNext> {
  const { rows } = await tx.client.query<{ away: boolean; waits: boolean; mine: boolean; free: boolean }>({
    name: 'why-nothing',
    text: `/* explainNothingPicked */ with me as (select provinces, kinds, app.now() as now from app.staff where id = $1)
      select coalesce((select ${isAwaySql('p')} from app.staff p where p.id = $1), false) as away, count(*) > 0 as waits, coalesce(bool_or(mine), false) as mine, coalesce(bool_or(mine and free), false) as free
      from (select (me.provinces = '{}' or o.province = any(me.provinces)) and (me.kinds = '{}' or o.kind = any(me.kinds)) as mine,
          o.lease_holder is null or o.lease_until <= me.now as free
        from app.orders o cross join me where o.locked and o.state = any($2)) waiting`,
    values: [staffId, offeredStates],
  });
  const { away = false, waits = false, mine = false, free = false } = rows[0] ?? {};
  if (away) return 'AWAY';
  if (!waits) return 'NOTHING_WAITS';
  if (!mine) return 'NOT_AMONG_SKILLS';
  return free ? 'PASSED_OVER' : 'ALL_HELD';
}

/** Number of latest decisions per duty that are timed. */
const DECISIONS_TIMED = 300;

/**
 * Updates the median time from claim to decision per duty, over the latest decisions made by the claimant. Decisions
 * without a claim (bulk pushes) are not timed. Wall-clock milliseconds, because a decision is made in one sitting.
 */
export async function updateHandlingTimes(tx: Tx): Promise<void> {
  const rows = decisionEvents.map(({ event, state, duty }) => `('${event}', '${state}', '${duty}')`).join(', ');
  await tx.client.query(
    `/* updateHandlingTimes */ insert into app.handling_times (duty, median_ms, decisions, at)
     select e.duty, percentile_cont(0.5) within group (order by extract(epoch from e.at - c.at) * 1000)::bigint, count(*), app.now()
     from (select d.duty, e.*, row_number() over (partition by d.duty order by e.at desc) as nth
         from (values ${rows}) as d(event, state, duty)
         cross join lateral (select order_id, seq, at, actor_id from app.order_events
           where event = d.event and from_state = d.state and actor_kind = 'staff' and to_state is not null
           order by at desc limit ${DECISIONS_TIMED}) e) e
     cross join lateral (select at, event, actor_id from app.order_events
       where order_id = e.order_id and seq < e.seq and (event in ('claim', 'release') or to_state is not null)
       order by seq desc limit 1) c
     where e.nth <= ${DECISIONS_TIMED} and c.event = 'claim' and c.actor_id = e.actor_id
     group by e.duty
     on conflict (duty) do update set median_ms = excluded.median_ms, decisions = excluded.decisions, at = excluded.at`,
  );
}
