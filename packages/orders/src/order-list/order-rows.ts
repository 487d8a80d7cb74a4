import { isoSql } from '@beian/database/sql';
import type { WorkingHours } from '@beian/domain/calendar';
import { rowFlags } from '@beian/domain/order';
import { type OrderEtaRow, orderEtaSql } from '../eta/load.ts';
import type { OrderRow } from '../part/part.ts';
import { columnsFor, type StoredValues, storedColumnsSql } from '../views/shown-columns.ts';
import { flags } from './order-filter.ts';

/** The flags of a row, separated by spaces, by the same conditions as the filters. */
const rowFlagsSql = `concat_ws(' ', ${rowFlags.map((mark) => `case when ${flags[mark]} then '${mark}' end`).join(', ')})`;

/** Values that all rows of a statement share. */
export interface ReadContext {
  readonly now: string;
  /** Whether an order lapses when its applicant does nothing; if not, its time is no due time. */
  readonly lapses: boolean;
  readonly hours: WorkingHours;
  readonly calendar: { version: number; loadedUntil: string };
}

export type ProjectionValues = Readonly<Record<string, unknown>>;
export interface FoundRow {
  /** Of a page: the row's key in the order of the list. */
  readonly key: string;
  readonly marks: string;
  readonly partner: string;
  readonly row: OrderRow;
  readonly eta?: OrderEtaRow | null;
  readonly readings?: ProjectionValues;
}
export type FoundOrders = ReadContext & { readonly rows: readonly FoundRow[]; readonly common: ProjectionValues };

/** Orders by id, and their places. */
export const fromIdsSql = `from unnest($1::text[]) with ordinality as want(id, place) join app.orders o on o.id = want.id join app.partners p on p.id = o.partner_id`;

const allColumns = columnsFor(undefined);

/** Stored columns of an order; nothing that depends on the time, on settings or on related rows. */
const rowSql = (columns: string) => `(select r from (select ${columns},
    case when o.lease_holder is not null then json_build_object('holder', o.lease_holder,
      'holderName', o.lease_holder_name, 'until', ${isoSql('o.lease_until')}, 'token', o.lease_token::text) end as lease,
    case when o.assignee is not null then json_build_object('id', o.assignee, 'name', o.assignee_name) end as assignee) r)`;

export interface RowSqlOptions {
  readonly eta: boolean;
  /** SQL of the common values, each followed by a comma. */
  readonly commonSql?: string;
  /** SQL of each order's values, each preceded by a comma. */
  readonly perOrderSql?: string;
  /** Columns of the rows; all of them without it. */
  readonly columns?: readonly (keyof StoredValues)[];
  /** SQL of each row's place. */
  readonly place?: string;
}

/** SQL of a `Found` object: one JSON text, which is parsed in one call. */
export function foundSql(
  from: string,
  { eta, commonSql = '', perOrderSql = '', columns = allColumns, place = 'want.place' }: RowSqlOptions,
): string {
  const row = rowSql(storedColumnsSql(columns));
  return `json_build_object(
    'now', ${isoSql('app.now()')}, 'lapses', app.timer_rings('lapse'),
    'hours', (select value from app.settings where name = 'workingHours'),
    'calendar', (select value from app.settings where name = 'calendar'),${commonSql}
    'rows', coalesce((select json_agg(json_build_object('marks', ${rowFlagsSql}, 'partner', p.name, 'row', ${row}${eta ? `, 'eta', ${orderEtaSql}` : ''}${perOrderSql}) order by ${place})
      ${from}), '[]'))`;
}

/** Removes an expired lease, and the due time of an order that never lapses. */
export function asOfNow(row: OrderRow, { now, lapses }: ReadContext): OrderRow {
  const isFree = row.lease !== null && row.lease.until <= now;
  const isOpen = !lapses && row.duty === 'applicantMove';
  if (!isFree && !isOpen) return row;
  return { ...row, lease: isFree ? null : row.lease, dueAt: isOpen ? null : row.dueAt };
}
