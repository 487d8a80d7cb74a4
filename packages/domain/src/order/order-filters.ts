import { DAY_MS, dayNumberOf, isDay, isInstant, weekdayOf } from '../calendar/shanghai.ts';
import { type OurDuty, ourDuties } from '../clock/our-duties.ts';
import type { FilterNamesWith, FilterRows, FilterText, FilterValues } from '../filter/filter-rows.ts';
import { filterNamesOf, instantText } from '../filter/filter-rows.ts';
import { provinceLabels, provinceText, searchText } from '../filter/filter-texts.ts';
import { orderKindLabels, orderKinds } from '../order-names/kinds/kinds.ts';
import { type OrderState, states } from '../order-names/states.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { MAX_PUSHED_ORDERS } from './batch-limits.ts';
import { type ManualStage, manualStages } from './facts.ts';
import {
  LATE_WINDOW_DAYS,
  type OrderFlag,
  orderFlags,
  queueClockNames,
  queueFilterPatterns,
  queueStages,
  rowFlags,
} from './queue.ts';
import { queueColumns } from './queue-desk.ts';
import { isReference, referenceForm } from './reference-form.ts';

/** Longest span of `ended` for one duty, in days: for a month no plan stays within 300 ms. */
const MOST_ENDED_DAYS_OF_DUTY = 2;

/** A span of the filters `ended` and `waited`. */
export interface TurnSpan {
  readonly from: string;
  readonly before: string;
  readonly days: number;
  /** A duty, or the id of a member of staff. */
  readonly who: string | undefined;
}

/** The filter `waited`; undefined where it has another form, or spans more days than are counted. */
export function readWaited(text: string): TurnSpan | undefined {
  const [, from = '', before = '', who] = queueFilterPatterns.span.exec(text) ?? [];
  if (!isInstant(from) || !isInstant(before)) return undefined;
  const days = (Date.parse(before) - Date.parse(from)) / DAY_MS;
  return days > LATE_WINDOW_DAYS ? undefined : { from, before, days, who };
}
export const isOurDuty = (who: string | undefined): who is OurDuty => ourDuties.some((duty) => duty === who);

/** The filter `ended`: the same with a shorter span for a duty. */
export function readEnded(text: string): TurnSpan | undefined {
  const span = readWaited(text);
  return isOurDuty(span?.who) && span.days > MOST_ENDED_DAYS_OF_DUTY ? undefined : span;
}

export interface ApprovedWeek {
  readonly monday: string;
  readonly party: string | undefined;
  /** `half` or `most` of the party's time. */
  readonly share: string | undefined;
}

/** The filter `approved`; undefined where it has another form, or its day is no Monday. */
export function readApproved(text: string): ApprovedWeek | undefined {
  const [, monday = '', party, share] = queueFilterPatterns.approved.exec(text) ?? [];
  return isDay(monday) && weekdayOf(dayNumberOf(monday)) === 1 ? { monday, party, share } : undefined;
}

export const personText: FilterText = {
  isReadable: (text) => queueFilterPatterns.person.test(text),
  form: bilingual('ME、NOBODY 或工作人员的 id（staff_…）', '`ME`, `NOBODY`, or the id of a member of staff, `staff_…`'),
};
const orderId: FilterText = {
  isReadable: (text) => /^order_[\w-]{1,64}$/.test(text),
  form: bilingual('订单的 id（order_…）', 'the id of an order, `order_…`'),
};
export const partnerText: FilterText = {
  isReadable: (text) => queueFilterPatterns.partner.test(text),
  form: bilingual('合作方的 id（partner_…）', 'the id of a partner, `partner_…`'),
};
const late: FilterText = {
  isReadable: (text) => queueFilterPatterns.late.test(text),
  form: bilingual(
    `ALL、时限名称（${ourDuties.join('、')}）或工作人员的 id`,
    `\`ALL\`, a duty (${ourDuties.map((duty) => `\`${duty}\``).join(', ')}), or the id of a member of staff`,
  ),
};
const ended: FilterText = {
  isReadable: (text) => readEnded(text) !== undefined,
  form: bilingual(
    `用下划线连接的两个 UTC 时间（精确到毫秒），相隔不超过 ${LATE_WINDOW_DAYS} 天，指定时限时不超过 ${MOST_ENDED_DAYS_OF_DUTY} 天`,
    `two instants in UTC with milliseconds, joined by \`_\`, at most ${LATE_WINDOW_DAYS} days apart, with a duty at most ${MOST_ENDED_DAYS_OF_DUTY}`,
  ),
};
const waited: FilterText = {
  isReadable: (text) => readWaited(text) !== undefined,
  form: bilingual(
    `用下划线连接的两个 UTC 时间（精确到毫秒），相隔不超过 ${LATE_WINDOW_DAYS} 天`,
    `two instants in UTC with milliseconds, joined by \`_\`, at most ${LATE_WINDOW_DAYS} days apart`,
  ),
};
const approved: FilterText = {
  isReadable: (text) => readApproved(text) !== undefined,
  form: bilingual(
    '一个星期一的日期，如 2026-11-23，其后可加一方与份额',
    'the day of a Monday, e.g. `2026-11-23`, with a party and a share after it if wished',
  ),
};
const instant = { scalar: 'DateTime', text: instantText } as const;

