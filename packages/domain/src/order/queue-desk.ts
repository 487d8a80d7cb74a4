import type { Role } from '../staff/roles.ts';
import { type Text, text } from '../text.ts';

/** Columns of the queue, in the sequence in which they stand; the due time and the order's number always do. */
export const queueColumns = {
  state: text('状态', 'State'),
  kind: text('类型', 'Kind'),
  subject: text('主体', 'Subject'),
  province: text('省份', 'Province'),
  changed: text('变更内容', 'What changed'),
  round: text('轮次', 'Round'),
  submitted: text('提交时间', 'Submitted'),
  updated: text('更新时间', 'Updated'),
  partner: text('合作方', 'Partner'),
  assignee: text('指派给', 'Assigned to'),
  holder: text('持有人', 'Holder'),
} as const satisfies Record<string, Text>;
export type QueueColumn = keyof typeof queueColumns;

/** How close the rows stand. */
export const queueDensities = {
  NORMAL: text('标准', 'Normal'),
  COMPACT: text('紧凑', 'Compact'),
} as const satisfies Record<string, Text>;
export type QueueDensity = keyof typeof queueDensities;

const usual: readonly QueueColumn[] = ['state', 'kind', 'subject', 'province', 'changed', 'round', 'partner', 'holder'];

/** For a supervisor, who spreads work: since when an order waits, and whose it is. */
const supervisors: readonly QueueColumn[] = [
  'state',
  'subject',
  'province',
  'changed',
  'submitted',
  'assignee',
  'holder',
];

/** What a person sees who has chosen nothing. */
export const usualColumns = (roles: readonly Role[]): readonly QueueColumn[] =>
  roles.includes('supervisor') ? supervisors : usual;

/** Saved views that one person may have. */
export const mostQueueViews = 20;
