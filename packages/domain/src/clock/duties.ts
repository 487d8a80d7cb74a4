import type { Span } from '../calendar/spans.ts';
import type { Duty } from '../order-names/states.ts';
import type { EditionId } from '../province/editions.ts';
import { smsWindowOf } from '../province-rules/sms-rules.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { breachTimers, type DutyTimer } from './breach-timers.ts';
import type { TimeUnit } from './time-units.ts';

/**
 * The duties and their time limits (docs/spec/life-cycle.md L-states, L-time). Each timer raises an event of the order's life
 * cycle.
 */
interface DutyRow<Event extends string = TimedEvent> {
  readonly label: BilingualText;
  /** A function where the span depends on the edition. */
  readonly span: Span | null | ((edition: EditionId) => Span);
  /** Remaining time is shown in the first of these units of which at least one whole unit is left, else in the last. */
  readonly displayUnits: readonly [TimeUnit, ...TimeUnit[]];
  readonly timers: readonly DutyTimer<Event>[];
  readonly polls?: readonly DutyPoll<Event>[];
  /** What becomes of the order if the time passes, for whoever owes the move; `short` ends an SMS. */
  readonly missed?: { readonly text: BilingualText; readonly short: BilingualText };
  /** The clock restarts at every state change, also within the duty. */
  readonly restartsOnStateChange?: true;
}

/**
 * An instant at which an outside party is polled: the answer decides whether the event is raised, so no timer raises
 * it.
 */
export interface DutyPoll<Event extends string = TimedEvent> {
  /** Milliseconds after the start; undefined: at the end. */
  readonly afterMs?: number;
  readonly raises: Event;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Days without a change of state after which an order lapses (docs/spec/rules.md, TC-45); reminders are shares of it. */
export const LAPSE_DAYS = 45;
/** Days without a move after which the applicant is reminded. */
export const REMINDER_DAYS = [7, 15, 30] as const;
/** Working days for which a reviewer waits for a supplement 补件 (docs/spec/life-cycle.md L-supplement). */
export const SUPPLEMENT_DAYS = 2;
/** Minutes after the hand-over within which the ministry sends its SMS; later the applicant is told. */
export const SMS_LATE_MINUTES = 5;
const reminder = (days: number) => ({ share: days / LAPSE_DAYS, raises: 'remind', duringDaytime: true }) as const;
const oneWorkingDay = {
  span: { kind: 'workingTime', days: 1 },
  displayUnits: ['WORKING_DAYS', 'WORKING_MINUTES'],
  timers: breachTimers,
} as const;

export const duties = {
  initialReview: { label: bilingual('初审', 'Initial review'), ...oneWorkingDay },
  photoReview: { label: bilingual('照片审核', 'Photo review'), ...oneWorkingDay },
  handOver: { label: bilingual('提交管局', 'Hand-over'), ...oneWorkingDay },
  returnTriage: { label: bilingual('退回处理', 'Return triage'), ...oneWorkingDay },
  bureauReview: {
    label: bilingual('管局审核', 'Bureau review'),
    span: { kind: 'wholeWorkingDays', days: 20 },
    displayUnits: ['WORKING_DAYS'],
    timers: breachTimers,
  },
  sms: {
    label: bilingual('短信核验', 'SMS verification'),
    span: (edition: EditionId) => ({ kind: 'elapsed', ms: smsWindowOf(edition).hours * HOUR_MS }),
    // Applicants are told this window in hours.
    displayUnits: ['MINUTES'],
    missed: {
      text: bilingual(
        '逾期订单会被退回，由我们重新提交管局或与您联系修改。',
        'After that the order is returned, and we hand it over again or ask you for a correction.',
      ),
      short: bilingual('逾期退回', 'or the order is returned'),
    },
    timers: [],
    polls: [{ afterMs: SMS_LATE_MINUTES * MINUTE_MS, raises: 'noteSmsOverdue' }, { raises: 'expireSms' }],
  },
  supplement: {
    label: bilingual('补件', 'Supplement'),
    span: { kind: 'workingTime', days: SUPPLEMENT_DAYS },
    displayUnits: ['WORKING_DAYS', 'WORKING_MINUTES'],
    missed: {
      text: bilingual('逾期没有补件，审核按现有内容继续。', 'After that the review goes on with what there is.'),
      short: bilingual('逾期按现有内容审核', 'or the review goes on without it'),
    },
    timers: [{ share: 1, raises: 'expireHold' }],
  },
  applicantMove: {
    label: bilingual('申请人操作', "Applicant's move"),
    span: { kind: 'elapsed', ms: LAPSE_DAYS * DAY_MS },
    displayUnits: ['DAYS', 'MINUTES'],
    missed: {
      text: bilingual(
        '逾期没有操作，订单失效；填报的内容会保留，仍可重新提交。',
        'After that the order lapses; what was filled in is kept and may be submitted again.',
      ),
      short: bilingual('逾期失效', 'or the order lapses'),
    },
    // The last timer raises nothing while the setting `lapse` is off.
    timers: [...REMINDER_DAYS.map(reminder), { share: 1, raises: 'lapse' }],
    restartsOnStateChange: true,
  },
} as const satisfies Record<Duty, DutyRow<string>>;

/** The events that timers and polls raise. */
export type TimedEvent =
  | (typeof duties)[Duty]['timers'][number]['raises']
  | Extract<(typeof duties)[Duty], { polls: unknown }>['polls'][number]['raises'];

export const dutyRow = (duty: Duty): DutyRow => duties[duty];

/** Time limit of a duty under an edition; null: no clock. */
export function spanOf(duty: Duty, edition: EditionId): Span | null {
  const { span } = dutyRow(duty);
  return typeof span === 'function' ? span(edition) : span;
}

export const dutyPolls = (duty: Duty): readonly DutyPoll[] => dutyRow(duty).polls ?? [];
