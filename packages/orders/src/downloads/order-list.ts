import {
  dutyRow,
  type OrderFlag,
  type OrderKind,
  type OrderSort,
  type OrderState,
  orderFlags,
  orderKindLabels,
  orderSorts,
  queueClockNames,
  queueColumns,
  queueFilterForms,
  queueStages,
  states,
  text,
  timeUnits,
} from '@beian/domain';
import { z } from 'zod';
import { listOrders } from '../queries/orders.ts';
import type { DueView, OrderView } from '../queries/view.ts';
import { instant, list, plain } from './list.ts';
import { isStaff } from './rights.ts';

const names = <T extends string>(rows: Readonly<Record<T, unknown>>) => Object.keys(rows) as [T, ...T[]];

/** `OrderFilter` and the sequence, as the queue takes them. */
const filter = z.strictObject({
  ids: z.array(z.string().max(64)).max(100).optional(),
  stage: z.enum(queueStages).optional(),
  states: z.array(z.enum(names<OrderState>(states))).optional(),
  province: z.string().regex(queueFilterForms.province).optional(),
  kind: z.enum(names<OrderKind>(orderKindLabels)).optional(),
  holder: z.string().regex(queueFilterForms.person).optional(),
  assignee: z.string().regex(queueFilterForms.person).optional(),
  flag: z.enum(names<OrderFlag>(orderFlags)).optional(),
  clock: z.enum(queueClockNames).optional(),
  partner: z.string().regex(queueFilterForms.partner).optional(),
  dueFrom: z.string().regex(queueFilterForms.instant).optional(),
  dueBefore: z.string().regex(queueFilterForms.instant).optional(),
  late: z.string().regex(queueFilterForms.late).optional(),
  ended: z.string().regex(queueFilterForms.ended).optional(),
  approved: z.string().regex(queueFilterForms.approved).optional(),
  search: z.string().max(200).optional(),
  sort: z.enum(names<OrderSort>(orderSorts)).optional(),
  descending: z.boolean().optional(),
});
type Filter = z.infer<typeof filter>;

const named = (name: keyof typeof queueColumns, of: (row: OrderView) => string | number | readonly string[] | null) =>
  plain<OrderView>(queueColumns[name].zh, queueColumns[name].en, of);
const hours = (seconds: number): number => Math.round(seconds / 36) / 100;
/** Its time is counted in hours of working time: the only ones that the column of hours holds. */
const isWorked = ({ duty }: DueView): boolean => dutyRow(duty).left.includes('WORKING_MINUTES');

/** Orders as the queue shows them: every stage, finished ones, and what a board's number opens. */
export const orders = list<Filter, OrderView>({
  label: text('订单', 'Orders'),
  may: isStaff,
  filter,
  columns: {
    number: plain('订单号', 'Order', (row) => row.number),
    due: instant('到期时间', 'Due', (row) => row.due?.at ?? null),
    left: plain('剩余小时', 'Hours left', ({ due }) => (due && isWorked(due) ? hours(due.workingSecondsLeft) : null)),
    timeLeft: plain('剩余时间', 'Time left', ({ due }) => due?.left.amount ?? null),
    timeUnit: {
      header: text('时间单位', 'Unit'),
      of: ({ due }, language) => due && timeUnits[due.left.unit][language],
    },
    overdue: plain('逾期', 'Overdue', ({ due }) => due?.left.overdue ?? null),
    provisional: plain('到期待定', 'Provisional', (row) => row.due?.provisional ?? null),
    state: named('state', (row) => row.stateLabel),
    kind: named('kind', (row) => row.kindLabel),
    subject: named('subject', (row) => row.subjectName),
    filing: plain('备案号', 'Filing number', (row) => row.filingNumber),
    province: named('province', (row) => row.provinceName),
    changed: named('changed', (row) => row.changedLabels),
    round: named('round', (row) => row.round),
    submitted: instant(queueColumns.submitted.zh, queueColumns.submitted.en, (row) => row.submittedAt),
    updated: instant(queueColumns.updated.zh, queueColumns.updated.en, (row) => row.updatedAt),
    partner: named('partner', (row) => row.partner.name),
    assignee: named('assignee', (row) => row.assignee?.name ?? null),
    holder: named('holder', (row) => row.lease?.holderName ?? null),
    marks: {
      header: text('标记', 'Marks'),
      of: (row, language) => row.marks.map((mark) => orderFlags[mark][language]),
    },
  },
  page: async (ctx, tx, { actor, language, filter: { sort, descending, ...cut } }, page) => {
    const asked = {
      ...page,
      filter: cut as Parameters<typeof listOrders>[2]['page']['filter'] & object,
      ...(sort === undefined ? {} : { sort }),
      ...(descending === undefined ? {} : { descending }),
    };
    const found = await listOrders(ctx, tx, { page: asked, actor, parts: [], language });
    // The row beyond the page is none of it.
    return { page: found.page, rows: found.orders.slice(0, found.page.ids.length) };
  },
});
