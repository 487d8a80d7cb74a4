import { spelledHoliday } from '../calendar/holiday-names.ts';
import { hoursOn, type WorkingHours } from '../calendar/hours.ts';
import { DAY_MS, dayNumberOf, dayOfNumber, spelledDay } from '../calendar/shanghai.ts';
import type { Span } from '../calendar/spans.ts';
import type { Due, Segment } from '../calendar/working-time.ts';
import type { Duty } from '../order-names/states.ts';
import { editionLabel } from '../province/editions.ts';
import { editionOf } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type ClockInputs, countDue, type DutyClock } from './count-due.ts';
import { spanOf } from './duties.ts';

/** How a day is treated in a count. */
export const dueDayKinds = {
  worked: bilingual('计入', 'Counts'),
  makeUp: bilingual('调休上班，计入', 'Make-up working day: counts'),
  elapsed: bilingual('按自然时间计入', 'Counts by the wall clock'),
  weekend: bilingual('周末，不计', 'Weekend: does not count'),
  holiday: bilingual('放假，不计', 'Holiday: does not count'),
  startDay: bilingual('起始日不计', 'The starting day does not count'),
  afterHours: bilingual('已下班，不计', 'After hours: does not count'),
  closed: bilingual('管局通道关闭，不计', 'The bureau’s connection was closed: does not count'),
  waited: bilingual('等待期间，不计', 'The order waited: does not count'),
} as const satisfies Record<string, BilingualText>;
export type DueDayKind = keyof typeof dueDayKinds;

/** One Shanghai day of a count: what of it counts, or why nothing does. Instants and durations in milliseconds. */
export interface DueDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly kind: DueDayKind;
  readonly label: BilingualText;
  readonly counted: { readonly from: number; readonly to: number } | null;
  readonly countedMs: number;
  /** For whole working days: its ordinal number. */
  readonly nth: number | null;
  /** Working time that did not count because the connection was closed or the order waited. */
  readonly suspendedMs: number;
  readonly provisional: boolean;
  /** The holiday, e.g. 春节, and the number of the notice that names the day. */
  readonly holiday: string | null;
  readonly notice: string | null;
}

export interface DueExplanation {
  /** What is counted, and how. */
  readonly rule: BilingualText;
  /** Source of the rule. */
  readonly source: BilingualText;
  /** The notices of its days, and until when the calendar is loaded; null: no calendar is used. */
  readonly calendar: BilingualText | null;
  /** What could move the due time; null: nothing. */
  readonly provisional: BilingualText | null;
  /** Working time counted, milliseconds; for whole days and elapsed time their length. */
  readonly countedMs: number;
  readonly due: number;
  readonly days: readonly DueDay[];
}

/** Notice numbers by notice id, for citations. */
export type NoticeNumbers = ReadonlyMap<string, string>;

/** Explains a duty's due time day by day; null if it has no clock. */
export function explainDue(inputs: ClockInputs, clock: DutyClock, notices: NoticeNumbers): DueExplanation | null {
  const span = spanOf(clock.duty, clock.edition);
  const due = countDue(inputs, clock);
  if (span === null || due === null) return null;
  const elapsed = span.kind === 'elapsed';
  const days = daysOf(span, clock.duty, due, notices);
  return {
    rule: ruleOf(span, inputs.hours, due),
    source: sourceOf(clock),
    calendar: elapsed ? null : calendarOf(inputs, days),
    provisional: due.provisional ? provisionalOf(inputs, due) : null,
    countedMs: days.reduce((sum, one) => sum + one.countedMs, 0),
    due: due.due,
    days,
  };
}

function daysOf(span: Span, duty: Duty, { segments }: Due, notices: NoticeNumbers): DueDay[] {
  let nth = 0;
  return segments.map((segment) => {
    const kind = kindOf(span, duty, segment);
    const whole = span.kind === 'wholeWorkingDays' && segment.countedMs > 0;
    if (whole) nth += 1;
    const { noticeId } = segment;
    const number = noticeId === undefined || kind === 'elapsed' ? null : (notices.get(noticeId) ?? noticeId);
    return {
      day: segment.day,
      kind,
      label: labelOf(kind, segment.holiday),
      counted: segment.counted ?? null,
      countedMs: segment.countedMs,
      nth: whole ? nth : null,
      suspendedMs: segment.suspendedMs ?? 0,
      provisional: segment.provisional,
      holiday: kind === 'elapsed' ? null : (segment.holiday ?? null),
      notice: number,
    };
  });
}

