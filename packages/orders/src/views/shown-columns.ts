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

/** Columns of every row: what `OrderRowView` computes is computed from them. */
const baseColumns = [
  'id',
  'kind',
  'state',
  'province',
  'edition',
  'handOverEdition',
  'changed',
  ...otherColumns,
] as const;

/** The stored columns of rows of which these fields are shown; all of them without `fields`. */
export const columnsFor = (fields: ReadonlySet<string> | undefined): readonly (keyof StoredValues)[] => [
  ...new Set([...baseColumns, ...shownNames.filter((name) => fields === undefined || fields.has(name))]),
];

/** SQL: these columns of `o` (app.orders) under their names. */
export const storedColumnsSql = (names: readonly (keyof StoredValues)[]): string =>
  names
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
