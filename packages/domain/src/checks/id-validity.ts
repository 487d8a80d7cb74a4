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

interface Wording {
  readonly ruleId: string;
  readonly zh: string;
  readonly en: string;
  /** What a paper means that ends within three months. */
  readonly endsSoon: 'warn' | 'fail';
}
const idValidity: Wording = { ruleId: 'PRN-02', zh: '证件', en: 'paper', endsSoon: 'fail' };
/** 前置审批 (docs/spec/rules.md ): no source says how long it must last. */
export const approvalValidity: Wording = { ruleId: 'WEB-04', zh: '前置审批', en: 'pre-approval', endsSoon: 'warn' };

const faultsOf = ({ zh, en, endsSoon }: Wording): readonly Fault<Asked>[] => [
  {
    isBroken: ({ until }) => !formats.validity.pattern.test(until) || (until !== NO_END && !isDay(until)),
    message: bilingual('有效期应为日期或“长期”', 'A validity ends on a day, or is 长期'),
    suggestion: bilingual('请按 2030-12-31 的格式填写，或填写“长期”', 'Write it like 2030-12-31, or 长期'),
  },
  {
    isBroken: ({ until, today }) => until !== NO_END && until < today,
    message: bilingual(`${zh}已过期`, `The ${en} has expired`),
    suggestion: bilingual(`请更换有效的${zh}`, `Use a ${en} that is valid`),
  },
  {
    isBroken: ({ until, today }) => until !== NO_END && until <= monthsAfter(today, 3),
    outcome: endsSoon,
    message: bilingual(`${zh}有效期不足三个月`, `The ${en} is valid for less than three months`),
    suggestion: bilingual(`请换发新${zh}后再提交`, 'Have it renewed first'),
  },
];

/**
 * Expiry of an ID, or of another paper: a day or 长期, more than three months after `today` (docs/spec/rules.md, A19-PROV). Days are
 * Shanghai's.
 */
export const checkIdValidity = (until: string, today: string, wording = idValidity): Finding =>
  firstFaultFinding(wording.ruleId, faultsOf(wording), { until, today });