function kindOf(span: Span, duty: Duty, { working, countedMs, suspendedMs = 0, noticeId }: Segment): DueDayKind {
  if (span.kind === 'elapsed') return 'elapsed';
  if (!working) return noticeId === undefined ? 'weekend' : 'holiday';
  if (countedMs > 0) return noticeId === undefined ? 'worked' : 'makeUp';
  if (span.kind === 'wholeWorkingDays') return 'startDay';
  if (suspendedMs === 0) return 'afterHours';
  // Closures stop the hand-over alone.
  return duty === 'handOver' ? 'closed' : 'waited';
}

const labelOf = (kind: DueDayKind, holiday: string | undefined): BilingualText => {
  const label = dueDayKinds[kind];
  if (kind !== 'holiday' || holiday === undefined) return label;
  return bilingual(`${holiday}${label.zh}`, `${spelledHoliday(holiday, 'en')}: does not count`);
};

const hour = 3_600_000;
const spelledHours = ({ open, close }: { open: string; close: string }) => `${open}–${close}`;

/** The working hours during a count, each once, with the day from which later ones apply. */
function hoursText(hours: WorkingHours, { segments }: Due): BilingualText {
  const first = segments[0]?.day ?? '';
  const last = segments.at(-1)?.day ?? '';
  const later = (hours.later ?? []).filter(({ from }) => from > first && from <= last);
  const now = spelledHours(hoursOn(hours, first));
  return bilingual(
    [now, ...later.map((row) => `${row.from} 起 ${spelledHours(row)}`)].join('，'),
    [now, ...later.map((row) => `from ${row.from} on ${spelledHours(row)}`)].join(', '),
  );
}

function ruleOf(span: Span, hours: WorkingHours, due: Due): BilingualText {
  if (span.kind === 'elapsed') {
    const length =
      span.ms % DAY_MS === 0 && span.ms > 2 * DAY_MS
        ? [span.ms / DAY_MS, '天', 'days']
        : [span.ms / hour, '小时', 'hours'];
    return bilingual(`${length[0]} ${length[1]}，按自然时间连续计算`, `${length[0]} ${length[2]} of wall clock`);
  }
  if (span.kind === 'wholeWorkingDays')
    return bilingual(
      `${span.days} 个完整工作日，起始日不计，末日 24:00 止`,
      `${span.days} whole working days; the starting day does not count; ends at 24:00 of the last`,
    );
  const worked = hoursText(hours, due);
  return bilingual(
    `${span.days} 个工作日的工作时间（${worked.zh}），午休不扣除；正好在下班时用完的，当日下班时到期`,
    `${span.days} working ${span.days === 1 ? 'day' : 'days'} of working time (${worked.en}); lunch is not taken out; time that is used up exactly at closing is due at that closing`,
  );
}

/** Source of a duty's time limit; duties not listed are our own promise (docs/spec/rules.md ). */
const sources: Partial<Record<Duty, BilingualText>> = {
  bureauReview: bilingual(
    '非经营性互联网信息服务备案管理办法（信息产业部令第33号）',
    'Measures for the Filing of Non-commercial Internet Information Services (Order 33)',
  ),
};
const ownServiceLevel = bilingual('本平台的服务时限', 'Our own promise');

function sourceOf({ duty, edition }: DutyClock): BilingualText {
  if (duty !== 'sms') return sources[duty] ?? ownServiceLevel;
  const label = editionLabel(editionOf(edition));
  return bilingual(`规则版本：${label.zh}`, `Edition of the rules: ${label.en}`);
}

function calendarOf({ calendar }: ClockInputs, days: readonly DueDay[]): BilingualText {
  const numbers = [...new Set(days.flatMap(({ notice }) => (notice === null ? [] : [notice])))];
  const until = calendar.loadedUntil;
  const cited = numbers.length === 0 ? undefined : numbers.join('、');
  return bilingual(
    `${cited === undefined ? '其间没有放假或调休' : cited}；日历已载入至 ${until}`,
    `${cited === undefined ? 'No holiday or make-up day in between' : numbers.join(', ')}; the calendar is loaded until ${until}`,
  );
}

function provisionalOf({ calendar }: ClockInputs, { segments }: Due): BilingualText {
  const next = dayOfNumber(dayNumberOf(calendar.loadedUntil) + 1);
  const last = segments.at(-1)?.day ?? next;
  const [from, to] = [segments.find((one) => one.provisional)?.day ?? next, last];
  const span = (language: 'zh' | 'en') =>
    from === to
      ? spelledDay(from, language)
      : `${spelledDay(from, language)}${language === 'zh' ? '至' : ' to '}${spelledDay(to, language)}`;
  return bilingual(
    `${span('zh')}尚无放假通知，按周一至周五计。载入通知后重算，到期可能移动，届时写入时间线。`,
    `No notice covers ${span('en')} yet: Monday to Friday is taken. Once one is loaded it is counted anew; the due time may move, and the timeline will say so.`,
  );
}
