import { dutyRow, timeUnits } from '@beian/domain/clock';
import { filterSchema } from '@beian/domain/filter';
import { orderFilters, orderFlags, type QueueColumn, queueColumns, sortOrder } from '@beian/domain/order';
import { bilingual } from '@beian/domain/text';
import { listOrders } from '@beian/orders/order-list';
import { type DueView, type OrderRowView, type ShownColumn, shownFields } from '@beian/orders/views';
import type { z } from 'zod';
import { type Column, defineList, instantColumn, valueColumn } from './list.ts';
import { isStaff } from './rights.ts';

/** The filters and the sort order of the queue. */
const filter = filterSchema(orderFilters).extend(sortOrder);
type Filter = z.infer<typeof filter>;

const queueColumn = (
  name: keyof typeof queueColumns,
  read: (row: OrderRowView) => string | number | readonly string[] | null,
) => valueColumn<OrderRowView>(queueColumns[name].zh, queueColumns[name].en, read);
const hours = (seconds: number): number => Math.round(seconds / 36) / 100;
/** Whether the time of its duty is counted in working hours; the column of hours holds only these. */
const isInWorkingTime = ({ duty }: DueView): boolean => dutyRow(duty).displayUnits.includes('WORKING_MINUTES');

const marks: Column<OrderRowView> = {
  header: bilingual('标记', 'Marks'),
  read: (row, language) => row.marks.map((mark) => orderFlags[mark][language]),
};

/** Columns of the file, in its sequence; of the queue's columns those that show something else than the stored value. */
const columns = {
  number: valueColumn<OrderRowView>('订单号', 'Order', (row) => row.number),
  due: instantColumn<OrderRowView>('到期时间', 'Due', (row) => row.due?.at ?? null),
  left: valueColumn<OrderRowView>('剩余小时', 'Hours left', ({ due }) =>
    due && isInWorkingTime(due) ? hours(due.workingSecondsLeft) : null,
  ),
  timeLeft: valueColumn<OrderRowView>('剩余时间', 'Time left', ({ due }) => due?.left.amount ?? null),
  timeUnit: {
    header: bilingual('时间单位', 'Unit'),
    read: ({ due }, language) => due && timeUnits[due.left.unit][language],
  },
  overdue: valueColumn<OrderRowView>('逾期', 'Overdue', ({ due }) => due?.left.overdue ?? null),
  provisional: valueColumn<OrderRowView>('到期待定', 'Provisional', (row) => row.due?.provisional ?? null),
  state: queueColumn('state', (row) => row.stateLabel),
  kind: queueColumn('kind', (row) => row.kindLabel),
  subject: queueColumn('subject', (row) => row.subjectName),
  filing: valueColumn<OrderRowView>('备案号', 'Filing number', (row) => row.filingNumber),
  province: queueColumn('province', (row) => row.provinceName),
  changed: queueColumn('changed', (row) => row.changedLabels),
  round: queueColumn('round', (row) => row.round),
  submitted: instantColumn<OrderRowView>(
    queueColumns.submitted.zh,
    queueColumns.submitted.en,
    (row) => row.submittedAt,
  ),
  updated: instantColumn<OrderRowView>(queueColumns.updated.zh, queueColumns.updated.en, (row) => row.updatedAt),
  partner: queueColumn('partner', (row) => row.partner.name),
  assignee: queueColumn('assignee', (row) => row.assignee?.name ?? null),
  holder: queueColumn('holder', (row) => row.lease?.holderName ?? null),
} satisfies Readonly<
  Record<string, Column<OrderRowView>> & Record<Exclude<QueueColumn, ShownColumn>, Column<OrderRowView>>
>;

/** The queue's other columns, which are named like the stored column that they show. */
const storedColumns = Object.fromEntries(
  Object.entries(queueColumns).flatMap(([name, { zh, en }]): [string, Column<OrderRowView>][] => {
    const field = shownFields.find((one) => one.name === name);
    if (name in columns || field === undefined) return [];
    const read = (row: OrderRowView) => row[field.name];
    const readInstant = (row: OrderRowView) => {
      const at = read(row);
      return typeof at === 'string' ? at : null;
    };
    return [[name, field.shape === 'instant' ? instantColumn(zh, en, readInstant) : valueColumn(zh, en, read)]];
  }),
);

/** Orders as the queue shows them: every stage, finished orders, and the filters of the board. */
export const orders = defineList<Filter, OrderRowView>({
  label: bilingual('订单', 'Orders'),
  mayRead: isStaff,
  filter,
  columns: { ...columns, ...storedColumns, marks },
  // A column of a part reads `OrderView`, and `parts` names the part.
  page: async (ctx, tx, { actor, language, filter: { sort, descending, ...cut } }, page) => {
    const asked = {
      ...page,
      filter: cut,
      ...(sort === undefined ? {} : { sort }),
      ...(descending === undefined ? {} : { descending }),
    };
    const found = await listOrders(ctx, tx, { page: asked, actor, parts: [], language });
    // Without the extra row after the page.
    return { page: found.page, rows: found.orders.slice(0, found.page.ids.length) };
  },
});
