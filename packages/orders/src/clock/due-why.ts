import { isoSql, type Projection } from '@beian/database/sql';
import { spelledHoliday } from '@beian/domain/calendar';
import { explainDue, roundPreservingSum } from '@beian/domain/clock';
import { type LiveEvent, orderLifeCycle } from '@beian/domain/order';
import type { DueWhyView } from '@beian/domain/order-fields';
import type { Duty } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import type { Language } from '@beian/domain/text';
import { partOf } from '../part/part.ts';
import { clockEditionSql, dueMovingSql, suspensionsOf, suspensionsSql } from './due-time.ts';

interface Row {
  duty: Duty;
  edition: EditionId;
  since: string;
  startedBy: LiveEvent;
  parts: { from: string; until: string }[];
  /** Since when the clock is stopped because the connection is closed. */
  standing: string | null;
  moves: { at: string; event: LiveEvent; due: { from: string | null; to: string | null }; cause: string | null }[];
}

/**
 * SQL: since when the clock of order `o` is stopped by a closure that is not over and so has no event yet. Everybody
 * who sees the order may read the spans, but not the connections.
 */
const clockStoppedSinceSql = `case when o.duty = 'handOver' and o.state = 'SUBMITTING' then (
  select app.iso(greatest(lower(r), (select max(e.at) from app.order_events e where e.order_id = o.id and e.to_state = 'SUBMITTING')))
  from unnest(app.closed_spans(o.province, o.duty_since, app.now())) r
  where upper(r) >= date_trunc('milliseconds', app.now()) limit 1) end`;

const dueWhy: Projection<'dueWhy', Row | null> = {
  name: 'dueWhy',
  sql: `case when o.due_at is not null and o.duty is not null then json_build_object('duty', o.duty, 'edition', ${clockEditionSql},
    'since', ${isoSql('o.duty_since')},
    'startedBy', (select e.event from app.order_events e where e.order_id = o.id and e.to_state is not null
      and e.at <= o.duty_since order by e.seq desc limit 1),
    'parts', ${suspensionsSql},
    'standing', ${clockStoppedSinceSql},
    'moves', coalesce((select json_agg(json_build_object('at', ${isoSql('e.at')}, 'event', e.event, 'due', e.input -> 'due',
        'cause', coalesce(e.input ->> 'cause', e.input ->> 'code')) order by e.seq) from app.order_events e
      where e.order_id = o.id and e.event in ${dueMovingSql} and e.at >= o.duty_since), '[]')) end`,
};

/** Numbers of the State Council's notices, by id. */
const notices: Projection<'calendarNotices', Record<string, string> | null> = {
  name: 'calendarNotices',
  sql: '(select json_object_agg(id, number) from app.calendar_notices)',
  common: true,
};

export const dueWhyPart = partOf({
  projections: [dueWhy, notices],
  view: ({ dueWhy: row, calendarNotices }, _, { now, hours, calendar, language, rulesOf }) => {
    if (row === null) return {};
    const clock = {
      duty: row.duty,
      edition: rulesOf(row.edition),
      since: Date.parse(row.since),
      suspensions: suspensionsOf([
        ...row.parts,
        ...(row.standing === null ? [] : [{ from: row.standing, until: now }]),
      ]),
    };
    const why = explainDue({ calendar, hours }, clock, new Map(Object.entries(calendarNotices ?? {})));
    return why === null ? {} : { dueWhy: viewOf(row, why, language) };
  },
});

const iso = (instant: number): string => new Date(instant).toISOString();

function viewOf(row: Row, why: NonNullable<ReturnType<typeof explainDue>>, language: Language): DueWhyView {
  // Rounded to whole seconds so that the days add up to the sum.
  const counted = roundPreservingSum(
    why.days.map(({ countedMs }) => countedMs),
    1000,
  );
  return {
    startedBy: orderLifeCycle.events[row.startedBy].label[language],
    startedAt: row.since,
    rule: why.rule[language],
    source: why.source[language],
    calendar: why.calendar?.[language] ?? null,
    provisional: why.provisional?.[language] ?? null,
    countsTo: iso(why.due),
    countedSeconds: Math.round(why.countedMs / 1000),
    standingSince: row.standing,
    days: why.days.map((day, place) => ({
      day: day.day,
      kind: day.kind,
      label: day.label[language],
      countedFrom: day.counted === null ? null : iso(day.counted.from),
      countedTo: day.counted === null ? null : iso(day.counted.to),
      countedSeconds: counted[place] ?? 0,
      nth: day.nth,
      stillSeconds: Math.round(day.suspendedMs / 1000),
      provisional: day.provisional,
      holiday: day.holiday === null ? null : spelledHoliday(day.holiday, language),
      notice: day.notice,
    })),
    moves: row.moves.map(({ at, event, due, cause }) => ({
      at,
      label: orderLifeCycle.events[event].label[language],
      from: due?.from ?? null,
      to: due?.to ?? null,
      cause: cause || null,
    })),
  };
}
