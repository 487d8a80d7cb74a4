import { DAY_MS, dayNumberOf, isDay, isInstant, weekdayOf } from '../calendar/shanghai.ts';
import { ourDuties } from '../clock/our-duties.ts';
import { findProvince } from '../province/provinces.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { LATE_WINDOW_DAYS, queueFilterPatterns } from './queue.ts';
import { isReference, referenceForm } from './reference.ts';

/** Longest span of `ended` for one duty, in days: for a month no plan stays within 300 ms. */
const MOST_ENDED_DAYS_OF_DUTY = 2;

export interface EndedSpan {
  readonly from: string;
  readonly before: string;
  readonly days: number;
  /** A duty, or the id of a member of staff. */
  readonly who: string | undefined;
}

/** The filter `ended`; undefined where it has another form, or spans more days than are counted. */
export function readEnded(text: string): EndedSpan | undefined {
  const [, from = '', before = '', who] = queueFilterPatterns.ended.exec(text) ?? [];
  if (!isInstant(from) || !isInstant(before)) return undefined;
  const days = (Date.parse(before) - Date.parse(from)) / DAY_MS;
  const isDuty = (ourDuties as readonly (string | undefined)[]).includes(who);
  return days > (isDuty ? MOST_ENDED_DAYS_OF_DUTY : LATE_WINDOW_DAYS) ? undefined : { from, before, days, who };
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

interface FilterText {
  readonly isReadable: (text: string) => boolean;
  /** What is expected, as the end of a sentence. */
  readonly form: BilingualText;
}

const person: FilterText = {
  isReadable: (text) => queueFilterPatterns.person.test(text),
  form: bilingual('ME、NOBODY 或工作人员的 id（staff_…）', '`ME`, `NOBODY`, or the id of a member of staff, `staff_…`'),
};
const instant: FilterText = {
  isReadable: isInstant,
  form: bilingual(
    '带时区的 ISO 8601 时间，如 2026-11-24T09:30:00+08:00',
    'an ISO 8601 instant with a zone, e.g. `2026-11-24T09:30:00+08:00`',
  ),
};

/** Forms of the texts by which a list of orders can be filtered. A text of another form is refused, never ignored. */
export const filterTexts = {
  province: {
    isReadable: (text) => findProvince(text) !== undefined,
    form: bilingual(
      '省份的六位代码（GB/T 2260），如 320000',
      'the GB/T 2260 code of a province, six digits, e.g. `320000`',
    ),
  },
  holder: person,
  assignee: person,
  partner: {
    isReadable: (text) => queueFilterPatterns.partner.test(text),
    form: bilingual('合作方的 id（partner_…）', 'the id of a partner, `partner_…`'),
  },
  reference: { isReadable: isReference, form: referenceForm },
  dueFrom: instant,
  dueBefore: instant,
  late: {
    isReadable: (text) => queueFilterPatterns.late.test(text),
    form: bilingual(
      `ALL、时限名称（${ourDuties.join('、')}）或工作人员的 id`,
      `\`ALL\`, a duty (${ourDuties.map((duty) => `\`${duty}\``).join(', ')}), or the id of a member of staff`,
    ),
  },
  ended: {
    isReadable: (text) => readEnded(text) !== undefined,
    form: bilingual(
      `用下划线连接的两个 UTC 时间（精确到毫秒），相隔不超过 ${LATE_WINDOW_DAYS} 天，指定时限时不超过 ${MOST_ENDED_DAYS_OF_DUTY} 天`,
      `two instants in UTC with milliseconds, joined by \`_\`, at most ${LATE_WINDOW_DAYS} days apart, with a duty at most ${MOST_ENDED_DAYS_OF_DUTY}`,
    ),
  },
  approved: {
    isReadable: (text) => readApproved(text) !== undefined,
    form: bilingual(
      '一个星期一的日期，如 2026-11-23，其后可加一方与份额',
      'the day of a Monday, e.g. `2026-11-23`, with a party and a share after it if wished',
    ),
  },
} as const satisfies Readonly<Record<string, FilterText>>;
export type FilterTextName = keyof typeof filterTexts;
