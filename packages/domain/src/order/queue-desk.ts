import type { FieldRow } from '../fields/field-rows.ts';
import type { Role } from '../staff/roles.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

interface ColumnRow extends Partial<FieldRow> {
  readonly label: BilingualText;
  /** The field of an order that it shows; without it its cells in console and download are written by hand. */
  readonly field?: string;
}

/**
 * Columns of the queue in display order; due time and order number are always shown. A row with a shape also declares its field, which the
 * list computes: view, object type and download follow. Other fields are stored (`shownColumns` in packages/database).
 */
const columnRows = {
  state: {
    label: bilingual('状态', 'State'),
    field: 'stateLabel',
    shape: 'String',
    description: "What people call the state, in the caller's language.",
  },
  kind: {
    label: bilingual('类型', 'Kind'),
    field: 'kindLabel',
    shape: 'String',
    description: "What people call the kind, in the caller's language.",
  },
  subject: { label: bilingual('主体', 'Subject'), field: 'subjectName' },
  province: {
    label: bilingual('省份', 'Province'),
    field: 'provinceName',
    shape: 'String',
    description: "Name of the province, in the caller's language.",
  },
  changed: {
    label: bilingual('填报内容', 'Filled in'),
    field: 'changedLabels',
    shape: 'String',
    list: true,
    description: "The same, as people call them, in the caller's language.",
  },
  round: { label: bilingual('轮次', 'Round'), field: 'round' },
  submitted: { label: bilingual('提交时间', 'Submitted'), field: 'submittedAt' },
  updated: { label: bilingual('更新时间', 'Updated'), field: 'updatedAt' },
  partner: { label: bilingual('合作方', 'Partner') },
  assignee: { label: bilingual('指派给', 'Assigned to') },
  holder: { label: bilingual('持有人', 'Holder') },
} as const satisfies Record<string, ColumnRow>;
type ColumnRows = typeof columnRows;
export type QueueColumn = keyof ColumnRows;
const columnEntries = Object.entries(columnRows) as readonly [QueueColumn, ColumnRow][];

/** What people call each column. */
export const queueColumns = Object.fromEntries(columnEntries.map(([name, { label }]) => [name, label])) as Readonly<
  Record<QueueColumn, BilingualText>
>;
/** Columns whose cells are written by hand. */
export type OtherColumn = {
  [N in QueueColumn]: ColumnRows[N] extends { readonly field: string } ? never : N;
}[QueueColumn];
/** The field that a column shows. */
export const fieldOfColumn = (name: QueueColumn): string | undefined => (columnRows[name] as ColumnRow).field;

/** The fields of orders that columns declare. */
type QueueFields = {
  readonly [N in QueueColumn as ColumnRows[N] extends FieldRow & { readonly field: infer F extends string }
    ? F
    : never]: ColumnRows[N];
};
export const queueFields = Object.fromEntries(
  columnEntries.flatMap(([, row]) => (row.shape === undefined ? [] : [[row.field, row]])),
) as unknown as QueueFields;

/** Row density. */
export const queueDensities = {
  NORMAL: bilingual('标准', 'Normal'),
  COMPACT: bilingual('紧凑', 'Compact'),
} as const satisfies Record<string, BilingualText>;
export type QueueDensity = keyof typeof queueDensities;

const usual: readonly QueueColumn[] = ['state', 'kind', 'subject', 'province', 'changed', 'round', 'partner', 'holder'];

/** Default of supervisors, who distribute work: includes the waiting time and the assignee. */
const supervisors: readonly QueueColumn[] = [
  'state',
  'kind',
  'subject',
  'province',
  'changed',
  'submitted',
  'assignee',
  'holder',
];

/** Columns of a member of staff without saved settings. */
export const defaultColumns = (roles: readonly Role[]): readonly QueueColumn[] =>
  roles.includes('supervisor') ? supervisors : usual;

/** Maximum number of saved views per person. */
export const maxQueueViews = 20;
