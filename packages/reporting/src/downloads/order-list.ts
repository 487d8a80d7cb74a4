import { dutyRow, timeUnits } from '@beian/domain/clock';
import type { FieldRows } from '@beian/domain/fields';
import { filterSchema } from '@beian/domain/filter';
import {
  fieldOfColumn,
  type OtherColumn,
  orderFilters,
  orderFlags,
  type QueueColumn,
  queueColumns,
  sortOrder,
} from '@beian/domain/order';
import type { DueView } from '@beian/domain/order-fields';
import { orderFields } from '@beian/domain/order-fields';
import { bilingual } from '@beian/domain/text';
import { listOrders } from '@beian/orders/order-list';
import { type OrderRowView, shownFields } from '@beian/orders/views';
import type { z } from 'zod';
import { type Column, defineList, fieldColumn, instantColumn, valueColumn } from './list.ts';
import { isStaff } from './rights.ts';

/** The filters and the sort order of the queue. */
const filter = filterSchema(orderFilters).extend(sortOrder);
type Filter = z.infer<typeof filter>;

const hours = (seconds: number): number => Math.round(seconds / 36) / 100;
/** Whether the time of its duty is counted in working hours; the column of hours holds only these. */
const isInWorkingTime = ({ duty }: DueView): boolean => dutyRow(duty).displayUnits.includes('WORKING_MINUTES');

const marks: Column<OrderRowView> = {
  header: bilingual('标记', 'Marks'),
  read: (row, language) => row.marks.map((mark) => orderFlags[mark][language]),
};

const fields: FieldRows = { ...shownFields, ...orderFields.rows };
/** The columns of the queue that show a field. */
const { state, kind, subject, ...shownInQueue } = Object.fromEntries(
  Object.entries(queueColumns).flatMap(([name, label]) => {
    const field = fieldOfColumn(name as QueueColumn);
    const row = field === undefined ? undefined : fields[field];
    return row === undefined ? [] : [[name, fieldColumn(row, label, (order) => order[field as keyof OrderRowView])]];
  }),
) as Readonly<Record<'state' | 'kind' | 'subject', Column<OrderRowView>>>;
const { partner, assignee, holder } = queueColumns;

/** Columns of the file, in its sequence. */
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
  state,
  kind,
  subject,
  filing: valueColumn<OrderRowView>('备案号', 'Filing number', (row) => row.filingNumber),
  ...shownInQueue,
  partner: { header: partner, read: (row) => row.partner.name },
  assignee: { header: assignee, read: (row) => row.assignee?.name ?? null },
  holder: { header: holder, read: (row) => row.lease?.holderName ?? null },
  marks,
} satisfies Readonly<Record<string, Column<OrderRowView>> & Record<OtherColumn, Column<OrderRowView>>>;

/** Orders as the queue shows them: every stage, finished orders, and the filters of the board. */
export const orders = defineList<Filter, OrderRowView>({
  label: bilingual('订单', 'Orders'),
  mayRead: isStaff,
  filter,
  columns,
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
