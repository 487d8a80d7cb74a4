import type { Role } from '../staff/roles.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Columns of the queue in display order; due time and order number are always shown. */
export const queueColumns = {
  state: bilingual('状态', 'State'),
  kind: bilingual('类型', 'Kind'),
  subject: bilingual('主体', 'Subject'),
  province: bilingual('省份', 'Province'),
  changed: bilingual('填报内容', 'Filled in'),
  round: bilingual('轮次', 'Round'),
  submitted: bilingual('提交时间', 'Submitted'),
  updated: bilingual('更新时间', 'Updated'),
  partner: bilingual('合作方', 'Partner'),
  assignee: bilingual('指派给', 'Assigned to'),
  holder: bilingual('持有人', 'Holder'),
} as const satisfies Record<string, BilingualText>;
export type QueueColumn = keyof typeof queueColumns;

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
