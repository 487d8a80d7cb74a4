import type { FilterConditions } from '@beian/database/sql';
import {
  RECTIFICATION_REMINDER_DAYS,
  type RectificationFilter,
  type RectificationListFilter,
} from '@beian/domain/bureau';

/** SQL: the due time of a notice `o`. It is computed when it is read, so that a change of the calendar moves it. */
export const dueSql = 'app.rectification_due(o.at, o.days, o.due_day)';

/** SQL: until this instant a due time counts as soon; read once per statement. */
const soonSql = `(select app.end_of_working_day(app.now(), ${RECTIFICATION_REMINDER_DAYS}))`;

/** SQL conditions on a notice `o`. */
export const filterSql: Readonly<Record<RectificationFilter, string>> = {
  OPEN: 'o.closed_at is null',
  DUE_SOON: `o.closed_at is null and ${dueSql} > app.now() and ${dueSql} <= ${soonSql}`,
  OVERDUE: `o.closed_at is null and ${dueSql} <= app.now()`,
  CLOSED: 'o.closed_at is not null',
};

/** The condition of each filter of the list on a notice `o`. */
export const conditions: FilterConditions<RectificationListFilter> = { filter: (name) => filterSql[name] };