/**
 * The filters of a list of orders. The input of the API, the saved views of the queue, the download, the links of the
 * console and its filter bar follow from these rows; the SQL of each is in `orders/order-list/order-filter.ts`.
 */
export const orderFilters = {
  ids: {
    label: bilingual('编号', 'Orders'),
    scalar: 'ID',
    text: orderId,
    most: MAX_PUSHED_ORDERS,
    description: `These orders alone: global ids, at most ${MAX_PUSHED_ORDERS}.`,
  },
  stage: {
    label: bilingual('队列', 'Tab'),
    enum: 'QueueStage',
    values: queueStages,
    description: 'A tab of the queue.',
  },
  states: {
    label: bilingual('状态', 'States'),
    enum: 'OrderState',
    values: Object.keys(states) as OrderState[],
    several: true,
    description: 'Any of these states.',
  },
  province: {
    label: queueColumns.province,
    scalar: 'String',
    text: provinceText,
    description: 'GB/T 2260 code of the province, six digits.',
    saved: true,
    shown: 'bar',
    labels: provinceLabels,
  },
  kind: {
    label: queueColumns.kind,
    enum: 'OrderKind',
    values: orderKinds,
    labels: orderKindLabels,
    description: 'What the order asks for.',
    saved: true,
    shown: 'bar',
  },
  kinds: {
    label: bilingual('类型（多项）', 'Kinds'),
    enum: 'OrderKind',
    values: orderKinds,
    several: true,
    description: 'Any of these kinds. Since 2026-11.',
  },
  assignee: {
    label: queueColumns.assignee,
    scalar: 'String',
    text: personText,
    staffOnly: true,
    description: 'Who should see to it: `ME`, `NOBODY`, or the id of a member of staff.',
    saved: true,
    shown: 'bar',
  },
  holder: {
    label: queueColumns.holder,
    scalar: 'String',
    text: personText,
    staffOnly: true,
    description: 'Who holds the lease: `ME`, `NOBODY`, or the id of a member of staff. For staff only.',
    saved: '`ME`, `NOBODY`, or the id of a member of staff.',
    shown: 'bar',
  },
  flag: {
    label: bilingual('标记', 'Flag'),
    enum: 'OrderFlag',
    values: Object.keys(orderFlags) as OrderFlag[],
    labels: orderFlags,
    staffValues: rowFlags,
    description: 'Orders with this mark.',
    saved: true,
    shown: 'bar',
  },
  manual: {
    label: bilingual('人工报送', 'Entered by hand'),
    enum: 'ManualStage',
    values: Object.keys(manualStages) as ManualStage[],
    labels: manualStages,
    several: true,
    staffOnly: true,
    description: 'Orders that go by hand 人工报送 and are in one of these stages. For staff only. Since 2026-12.',
  },
  clock: {
    label: bilingual('计时方', 'Clock'),
    enum: 'QueueClock',
    values: queueClockNames,
    description: "Whose clock runs: any of the desk's own, or a duty's.",
    saved: 'Whose clock runs.',
    shown: 'chip',
  },
  reference: {
    label: bilingual('合作方编号', 'Reference'),
    scalar: 'String',
    text: { isReadable: isReference, form: referenceForm },
    description: 'Orders with exactly this `reference`, the partner’s own id. Since 2026-11.',
  },
  partner: {
    label: bilingual('合作方', 'Partner'),
    scalar: 'String',
    text: partnerText,
    description: "A partner's global id.",
    saved: true,
    shown: 'chip',
  },
  dueFrom: {
    label: bilingual('到期不早于', 'Due from'),
    scalar: 'String',
    text: instantText,
    description: 'Orders due at or after this instant: ISO 8601 with a zone.',
    deprecated: 'Use dueAfter. Gone from 2027-12-01 on.',
  },
  dueAfter: {
    label: bilingual('到期不早于', 'Due from'),
    ...instant,
    description: 'Orders due at or after this instant. Since 2026-11.',
    shown: 'chip',
  },
  dueBefore: {
    label: bilingual('到期早于', 'Due before'),
    scalar: 'String',
    text: instantText,
    description: 'Orders due before this instant: ISO 8601 with a zone.',
    shown: 'chip',
  },
  createdAfter: {
    label: bilingual('创建不早于', 'Opened from'),
    ...instant,
    description: 'Orders opened at or after this instant. Since 2026-11.',
  },
  createdBefore: {
    label: bilingual('创建早于', 'Opened before'),
    ...instant,
    description: 'Orders opened before this instant. Since 2026-11.',
  },
  updatedAfter: {
    label: bilingual('更新不早于', 'Changed from'),
    ...instant,
    description:
      'Orders changed at or after this instant. To go on with a synchronization, sort by `UPDATED` and give the latest `updatedAt` that you have read, less one minute: a change may become visible some seconds after its instant. Compare `version` to skip what you have. Since 2026-11.',
  },
  updatedBefore: {
    label: bilingual('更新早于', 'Changed before'),
    ...instant,
    description: 'Orders changed before this instant. Since 2026-11.',
  },
  submittedAfter: {
    label: bilingual('提交不早于', 'Submitted from'),
    ...instant,
    description: 'Orders last submitted at or after this instant. Since 2026-11.',
  },
  submittedBefore: {
    label: bilingual('提交早于', 'Submitted before'),
    ...instant,
    description: 'Orders last submitted before this instant. Since 2026-11.',
  },
  late: {
    label: bilingual('超时办结', 'Late'),
    scalar: 'String',
    text: late,
    staffOnly: true,
    description: `With a turn of the desk that ended late in the last ${LATE_WINDOW_DAYS} days: \`ALL\`, those of a duty, or those that the member of staff with this id ended. For staff only.`,
    shown: 'chip',
  },
  ended: {
    label: bilingual('完成于', 'Ended in'),
    scalar: 'String',
    text: ended,
    staffOnly: true,
    description: `With a turn of the desk that ended between two instants, at most ${LATE_WINDOW_DAYS} days, of a duty at most two; the list is then in the sequence of the last change: \`2026-11-24T16:00:00.000Z_2026-11-25T16:00:00.000Z\`; a dot and a duty or the id of a member of staff cut it further. For staff only.`,
    shown: 'chip',
  },
  waited: {
    label: bilingual('等待补件结束于', 'Waited until'),
    scalar: 'String',
    text: waited,
    staffOnly: true,
    description: `With a wait for a supplement 等待补件 that ended between two instants, at most ${LATE_WINDOW_DAYS} days: \`2026-11-24T16:00:00.000Z_2026-11-25T16:00:00.000Z\`; a dot and the duty that it interrupted, or the id of the member of staff who began it, cut it further. For staff only. Since 2026-12.`,
    shown: 'chip',
  },
  approved: {
    label: bilingual('批准于', 'Approved in'),
    scalar: 'String',
    text: approved,
    staffOnly: true,
    description:
      'Approved in the week of a Monday, `2026-11-23`; `2026-11-23.reviewer`: what took that party any time; `.half` or `.most` after it: more of it than half, or nine in ten, of them did. For staff only.',
    shown: 'chip',
  },
  search: {
    label: bilingual('搜索', 'Search'),
    scalar: 'String',
    text: searchText,
    description:
      'Part of the order number, reference, filing number or name of the subject; or a whole domain. For staff, in lists that hold finished orders: the beginning of a number, a whole reference, or a part of at least two characters of a name or domain.',
  },
} as const satisfies FilterRows;

export type OrderFilterName = keyof typeof orderFilters;
/** What a list of orders is filtered by. */
export type OrderFilter = FilterValues<typeof orderFilters>;
/** The filters that the console shows, and those in its filter bar. */
export type ShownOrderFilter = FilterNamesWith<typeof orderFilters, 'shown'>;
export type BarOrderFilter = FilterNamesWith<typeof orderFilters, 'shown', 'bar'>;
/** The filters that a saved view keeps, beside its stage. */
export type SavedOrderFilter = FilterNamesWith<typeof orderFilters, 'saved'>;
export const savedFilterNames = filterNamesOf(orderFilters).filter(
  (name): name is SavedOrderFilter => 'saved' in orderFilters[name],
);
