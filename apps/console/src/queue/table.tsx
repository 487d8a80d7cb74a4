import { urgencyOf } from '@beian/domain/clock';
import {
  allowedSorts,
  defaultColumns,
  type OrderSort,
  type QueueColumn,
  queueColumns,
  queueStageLabels,
  sortOrderOf,
} from '@beian/domain/order';
import type { BilingualText } from '@beian/domain/text';
import { Checkbox } from 'antd';
import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { useLanguage, useT } from '../app/providers/i18n.ts';
import type { OrderRow } from '../order/documents.ts';
import { KindBadge } from '../order/kind/badge.tsx';
import { OrderFlags } from '../order/order-flags.tsx';
import { orderTexts } from '../order/texts.ts';
import { DueCell } from '../ui/due-cell.tsx';
import { fitColumns } from '../ui/fit-columns.ts';
import { useWidth } from '../ui/hooks.ts';
import { shortProvince } from '../ui/province-name.ts';
import { AssigneeName, ChangedChips, Holder, Instant, Value } from './cells.tsx';
import { FLAG_WIDTH, PICK_WIDTH, queueColumnWidths } from './column-widths.ts';
import type { QueueDesk } from './desk-documents.ts';
import type { QueueView, Stage } from './filters.ts';
import styles from './queue.module.css';
import type { ShownRow } from './rows.ts';
import { selectionTexts } from './texts.ts';
import type { Picked } from './use-picked.ts';

interface Cells {
  readonly cell: (row: OrderRow, now: number) => ReactNode;
  /** Only in these stages, where an order may be in several states. */
  readonly stages?: ReadonlySet<Stage>;
  readonly sort?: OrderSort;
}
interface Column extends Cells {
  readonly name: QueueColumn | 'due' | 'number';
  readonly title: BilingualText;
}

const mixed: ReadonlySet<Stage> = new Set(['MINE', 'AT_BUREAU', 'DONE', 'ALL']);

/** How columns are shown whose cell is more than a value of the row. */
const cells = {
  due: { sort: 'DUE', cell: (row, now) => <DueCell due={row.due} now={now} /> },
  number: {
    cell: (row) => (
      <Link to={`/orders/${encodeURIComponent(row.id)}`} className={styles.number}>
        {row.number}
      </Link>
    ),
  },
  state: { cell: (row) => row.stateLabel, stages: mixed },
  kind: { cell: (row) => <KindBadge kind={row.kind} /> },
  subject: {
    cell: (row) => (
      <span className={styles.subject}>
        <OrderFlags flags={row.marks} size="icons" />
        <span className={styles.cut} title={row.subjectName}>
          {row.subjectName}
        </span>
      </span>
    ),
  },
  province: { cell: (row) => <span title={row.provinceName}>{shortProvince(row.provinceName)}</span> },
  changed: { cell: (row) => <ChangedChips labels={row.changedLabels} /> },
  round: { cell: (row) => <span className={row.round > 1 ? styles.again : undefined}>{row.round}</span> },
  submitted: { sort: 'SUBMITTED', cell: (row) => <Instant at={row.submittedAt} /> },
  updated: { sort: 'UPDATED', cell: (row) => <Instant at={row.updatedAt} /> },
  partner: { cell: (row) => <span title={row.partner.name}>{row.partner.name}</span> },
  assignee: { cell: (row) => <AssigneeName assignee={row.assignee} /> },
  holder: { cell: (row) => <Holder lease={row.lease} due={row.due} /> },
} satisfies Readonly<Record<string, Cells>>;
type CellName = keyof typeof cells;

/** A column without a cell above is named like a field of the row, and shows its value; the compiler finds a field that is not asked for. */
const storedCell = (name: Exclude<QueueColumn, CellName>): Cells => ({ cell: (row) => <Value of={row[name]} /> });
const hasCell = (name: QueueColumn | CellName): name is CellName => name in cells;

const titles = { due: orderTexts.due, number: orderTexts.number, ...queueColumns };
const columns: readonly Column[] = (Object.keys(titles) as Column['name'][]).map((name) => ({
  name,
  title: titles[name],
  ...(hasCell(name) ? cells[name] : storedCell(name)),
}));

export interface QueueRowsProps {
  readonly rows: readonly ShownRow<OrderRow>[];
  readonly view: QueueView;
  readonly desk: QueueDesk | undefined;
  readonly onSort: (next: Pick<QueueView, 'sort' | 'descending'>) => void;
  readonly now: number;
  readonly cursor: string | null;
  readonly onCursor: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** null: the reader cannot pick rows. */
  readonly picked: Picked | null;
}

