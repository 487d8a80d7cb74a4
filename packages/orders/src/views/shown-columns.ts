import { orders, shownColumns } from '@beian/database/schema';
import { isoSql } from '@beian/database/sql';
import { getTableColumns } from 'drizzle-orm';

type StoredOrder = typeof orders.$inferSelect;
export type ShownColumn = keyof typeof shownColumns;
/** The columns of an order that are shown as they are stored; instants are ISO 8601 text in UTC. */
export type ShownValues = { readonly [C in 'id' | ShownColumn]: Readonly<StoredOrder[C]> };

/** Columns that a row has besides: views compute from them. */
const otherColumns = [
  'partnerId',
  'recordId',
  'duty',
  'dutySince',
  'dueAt',
  'dueProvisional',
  'dueLevel',
] as const satisfies readonly (keyof StoredOrder)[];
/** The stored columns of an order as a row is read. */
export type StoredValues = ShownValues & { readonly [C in (typeof otherColumns)[number]]: StoredOrder[C] };

const columns = getTableColumns(orders);
const shownNames = Object.keys(shownColumns) as readonly ShownColumn[];

const isInstant = (name: keyof StoredOrder): boolean => columns[name].columnType === 'PgTimestampString';

/** SQL: the columns of a row of `o` (app.orders) under their names. */
export const storedColumnsSql = (['id', ...shownNames, ...otherColumns] as const)
  .map((name) => {
    const column = `o.${columns[name].name}`;
    return `${isInstant(name) ? isoSql(column) : column} as "${name}"`;
  })
  .join(', ');

export type ColumnShape = 'text' | 'texts' | 'instant' | 'integer' | 'boolean';

const shapeOf = (name: ShownColumn): ColumnShape => {
  if (isInstant(name)) return 'instant';
  const { dataType } = columns[name];
  return dataType === 'array'
    ? 'texts'
    : dataType === 'number'
      ? 'integer'
      : dataType === 'boolean'
        ? 'boolean'
        : 'text';
};

/** The shown columns as fields of an API. */
export const shownFields = shownNames.map((name) => ({
  name,
  shape: shapeOf(name),
  nullable: !columns[name].notNull,
  description: shownColumns[name],
}));
