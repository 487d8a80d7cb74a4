import { urgencyOf } from '@beian/domain/clock';
import { Checkbox } from 'antd';
import { Fragment, type MouseEvent, type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { t, useLanguage } from '../app/providers/i18n.ts';
import type { OrderRow } from '../order/documents.ts';
import { KindBadge } from '../order/kind/badge.tsx';
import { orderTexts } from '../order/texts.ts';
import { DueCell } from '../ui/due-cell.tsx';
import { type ColumnWidth, fitColumns } from '../ui/fit-columns.ts';
import { useIsNarrow, useWidth } from '../ui/hooks.ts';
import styles from './order-table.module.css';
import type { ShownRow } from './rows.ts';

type AnyOrder = Pick<OrderRow, 'id' | 'number' | 'due'>;

export interface OrderColumn<N extends string, Row> {
  readonly name: N;
  readonly title: ReactNode;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly cell: (row: Row) => ReactNode;
}

export const orderCells = {
  due: ({ due }: Pick<OrderRow, 'due'>) => <DueCell due={due} />,
  number: ({ id, number }: AnyOrder) => <Link to={`/orders/${encodeURIComponent(id)}`}>{number}</Link>,
  kind: ({ kind }: Pick<OrderRow, 'kind'>) => <KindBadge kind={kind} />,
};

interface Selection<Row> {
  readonly ids: ReadonlySet<string>;
  readonly labelOf: (row: Row) => string;
  readonly canSelect: (row: ShownRow<Row>) => boolean;
  /** `range`: with Shift, from the row that was selected last. */
  readonly onToggle: (id: string, range: boolean) => void;
  /** The box in the head: its name, and the rows that it selects. */
  readonly all: { readonly label: string; readonly ids: readonly string[]; readonly onToggle: () => void };
}

export interface OrderTableProps<N extends string, Row> {
  readonly label: string;
  readonly rows: readonly ShownRow<Row>[];
  readonly columns: readonly OrderColumn<N, Row>[];
  readonly widths: readonly ColumnWidth<N>[];
  /** Columns that stay although they have no room. */
  readonly keep?: ReadonlySet<string>;
  /** Room that the flags beside a subject take, px. */
  readonly flagsWidth?: number;
  readonly isCompact?: boolean;
  readonly cursor: string | null;
  readonly onCursor: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** null: the reader cannot select rows. */
  readonly selection: Selection<Row> | null;
  readonly detail?: { readonly opened: string | null; readonly show: (id: string) => ReactNode };
}

/** Width of the column of check boxes, px. */
const CHECK_WIDTH = 40;

/** Orders as rows: columns without room fold away, a row that has left stays in its place, and on a phone each row is a card. */
export function OrderTable<N extends string, Row extends AnyOrder>(props: OrderTableProps<N, Row>) {
  const { rows, columns, cursor, selection, detail } = props;
  const table = useRef<HTMLTableElement>(null);
  const width = useWidth(table);
  const isNarrow = useIsNarrow();
  const fitted = fitColumns(
    props.widths,
    columns.map(({ name }) => name),
    {
      // A card has room for everything.
      width: isNarrow ? 0 : width,
      language: useLanguage(),
      extra: (selection === null ? 0 : CHECK_WIDTH) + (props.flagsWidth ?? 0),
      keep: props.keep,
    },
  );
  const shown = columns.filter(({ name }) => fitted.names.includes(name));
  const classesOf = ({ row, gone }: ShownRow<Row>) =>
    [
      styles.row,
      row.id === cursor ? styles.cursor : '',
      urgencyOf(row.due?.level ?? 0) === 'OVERDUE' ? styles.overdue : '',
      selection?.ids.has(row.id) ? styles.selected : '',
      gone ? styles.gone : '',
    ].join(' ');
  return (
    <table
      ref={table}
      className={`${styles.table} ${props.isCompact ? styles.compact : ''}`}
      style={isNarrow ? undefined : { minWidth: fitted.minWidth }}
      aria-label={props.label}
    >
      <colgroup>
        {selection === null ? null : <col style={{ width: CHECK_WIDTH }} />}
        {shown.map(({ name }) => (
          <col key={name} style={{ width: fitted.widthOf(name) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {selection === null ? null : <SelectAll {...selection} />}
          {shown.map(({ name, title, sorted }) => (
            <th key={name} scope="col" data-column={name} aria-sort={sorted}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => {
          const { row } = one;
          return (
            <Fragment key={row.id}>
              <tr
                className={classesOf(one)}
                aria-current={row.id === cursor ? 'true' : undefined}
                title={one.gone ? t(orderTexts.gone) : undefined}
                data-row={row.id}
                onClick={() => props.onCursor(row.id)}
                onFocus={() => props.onCursor(row.id)}
                onDoubleClick={() => props.onOpen(row.id)}
              >
                {selection === null ? null : (
                  <td className={styles.check}>
                    <Checkbox
                      aria-label={selection.labelOf(row)}
                      checked={selection.ids.has(row.id)}
                      disabled={!selection.canSelect(one)}
                      onClick={(event: MouseEvent) => selection.onToggle(row.id, event.shiftKey)}
                    />
                  </td>
                )}
                {shown.map(({ name, cell }) => (
                  <td key={name} data-column={name}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
              {detail?.opened === row.id ? (
                <tr>
                  <td colSpan={shown.length + 1} className={styles.detail}>
                    {detail.show(row.id)}
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function SelectAll({ ids, all }: Pick<Selection<never>, 'ids' | 'all'>) {
  const n = all.ids.filter((id) => ids.has(id)).length;
  return (
    <th scope="col" className={styles.check}>
      <Checkbox
        aria-label={all.label}
        checked={n > 0 && n === all.ids.length}
        indeterminate={n > 0 && n < all.ids.length}
        disabled={all.ids.length === 0}
        onChange={all.onToggle}
      />
    </th>
  );
}
