import { orders, shownColumns } from '@beian/database/schema';
import { isoSql } from '@beian/database/sql';
import { enumOf, type FieldRow } from '@beian/domain/fields';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
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
  'pausedClock',
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

/** Columns whose values are ids or of an enum. */
const namedShapes: Readonly<Partial<Record<ShownColumn, FieldRow['shape']>>> = {
  kind: enumOf<OrderKind>('OrderKind'),
  state: enumOf<OrderState>('OrderState'),
  websiteId: 'ID',
  accessId: 'ID',
};
const scalarOf = { array: 'String', string: 'String', number: 'Int', boolean: 'Boolean' } as const;

/** The shown columns as fields. */
export const shownFields = Object.fromEntries(
  shownNames.map((name): [ShownColumn, FieldRow] => {
    const { dataType, notNull } = columns[name];
    const scalar = isInstant(name) ? 'DateTime' : scalarOf[dataType as keyof typeof scalarOf];
    return [
      name,
      {
        shape: namedShapes[name] ?? scalar,
        description: shownColumns[name],
        ...(notNull ? {} : { nullable: true }),
        ...(dataType === 'array' ? { list: true } : {}),
      },
    ];
  }),
) as Readonly<Record<ShownColumn, FieldRow>>;
