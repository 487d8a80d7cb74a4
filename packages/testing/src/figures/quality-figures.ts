import { type Calendar, shanghaiDay, type WorkingHours } from '@beian/domain/calendar';
import { decisionEvents } from '@beian/domain/order';
import {
  type HandlingEvent,
  handlingTimesOf,
  itemKindOf,
  percentile,
  type QualityDimension,
} from '@beian/domain/quality';
import type { QualityMeasure } from '@beian/reporting/quality';
import type { RawEvent, RawOrder } from './board-figures.ts';

type Row = Readonly<Record<string, string | null>>;

/** Rows as they were written; instants ISO 8601 in UTC. */
export interface RawQuality {
  readonly orders: readonly RawOrder[];
  readonly events: readonly RawEvent[];
  readonly verdicts: readonly Row[];
  readonly late: readonly Row[];
  readonly refusals: readonly Row[];
  readonly looks: readonly Row[];
  readonly second: readonly Row[];
}

/** Reads the rows as superuser. */
export async function readRaw(query: <R extends object>(sql: string) => Promise<R[]>): Promise<RawQuality> {
  const rows = <R extends object = Row>(table: string, columns: string) =>
    query<R>(`select ${columns} from app.${table}`);
  return {
    orders: await rows<RawOrder>('orders', 'id, province, kind, partner_id as partner, assignee'),
    events: await query<RawEvent>('select *, app.iso(at) as at from app.order_events order by order_id, seq'),
    verdicts: await query<Row>('select order_id, item, staff_id, app.iso(at) as at from app.verdicts order by at, id'),
    late: await rows('late_findings', 'order_id, item, passed_by, app.iso(at) as at'),
    refusals: await rows('refusal_reasons', 'order_id, code, item, passed_rule, app.iso(at) as at'),
    looks: await rows(
      'second_looks',
      'order_id, event, grouped::text, decided_by, outcome, app.iso(decided_at) as decided_at, app.iso(ended_at) as ended_at',
    ),
    second: await rows('second_verdicts', 'order_id, item, first, first_by, verdict, grouped::text, app.iso(at) as at'),
  };
}

interface Fact {
  readonly at: string;
  readonly order: RawOrder;
  readonly reviewer: string;
  readonly more?: Partial<Record<QualityDimension, string>>;
  readonly adds: Partial<Record<QualityMeasure, number>>;
}

/** Every single contribution to a figure, by the rules of the domain, independently of the SQL under test. */
function factsOf(raw: RawQuality): Fact[] {
  const byId = new Map(raw.orders.map((order) => [order.id, order]));
  const of = (id: string | null | undefined) => byId.get(id ?? '') as RawOrder;
  const facts: Fact[] = [];
  for (const order of raw.orders) {
    const events = raw.events.filter(({ order_id }) => order_id === order.id);
    for (const event of events) {
      const duty = decisionEvents.find((one) => one.event === event.event && one.state === event.from_state)?.duty;
      if (duty === undefined || event.to_state === null || event.actor_kind !== 'staff') continue;
      const back = ['returnForCorrection', 'rejectInitialReview', 'rejectPhoto', 'sendBack'].includes(event.event);
      if (!back && !['approveInitialReview', 'approvePhoto'].includes(event.event)) continue;
      facts.push({
        at: event.at,
        order,
        reviewer: event.actor_id,
        more: { CLOCK: duty },
        adds: { decided: 1, returned: Number(back) },
      });
    }
    const push = events.find(({ event, to_state }) => event === 'pushToBureau' && to_state !== null);
    if (push === undefined) continue;
    const before = events.filter(({ seq }) => seq < push.seq);
    const rounds = before.filter(({ event }) => event === 'submit').length;
    const approved = before.filter(({ event }) => event === 'approveInitialReview').at(-1)?.actor_id ?? '';
    facts.push({
      at: push.at,
      order,
      reviewer: approved,
      adds: { pushed: 1, rounds, pushedFirst: Number(rounds === 1) },
    });
  }
  for (const { order_id, item, passed_by, at } of raw.late)
    facts.push({
      at: at ?? '',
      order: of(order_id),
      reviewer: passed_by ?? '',
      more: { FIELD: item ?? '' },
      adds: { late: 1 },
    });
  for (const { order_id, code, item, passed_rule, at } of raw.refusals) {
    const judge = raw.verdicts
      .filter((one) => one.order_id === order_id && one.item === item && (one.at ?? '') <= (at ?? ''))
      .at(-1)?.staff_id;
    const approver = raw.events
      .filter((one) => one.order_id === order_id && one.event === 'approveInitialReview' && one.at <= (at ?? ''))
      .at(-1);
    facts.push({
      at: at ?? '',
      order: of(order_id),
      reviewer: judge ?? approver?.actor_id ?? '',
      more: { FIELD: item ?? '', RULE: passed_rule ?? '', CODE: code ?? '' },
      adds: { escapes: 1 },
    });
  }
  const passKindOf = (returned: boolean, grouped: string | null | undefined) =>
    returned ? '' : grouped === 'true' ? 'GROUP' : 'SINGLE';
  for (const { order_id, event, grouped, decided_by, outcome, decided_at, ended_at } of raw.looks) {
    const isReturn = event === 'returnForCorrection' || event === 'rejectPhoto';
    const more = { PASS_KIND: passKindOf(isReturn, grouped) };
    const look = { order: of(order_id), reviewer: decided_by ?? '', more };
    facts.push({ ...look, at: decided_at ?? '', adds: { drawn: 1 } });
    if (ended_at === null || ended_at === undefined) continue;
    const came = { CAUGHT: 'caught', MISSED: 'missed', STRICT: 'strict' }[outcome as 'CAUGHT'];
    facts.push({
      ...look,
      at: ended_at,
      adds: outcome === null ? { lapsed: 1 } : { looked: 1, ...(came && { [came]: 1 }) },
    });
  }
  for (const { order_id, item, first, first_by, verdict, grouped, at } of raw.second) {
    const pair = `${first}${verdict === 'pass' ? 'Pass' : 'Return'}` as 'passPass';
    const more = { ITEM_KIND: itemKindOf[item ?? ''] ?? '', PASS_KIND: passKindOf(first === 'return', grouped) };
    facts.push({ at: at ?? '', order: of(order_id), reviewer: first_by ?? '', more, adds: { [pair]: 1 } });
  }
  return facts;
}

