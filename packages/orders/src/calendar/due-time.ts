import type { ClockSuspension } from '@beian/domain';

/** A due time, ISO 8601 in UTC, and whether it lies on days that no notice covers. */
export interface DueTime {
  readonly dueAt: string;
  readonly provisional: boolean;
}

/** SQL, JSON: the times in which the clock of the order `o` stood still since its duty began. */
export const suspensionsSql = `coalesce((select json_agg(p) from app.order_events e
  cross join lateral jsonb_array_elements(e.input -> 'parts') p
  where e.order_id = o.id and e.event = 'moveDue' and e.at >= o.duty_since), '[]')`;

export const suspensionsOf = (parts: readonly { from: string; until: string }[]): ClockSuspension[] =>
  parts.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }));
