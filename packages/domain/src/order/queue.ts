import { ourDuties } from '../clock/our-duties.ts';
import { allDuties, type Duty } from '../order-names/states.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Flags that a list can be filtered by. */
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
  PAUSED: bilingual('等待中，计时暂停', 'Waits, its clock is paused'),
  SERVER_ENDING: bilingual('云服务器 30 天内到期', 'Its server ends within 30 days'),
  SERVER_ENDED: bilingual('云服务器已到期，接入已不真实', 'Its server has ended: the access is no longer true'),
} as const satisfies Record<string, BilingualText>;
export type OrderFlag = keyof typeof orderFlags;

/** Flags shown in a row because somebody must act on them, or nobody of the desk. The others have columns. */
export const rowFlags = ['ESCALATED', 'CALL_DUE', 'ADVICE_ASKED', 'PAUSED'] as const satisfies readonly OrderFlag[];
export type RowFlag = (typeof rowFlags)[number];

/** Clocks that a list can be filtered by: all of the desk, or one duty. Labels: queue-clocks.ts. */
export const queueClockNames = [
  'OURS',
  ...ourDuties,
  ...allDuties.filter((duty) => !ourDuties.some((one) => one === duty)),
] as const satisfies readonly ('OURS' | Duty)[];
export type QueueClock = 'OURS' | Duty;

export const orderSorts = {
  DUE: bilingual('到期时间', 'Due'),
  SUBMITTED: bilingual('提交时间', 'Submitted'),
  UPDATED: bilingual('更新时间', 'Updated'),
} as const satisfies Record<string, BilingualText>;
export type OrderSort = keyof typeof orderSorts;

/** Stages of the queue, in the sequence of an order's life cycle, as its tabs show them. */
export const queueStageLabels = {
  INITIAL: bilingual('待初审', 'Initial review'),
  PHOTO: bilingual('照片待审', 'Photo review'),
  HANDOVER: bilingual('待提交管局', 'Hand-over'),
  MINE: bilingual('我持有的', 'Held by me'),
  AT_BUREAU: bilingual('在管局', 'At the bureau'),
  DONE: bilingual('已结束', 'Finished'),
  ALL: bilingual('待我方处理', 'Ours to do'),
  OPEN: bilingual('全部在办', 'Everything open'),
} as const satisfies Record<string, BilingualText>;
export type QueueStage = keyof typeof queueStageLabels;
export const queueStages = Object.keys(queueStageLabels) as [QueueStage, ...QueueStage[]];

export interface SortOrder {
  readonly sort: OrderSort;
  readonly descending: boolean;
}

/** The parameters that select a list. */
export interface ListSelection {
  readonly stage?: QueueStage | null | undefined;
  readonly ended?: string | null | undefined;
}

/**
 * Sort orders offered for a list. Finished orders have no due time. A list of ended turns can be sorted by last change
 * only: its rows are contiguous in that index alone.
 */
export const allowedSorts = ({ stage, ended }: ListSelection): readonly OrderSort[] => {
  if (ended != null) return ['UPDATED'];
  const sorts = Object.keys(orderSorts) as OrderSort[];
  return stage === 'DONE' ? sorts.filter((sort) => sort !== 'DUE') : sorts;
};

/** The sort order of a list: the one asked for if the list offers it, otherwise the most urgent or the latest first. */
export function sortOrderOf(list: ListSelection, sort?: OrderSort | null, descending?: boolean | null): SortOrder {
  const offered = allowedSorts(list);
  if (sort != null && offered.includes(sort)) return { sort, descending: descending === true };
  return offered.includes('DUE') ? { sort: 'DUE', descending: false } : { sort: 'UPDATED', descending: true };
}

/**
 * Number of Shanghai days, today included, for which ended turns count on the board and late turns flag their order.
 */
export const LATE_WINDOW_DAYS = 30;

const instant = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';

/** Patterns of the texts of `queueFilter`; in this file so that URL parsing does not import zod. */
export const queueFilterPatterns = {
  /** GB/T 2260 code, six digits. */
  province: /^\d{6}$/,
  /** The reader, nobody, or the member of staff with this id. */
  person: /^(ME|NOBODY|staff_[\w-]{1,64})$/,
  partner: /^partner_[\w-]{1,64}$/,
  /** ISO 8601, UTC, milliseconds. */
  instant: new RegExp(`^${instant}$`),
  /** Late turns of the last 30 days: all, of one duty, or ended by one member of staff. */
  late: new RegExp(`^(ALL|${ourDuties.join('|')}|staff_[\\w-]{1,64})$`),
  /** From an instant (inclusive) to another (exclusive); then perhaps a duty or a member of staff. */
  span: new RegExp(`^(${instant})_(${instant})(?:\\.(${ourDuties.join('|')}|staff_[\\w-]{1,64}))?$`),
  /**
   * Approved in the week starting on a Monday; optionally only orders on which a party spent time; optionally only
   * those on which it spent more than the median (`half`) or the 90th percentile (`most`).
   */
  approved: /^(\d{4}-\d\d-\d\d)(?:\.(reviewer|applicant|ministry|bureau)(?:\.(half|most))?)?$/,
} as const;
