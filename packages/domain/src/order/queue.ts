import { type BilingualText, bilingual } from '../bilingual-text.ts';
import { ourDuties } from '../clock/our-duties.ts';
import type { Duty } from './names.ts';

/** Marks of an order that a list can be cut to. */
export const orderFlags = {
  OVERDUE: bilingual('已超时', 'Overdue'),
  AT_RISK: bilingual('即将超时（已用 75%）', 'At risk (75 % of the time used)'),
  RISK: bilingual('即将超时或已超时', 'At risk or overdue'),
  DUE_TODAY: bilingual('今天到期', 'Due today'),
  PROVISIONAL: bilingual('到期时间待定', 'Due time provisional'),
  RESUBMITTED: bilingual('再次提交', 'Submitted again'),
  ESCALATED: bilingual('已升级', 'Escalated'),
  CALL_DUE: bilingual('该再次致电', 'Second call due'),
  ADVICE_ASKED: bilingual('等待我的意见', 'Asks my advice'),
  RECTIFICATION: bilingual('有未处理的整改通知', 'Open rectification notice'),
} as const satisfies Record<string, BilingualText>;
export type OrderFlag = keyof typeof orderFlags;

/** Marks that a row shows: somebody is to do something about them. The others stand in columns of their own. */
export const rowFlags = ['ESCALATED', 'CALL_DUE', 'ADVICE_ASKED'] as const satisfies readonly OrderFlag[];
export type RowFlag = (typeof rowFlags)[number];

/** Clocks that a list can be cut to: those of the desk together, or one duty's. Their words stand in queue-clocks.ts. */
export const queueClockNames = [
  'OURS',
  ...ourDuties,
  'applicantMove',
  'sms',
  'bureauReview',
] as const satisfies readonly ('OURS' | Duty)[];
export type QueueClock = 'OURS' | Duty;

/** What a list of orders is sorted by. */
export const orderSorts = {
  DUE: bilingual('到期时间', 'Due'),
  SUBMITTED: bilingual('提交时间', 'Submitted'),
  UPDATED: bilingual('更新时间', 'Updated'),
} as const satisfies Record<string, BilingualText>;
export type OrderSort = keyof typeof orderSorts;

/** Stages of the queue, in the order in which an order walks through them. */
export const queueStages = ['INITIAL', 'PHOTO', 'HANDOVER', 'MINE', 'AT_BUREAU', 'DONE', 'ALL', 'OPEN'] as const;
export type QueueStage = (typeof queueStages)[number];

export interface SortOrder {
  readonly sort: OrderSort;
  readonly descending: boolean;
}

/** What says which list it is. */
export interface ListSelection {
  readonly stage?: QueueStage | null | undefined;
  readonly ended?: string | null | undefined;
}

/**
 * What a list can be sorted by. Finished orders have no due time. Those with a turn that ended stand close together in the sequence of
 * their last change alone, and are read in no other.
 */
export const allowedSorts = ({ stage, ended }: ListSelection): readonly OrderSort[] =>
  ended != null ? ['UPDATED'] : stage === 'DONE' ? ['SUBMITTED', 'UPDATED'] : ['DUE', 'SUBMITTED', 'UPDATED'];

/** What comes first. Where nobody has said, or not so that the list can be sorted by it: the most urgent, else the latest. */
export function sortOrderOf(list: ListSelection, sort?: OrderSort | null, descending?: boolean | null): SortOrder {
  const offered = allowedSorts(list);
  if (sort != null && offered.includes(sort)) return { sort, descending: descending === true };
  return offered.includes('DUE') ? { sort: 'DUE', descending: false } : { sort: 'UPDATED', descending: true };
}

/** Days of which the desk's turns that ended count on the board, and late ones mark their order: today and those before it, in Shanghai. */
export const LATE_WINDOW_DAYS = 30;

const instant = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';

/** How the texts of `queueFilter` look: here, so that a reader of URLs needs no zod. */
export const queueFilterPatterns = {
  /** GB/T 2260 code, six digits. */
  province: /^\d{6}$/,
  /** The reader, nobody, or the member of staff with this id. */
  person: /^(ME|NOBODY|staff_[\w-]{1,64})$/,
  partner: /^partner_[\w-]{1,64}$/,
  /** ISO 8601, UTC, milliseconds. */
  instant: new RegExp(`^${instant}$`),
  /** Late turns of the last 30 days: all, those of one duty, or those that a member of staff ended. */
  late: new RegExp(`^(ALL|${ourDuties.join('|')}|staff_[\\w-]{1,64})$`),
  /** Turns that ended from an instant on and before another one: all, those of one duty, or those that a member of staff ended. */
  ended: new RegExp(`^(${instant})_(${instant})(?:\\.(${ourDuties.join('|')}|staff_[\\w-]{1,64}))?$`),
  /** Approved in the week of a Monday; of these what took a party any time; of these what took more than half or nine in ten did. */
  approved: /^(\d{4}-\d\d-\d\d)(?:\.(reviewer|applicant|ministry|bureau)(?:\.(half|most))?)?$/,
} as const;
