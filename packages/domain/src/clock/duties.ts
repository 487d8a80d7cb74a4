import type { Span } from '../calendar/spans.ts';
import type { Duty } from '../order-names/states.ts';
import type { Rules } from '../province/rule-set.ts';
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
  /** What the applicant's page says about the order while this clock runs. */
  readonly progress: BilingualText;
  /** A function where the span depends on the edition. */
  readonly span: Span | null | ((edition: Rules) => Span);
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
  initialReview: {
    label: bilingual('初审', 'Initial review'),
    progress: bilingual(
      '审核人员核对填报内容和材料，您不用操作。通过的进入下一步；需要修改的，会逐项写明并退回给您。结果以短信和邮件通知。',
      'A reviewer compares what you filled in with the papers; there is nothing for you to do. What must be changed comes back to you item by item. You are told by SMS and mail.',
    ),
    ...oneWorkingDay,
  },
  photoReview: {
    label: bilingual('照片审核', 'Photo review'),
    progress: bilingual(
      '审核人员核对核验照片，您不用操作。通过后由我们提交管局；不合格的，会写明原因，请您重新拍摄。',
      'A reviewer looks at the photo; there is nothing for you to do. It then goes to the bureau, or you read why another one is needed.',
    ),
    ...oneWorkingDay,
  },
  handOver: {
    label: bilingual('提交管局', 'Hand-over'),
    progress: bilingual(
      '审核已通过，由我们提交管局，您不用操作。',
      'The review is passed, and we hand the order to the bureau. There is nothing for you to do.',
    ),
    ...oneWorkingDay,
  },
  returnTriage: {
    label: bilingual('退回处理', 'Return triage'),
    progress: bilingual(
      '订单被退回，审核人员正在核实原因，会通知您怎样办理，您现在不用操作。',
      'The order came back. A reviewer finds out why and tells you what to do; there is nothing for you to do now.',
    ),
    ...oneWorkingDay,
  },
  bureauReview: {
    label: bilingual('管局审核', 'Bureau review'),
    progress: bilingual(
      '管局正在审核，您不用操作。结果以短信和邮件通知。',
      'The bureau reviews the order; there is nothing for you to do. You are told by SMS and mail.',
    ),
    span: { kind: 'wholeWorkingDays', days: 20 },
    displayUnits: ['WORKING_DAYS'],
    timers: breachTimers,
  },
  sms: {
    label: bilingual('短信核验', 'SMS verification'),
    progress: bilingual(
      '工信部已向下列手机发送 6 位验证码，请收到的本人在期限前到短信核验页面填写。',
      'The ministry sends a code of 6 digits to the phones below. Whoever gets one enters it on the SMS page in time.',
    ),
    span: (edition: Rules) => ({ kind: 'elapsed', ms: smsWindowOf(edition).hours * HOUR_MS }),
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
    progress: bilingual(
      '审核已暂停，等您补件。请修改审核人员要求的内容，然后在“核对”一步提交补件。',
      'The review is paused until you supply what is asked. Change it, then hand the supplement in at the step “Check”.',
    ),
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
    progress: bilingual('现在由您办理：请按下面的说明完成。', 'It is your turn: do what is asked below.'),
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
export function spanOf(duty: Duty, edition: Rules): Span | null {
  const { span } = dutyRow(duty);
  return typeof span === 'function' ? span(edition) : span;
}

export const dutyPolls = (duty: Duty): readonly DutyPoll[] => dutyRow(duty).polls ?? [];