const firstDay = (now: string, days: number): string => shanghaiDay(Date.parse(now) - (days - 1) * 86_400_000);

/** The figures of a period: `dimension value` → measure → number, without zeros. */
export function figuresOf(
  raw: RawQuality,
  now: string,
  days: number,
): Record<string, Partial<Record<QualityMeasure, number>>> {
  const figures: Record<string, Partial<Record<QualityMeasure, number>>> = {};
  for (const { at, order, reviewer, more, adds } of factsOf(raw)) {
    if (shanghaiDay(Date.parse(at)) < firstDay(now, days)) continue;
    const along = { ALL: '', PROVINCE: order.province, KIND: order.kind, REVIEWER: reviewer, ...more };
    for (const [dimension, value] of Object.entries(along)) {
      const row = figures[`${dimension} ${value}`] ?? {};
      figures[`${dimension} ${value}`] = row;
      for (const [name, n] of Object.entries(adds) as [QualityMeasure, number][])
        if (n > 0) row[name] = (row[name] ?? 0) + n;
    }
  }
  return figures;
}

/** 处理用时 of every decision, by the domain's function, under `order seq`. */
export function handledOf(
  raw: RawQuality,
  { calendar, hours }: { readonly calendar: Calendar; readonly hours: WorkingHours },
) {
  return raw.orders.flatMap((order) =>
    handlingTimesOf(
      raw.events
        .filter(({ order_id }) => order_id === order.id)
        .map(
          (one): HandlingEvent => ({
            seq: one.seq,
            event: one.event,
            from: one.from_state,
            to: one.to_state,
            staffId: one.actor_kind === 'staff' ? one.actor_id : null,
            at: one.at,
          }),
        ),
      calendar,
      hours,
    ).map((one) => ({
      ...one,
      order,
      day: shanghaiDay(
        Date.parse(raw.events.find(({ order_id, seq }) => order_id === order.id && seq === one.seq)?.at ?? ''),
      ),
    })),
  );
}

/** Median and 90th percentile of a period: `dimension value duty` → decisions, half, most. */
export function periodOf(handled: ReturnType<typeof handledOf>, now: string, days: number) {
  const groups = new Map<string, number[]>();
  for (const { day, order, staffId, duty, ms } of handled) {
    if (day < firstDay(now, days)) continue;
    for (const place of [
      `ALL  ${duty}`,
      `REVIEWER ${staffId} ${duty}`,
      `PROVINCE ${order.province} ${duty}`,
      `KIND ${order.kind} ${duty}`,
    ])
      groups.set(place, [...(groups.get(place) ?? []), ms]);
  }
  return Object.fromEntries(
    [...groups].map(([place, all]) => [
      place,
      { decisions: all.length, half: percentile(all, 0.5), most: percentile(all, 0.9) },
    ]),
  );
}
