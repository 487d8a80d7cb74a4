import type { Tx } from '@beian/database/transaction';
import { countDue, type OurDuty } from '@beian/domain/clock';
import { type ForecastOrder, type HandlingSample, quantilesOf } from '@beian/domain/forecast';
import { decisionEvents as deciding, offeredStates } from '@beian/domain/order';
import { pushableStates } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import { dueMovingSql, dutySql, keepsTurnSql } from '@beian/orders/clock';
import { handlingMs, type TimeInputs } from './inputs.ts';

/** An order at a past instant, and whether its turn breached afterwards. */
export interface PastOrder extends ForecastOrder {
  readonly breached: boolean;
}

/** Longer turns are not searched, because they had breached long before. */
const LOOKBACK = '21 days';
/** Heartbeats extend a lease without an event, so a claim older than this counts as given up. */
const CLAIM_LIFETIME = '1 hour';

/**
 * Orders that waited for a reviewer at a past instant (ISO), overdue ones included, from the events up to it only;
 * and, separately, whether their turn breached afterwards. Events name the assignee: if two people have one name, the
 * order counts as unassigned.
 */
export async function loadOrdersAt(tx: Tx, time: TimeInputs, instant: string): Promise<PastOrder[]> {
  const { rows } = await tx.client.query<{
    id: string;
    state: string;
    duty: OurDuty;
    province: string;
    kind: ForecastOrder['kind'];
    edition: EditionId;
    since: number;
    moved: string | null;
    approved: string | null;
    assignee: string | null;
    held: boolean;
    breached: boolean;
  }>(
    `/* standingAt */ with stood as materialized (
        select distinct on (e.order_id) e.order_id, e.seq, e.to_state as state from app.order_events e
        where e.to_state is not null and e.at <= $1::timestamptz and e.at > $1::timestamptz - interval '${LOOKBACK}'
        order by e.order_id, e.seq desc),
      turns as materialized (
        select s.order_id, s.state, s.seq, b.seq as began, b.at, coalesce(b.input ->> 'handOverEdition', b.edition) as edition, (select min(n.seq) from app.order_events n
            where n.order_id = s.order_id and n.seq > s.seq and n.to_state is not null and not ${keepsTurnSql('n')} and ${dutySql('n.to_state')} is distinct from ${dutySql('s.state')}) as ended
        from stood s cross join lateral (select e.seq, e.at, e.edition, e.input from app.order_events e
          where e.order_id = s.order_id and e.seq <= s.seq and e.to_state is not null and not ${keepsTurnSql('e')} and ${dutySql('e.to_state')} = ${dutySql('s.state')}
            and (e.from_state is null or ${dutySql('e.from_state')} is distinct from ${dutySql('s.state')}) order by e.seq desc limit 1) b
        where s.state in ('${offeredStates.join("', '")}'))
      select o.id, t.state, ${dutySql('t.state')} as duty, o.province, o.kind, t.edition, floor(extract(epoch from t.at) * 1000)::float8 as since,
        (select m.input -> 'due' ->> 'to' from app.order_events m where m.order_id = o.id and m.seq > t.began and m.at <= $1::timestamptz
          and m.event in ${dueMovingSql} order by m.seq desc limit 1) as moved,
        case when t.state in ('${pushableStates.join("', '")}') then (select a.actor_id from app.order_events a where a.order_id = o.id and a.seq < t.seq
          and a.event = 'approveInitialReview' order by a.seq desc limit 1) end as approved,
        (select (select min(p.id) from app.staff p where p.name = a.input ->> 'staff' having count(*) = 1) from app.order_events a
          where a.order_id = o.id and a.event = 'assign' and a.at <= $1::timestamptz order by a.seq desc limit 1) as assignee,
        exists (select 1 from app.order_events c where c.order_id = o.id and c.seq > t.seq and c.at <= $1::timestamptz and c.at > $1::timestamptz - interval '${CLAIM_LIFETIME}' and c.event = 'claim'
          and not exists (select 1 from app.order_events r where r.order_id = o.id and r.seq > c.seq and r.at <= $1::timestamptz
            and (r.event = 'release' or r.to_state is not null))) as held,
        exists (select 1 from app.order_events b where b.order_id = o.id and b.event = 'breach' and b.seq > t.began
          and (t.ended is null or b.seq < t.ended)) as breached
      from turns t join app.orders o on o.id = t.order_id`,
    [instant],
  );
  const of = await tx.ruleBook.for(tx.client, ...rows.map(({ edition }) => edition));
  return rows.flatMap(({ state: _, edition, since, moved, approved, ...row }) => {
    const due =
      moved === null
        ? countDue(time, { duty: row.duty, edition: of(edition), since, suspensions: [] })?.due
        : Date.parse(moved);
    return due === undefined ? [] : [{ ...row, barred: approved, due }];
  });
}

/** Number of decisions per duty that are timed. */
const MAX_DECISIONS_PER_DUTY = 2000;
const QUANTILES = 40;

/**
 * Working time that the latest decisions before an instant took, from the claim by the person who decided; by duty,
 * and by province and kind.
 */
export async function loadHandlingBefore(tx: Tx, time: TimeInputs, instant: string): Promise<HandlingSample[]> {
  const events = deciding.map(({ event, state, duty }) => `('${event}', '${state}', '${duty}')`).join(', ');
  const { rows } = await tx.client.query<{
    duty: OurDuty;
    province: string;
    kind: ForecastOrder['kind'];
    from: number;
    to: number;
  }>(
    `/* handlingBefore */ select e.duty, o.province, o.kind, extract(epoch from c.at)::float8 * 1000 as "from", extract(epoch from e.at)::float8 * 1000 as "to"
     from (select d.duty, e.*, row_number() over (partition by d.duty order by e.at desc) as nth
         from (values ${events}) as d(event, state, duty)
         cross join lateral (select order_id, seq, at, actor_id from app.order_events
           where event = d.event and from_state = d.state and actor_kind = 'staff' and to_state is not null and at < $1::timestamptz
           order by at desc limit ${MAX_DECISIONS_PER_DUTY}) e) e
     cross join lateral (select at, event, actor_id from app.order_events
       where order_id = e.order_id and seq < e.seq and (event in ('claim', 'release') or to_state is not null)
       order by seq desc limit 1) c
     join app.orders o on o.id = e.order_id
     where e.nth <= ${MAX_DECISIONS_PER_DUTY} and c.event = 'claim' and c.actor_id = e.actor_id`,
    [instant],
  );
  const bySort = new Map<string, { sample: Omit<HandlingSample, 'decisions' | 'quantiles'>; took: number[] }>();
  for (const { duty, province, kind, from, to } of rows) {
    const ms = Math.round(handlingMs(time, from, to));
    for (const sample of [
      { duty, province: null, kind: null },
      { duty, province, kind },
    ]) {
      const key = Object.values(sample).join();
      const sort = bySort.get(key) ?? { sample, took: [] };
      sort.took.push(ms);
      bySort.set(key, sort);
    }
  }
  return [...bySort.values()].map(({ sample, took }) => ({
    ...sample,
    decisions: took.length,
    quantiles: quantilesOf(
      took.toSorted((a, b) => a - b),
      QUANTILES,
    ),
  }));
}
