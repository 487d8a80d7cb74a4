import { isDay } from '../calendar/shanghai.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';

/** No expiry: 长期. */
const NO_END = '长期';
interface Asked {
  readonly until: string;
  readonly today: string;
}

/** The same day some months later; in a shorter month its last day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`;
}

const faults: readonly Fault<Asked>[] = [
  {
    isBroken: ({ until }) => !formats.validity.pattern.test(until) || (until !== NO_END && !isDay(until)),
    message: bilingual('有效期应为日期或“长期”', 'A validity ends on a day, or is 长期'),
    suggestion: bilingual('请按 2030-12-31 的格式填写，或填写“长期”', 'Write it like 2030-12-31, or 长期'),
  },
  {
    isBroken: ({ until, today }) => until !== NO_END && until < today,
    message: bilingual('证件已过期', 'The paper has expired'),
    suggestion: bilingual('请更换有效的证件', 'Use a paper that is valid'),
  },
  {
    isBroken: ({ until, today }) => until !== NO_END && until <= monthsAfter(today, 3),
    message: bilingual('证件有效期不足三个月', 'The paper is valid for less than three months'),
    suggestion: bilingual('请换发新证件后再提交', 'Have it renewed first'),
  },
];

/**
 * Expiry of an ID: a day or 长期, more than three months after `today` (docs/spec/rules.md, A19-PROV). Days are Shanghai's.
 */
export const checkIdValidity = (until: string, today: string): Finding =>
  firstFaultFinding('PRN-02', faults, { until, today });