type HeadCellProps = Pick<QueueRowsProps, 'view' | 'onSort'> & { readonly column: Column };

/** The first click uses the column's usual direction, the next one reverses it. */
function HeadCell({ column, view, onSort }: HeadCellProps) {
  const t = useT();
  const { title, name } = column;
  const sort = column.sort !== undefined && allowedSorts(view).includes(column.sort) ? column.sort : undefined;
  const now = sortOrderOf(view, view.sort, view.descending);
  const isSorted = sort !== undefined && now.sort === sort;
  const next = sort === undefined ? undefined : { sort, descending: isSorted ? !now.descending : sort === 'UPDATED' };
  const aria = now.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={styles[`cell-${name}`]} aria-sort={isSorted ? aria : undefined}>
      {next === undefined ? (
        t(title)
      ) : (
        <button type="button" className={styles.sort} onClick={() => onSort(next)}>
          {t(title)}
          <span aria-hidden>{isSorted ? (now.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      )}
    </th>
  );
}

function PickAll({ picked, ids }: { picked: Picked; ids: readonly string[] }) {
  const t = useT();
  const n = ids.filter((id) => picked.ids.has(id)).length;
  return (
    <th scope="col" className={styles['cell-pick']}>
      <Checkbox
        aria-label={t(selectionTexts.page)}
        checked={n > 0 && n === ids.length}
        indeterminate={n > 0 && n < ids.length}
        onChange={() => picked.toggleAll(ids)}
      />
    </th>
  );
}

export function QueueTable({ rows, view, desk, onSort, now, cursor, onCursor, onOpen, picked }: QueueRowsProps) {
  const t = useT();
  const { stage } = view;
  const language = useLanguage();
  const isArranged = desk?.arranged === true;
  const chosen = new Set<string>(desk?.columns ?? defaultColumns([]));
  const sorted = columns.find(({ sort }) => sort !== undefined && sort === view.sort);
  const wanted = columns.filter(
    (one) =>
      one.name === 'due' ||
      one.name === 'number' ||
      one === sorted ||
      (chosen.has(one.name) && (one.stages?.has(stage) ?? true)),
  );
  const table = useRef<HTMLTableElement>(null);
  const flags = Math.max(0, ...rows.map(({ row }) => row.marks.length));
  const fitted = fitColumns(
    queueColumnWidths,
    wanted.map(({ name }) => name),
    {
      width: useWidth(table),
      language,
      extra: (picked === null ? 0 : PICK_WIDTH) + flags * FLAG_WIDTH,
      keep: isArranged ? chosen : new Set(sorted === undefined ? [] : [sorted.name]),
    },
  );
  const shown = wanted.filter(({ name }) => fitted.names.includes(name));
  const looks = [styles.table, desk?.density === 'COMPACT' ? styles.compact : ''];
  return (
    <table
      ref={table}
      className={looks.join(' ')}
      style={{ minWidth: fitted.minWidth }}
      aria-label={t(queueStageLabels[stage])}
    >
      <colgroup>
        {picked === null ? null : <col style={{ width: PICK_WIDTH }} />}
        {shown.map(({ name }) => (
          <col key={name} style={{ width: fitted.widthOf(name) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {picked === null ? null : <PickAll picked={picked} ids={rows.map(({ row }) => row.id)} />}
          {shown.map((column) => (
            <HeadCell key={column.name} column={column} view={view} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, gone }) => {
          const marks = [
            styles.row,
            row.id === cursor ? styles.cursor : '',
            urgencyOf(row.due?.level ?? 0) === 'OVERDUE' ? styles.over : '',
            gone ? styles.gone : '',
          ];
          return (
            <tr
              key={row.id}
              className={marks.join(' ')}
              aria-current={row.id === cursor ? 'true' : undefined}
              title={gone ? t(orderTexts.gone) : undefined}
              data-row={row.id}
              onClick={() => onCursor(row.id)}
              onFocus={() => onCursor(row.id)}
              onDoubleClick={() => onOpen(row.id)}
            >
              {picked === null ? null : (
                <td className={styles['cell-pick']}>
                  <Checkbox
                    aria-label={t(selectionTexts.one, { number: row.number })}
                    checked={picked.ids.has(row.id)}
                    onChange={() => picked.toggle(row.id)}
                  />
                </td>
              )}
              {shown.map((column) => (
                <td key={column.name} className={styles[`cell-${column.name}`]} data-column={column.name}>
                  {column.cell(row, now)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
