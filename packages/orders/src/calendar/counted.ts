import type { Still } from '@beian/domain';

/** A due time, ISO 8601 in UTC, and whether it lies on days that no notice covers. */
export interface Counted {
  readonly dueAt: string;
  readonly provisional: boolean;
}

/** SQL, JSON: the times in which the clock of the order `o` stood still since its duty began. */
export const stillsSql = `coalesce((select json_agg(p) from app.order_events e
  cross join lateral jsonb_array_elements(e.input -> 'parts') p
  where e.order_id = o.id and e.event = 'moveDue' and e.at >= o.duty_since), '[]')`;

export const stillsOf = (parts: readonly { from: string; until: string }[]): Still[] =>
  parts.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }));
