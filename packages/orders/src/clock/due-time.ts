import type { ClockSuspension } from '@beian/domain/calendar';

/** A due time, ISO 8601 in UTC, and whether it depends on days not covered by a notice. */
export interface DueTime {
  readonly dueAt: string;
  readonly provisional: boolean;
}

/** SQL: JSON of the periods in which the clock of order `o` was stopped since its duty began. */
export const suspensionsSql = `coalesce((select json_agg(p) from app.order_events e
  cross join lateral jsonb_array_elements(e.input -> 'parts') p
  where e.order_id = o.id and e.event = 'moveDue' and e.at >= o.duty_since), '[]')`;

/** SQL: the edition that gives the time limit of order `o`: only a duty after the hand-over depends on one. */
export const clockEditionSql = 'coalesce(o.hand_over_edition, o.edition)';

export const suspensionsOf = (parts: readonly { from: string; until: string }[]): ClockSuspension[] =>
  parts.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }));
