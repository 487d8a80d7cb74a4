import type { ClockSuspension } from '@beian/domain/calendar';
import { eventsThatResume } from '@beian/domain/order';

/** A due time, ISO 8601 in UTC, and whether it depends on days not covered by a notice. */
export interface DueTime {
  readonly dueAt: string;
  readonly provisional: boolean;
}

/** Events that log in `parts` when the clock stood still: a closure of the bureau, or a wait that ended. */
const eventsWithSuspensions = ['moveDue', ...eventsThatResume];

/** SQL: JSON of the periods in which the clock of order `o` was stopped since an instant. */
export const suspensionsSinceSql = (since: string): string => `coalesce((select json_agg(p) from app.order_events e
  cross join lateral jsonb_array_elements(e.input -> 'parts') p
  where e.order_id = o.id and e.event = any('{${eventsWithSuspensions.join()}}') and e.at >= ${since}), '[]')`;

/** SQL: the same since its duty began. */
export const suspensionsSql = suspensionsSinceSql('o.duty_since');

/** SQL: events that wrote a due time that was counted anew. */
export const dueMovingSql = `('${[...eventsWithSuspensions, 'recountDue'].join("', '")}')`;

/** SQL: the edition that gives the time limit of order `o`: only a duty after the hand-over depends on one. */
export const clockEditionSql = 'coalesce(o.hand_over_edition, o.edition)';

export const suspensionsOf = (parts: readonly { from: string; until: string }[]): ClockSuspension[] =>
  parts.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }));
