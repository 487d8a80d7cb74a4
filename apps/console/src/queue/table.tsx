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
import type { ReactNode } from 'react';
import { t } from '../app/providers/i18n.ts';
import type { QueueDesk } from '../generated/queue.ts';
import type { OrderRow } from '../order/documents.ts';
import { OrderFlags } from '../order/order-flags.tsx';
import { orderTexts } from '../order/texts.ts';
import page from '../ui/page.module.css';
import { shortProvince } from '../ui/province-name.ts';
import { AssigneeName, ChangedChips, Holder, Instant, Value } from './cells.tsx';
import { FLAG_WIDTH, queueColumnWidths } from './column-widths.ts';
import type { QueueView, Stage } from './filters.ts';
import { OrderTable, type OrderTableProps, orderCells } from './order-table.tsx';
import styles from './queue.module.css';
import { selectionTexts } from './texts.ts';
import type { Picked } from './use-picked.ts';

interface Cells {
  readonly cell: (row: OrderRow) => ReactNode;
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
  due: { sort: 'DUE', cell: orderCells.due },
  number: { cell: orderCells.number },
  state: { cell: (row) => row.stateLabel, stages: mixed },
  kind: { cell: orderCells.kind },
  subject: {
    cell: (row) => (
      <span className={page.row}>
        <OrderFlags flags={row.marks} size="icons" />
        <span className={page.cut} title={row.subjectName}>
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

export interface QueueRowsProps
  extends Pick<OrderTableProps<string, OrderRow>, 'rows' | 'cursor' | 'onCursor' | 'onOpen'> {
  readonly view: QueueView;
  readonly desk: QueueDesk | undefined;
  readonly onSort: (next: Pick<QueueView, 'sort' | 'descending'>) => void;
  /** null: the reader cannot pick rows. */
  readonly picked: Picked | null;
}

type HeadProps = Pick<QueueRowsProps, 'view' | 'onSort'> & { readonly column: Column };

const sortOf = ({ sort }: Column, view: QueueView): OrderSort | undefined =>
  sort !== undefined && allowedSorts(view).includes(sort) ? sort : undefined;

function sortedOf(column: Column, view: QueueView): 'ascending' | 'descending' | undefined {
  const now = sortOrderOf(view, view.sort, view.descending);
  if (sortOf(column, view) !== now.sort) return undefined;
  return now.descending ? 'descending' : 'ascending';
}

/** The first click uses the column's usual direction, the next one reverses it. */
function Head({ column, view, onSort }: HeadProps) {
  const sort = sortOf(column, view);
  if (sort === undefined) return t(column.title);
  const sorted = sortedOf(column, view);
  const descending = sorted === undefined ? sort === 'UPDATED' : sorted === 'ascending';
  return (
    <button type="button" className={`${page.plain} ${styles.sort}`} onClick={() => onSort({ sort, descending })}>
      {t(column.title)}
      <span aria-hidden>{sorted === undefined ? '' : sorted === 'descending' ? ' ↓' : ' ↑'}</span>
    </button>
  );
}

export function QueueTable({ view, desk, onSort, picked, ...list }: QueueRowsProps) {
  const { stage } = view;
  const chosen = new Set<string>(desk?.columns ?? defaultColumns([]));
  const sorted = columns.find(({ sort }) => sort !== undefined && sort === view.sort);
  const wanted = columns.filter(
    (one) =>
      one.name === 'due' ||
      one.name === 'number' ||
      one === sorted ||
      (chosen.has(one.name) && (one.stages?.has(stage) ?? true)),
  );
  const ids = list.rows.map(({ row }) => row.id);
  return (
    <OrderTable<Column['name'], OrderRow>
      {...list}
      label={t(queueStageLabels[stage])}
      widths={queueColumnWidths}
      keep={desk?.arranged ? chosen : new Set(sorted === undefined ? [] : [sorted.name])}
      flagsWidth={Math.max(0, ...list.rows.map(({ row }) => row.marks.length)) * FLAG_WIDTH}
      isCompact={desk?.density === 'COMPACT'}
      columns={wanted.map((column) => ({
        name: column.name,
        title: <Head column={column} view={view} onSort={onSort} />,
        sorted: sortedOf(column, view),
        cell: column.cell,
      }))}
      selection={
        picked && {
          ids: picked.ids,
          labelOf: ({ number }) => t(selectionTexts.one, { number }),
          canSelect: () => true,
          onToggle: (id, range) => (range ? picked.selectRange(id, ids) : picked.toggle(id)),
          all: { label: t(selectionTexts.page), ids, onToggle: () => picked.toggleAll(ids) },
        }
      }
    />
  );
}
