import type { Span } from '../calendar/spans.ts';
import type { TimeUnit } from '../clock/time-units.ts';
import { type EditionId, editionRow } from '../province/editions.ts';
import { type Text, text } from '../text.ts';
import type { Duty, OrderEvent } from './names.ts';

/** What is owed and by when (life-cycle.md, States and Time). Each timer raises an event of the order's own table. */
interface DutyRow {
  readonly label: Text;
  /** By edition where the rules changed it. */
  readonly span: Span | null | ((edition: EditionId) => Span);
  /** What is left of it is said in the first of these of which there is a whole one, else in the last. */
  readonly left: readonly TimeUnit[];
  readonly timers: readonly DutyTimer[];
  readonly asks?: readonly DutyAsk[];
  /** Starts anew at every change of state, also inside the duty. */
  readonly restarts?: true;
}

export interface DutyTimer {
  /** Share of the span after which it rings; 1 is the due time. */
  readonly share: number;
  readonly raises: OrderEvent;
  /** Told to people: moved into 09:00–18:00 in Shanghai. */
  readonly byDay?: true;
}

/**
 * An instant at which somebody outside is asked: the event is raised by what the answer says, so no timer of ours can
 * ring it alone.
 */
export interface DutyAsk {
  /** Milliseconds after the start; left out: at the end. */
  readonly afterMs?: number;
  readonly raises: OrderEvent;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Days without a move after which an applicant is reminded, and after which the order lapses (rules.md §3.4, TC-45). */
const patience = 45;
const reminder = (days: number): DutyTimer => ({ share: days / patience, raises: 'remind', byDay: true });
const ladder: readonly DutyTimer[] = [
  { share: 0.5, raises: 'warn' },
  { share: 0.75, raises: 'warn' },
  { share: 1, raises: 'breach' },
];
const oneWorkingDay = {
  span: { kind: 'workingTime', days: 1 },
  left: ['WORKING_DAYS', 'WORKING_MINUTES'],
  timers: ladder,
} as const;

export const duties = {
  initialReview: { label: text('初审', 'Initial review'), ...oneWorkingDay },
  photoReview: { label: text('照片审核', 'Photo review'), ...oneWorkingDay },
  handOver: { label: text('提交管局', 'Hand-over'), ...oneWorkingDay },
  returnTriage: { label: text('退回处理', 'Return triage'), ...oneWorkingDay },
  bureauReview: {
    label: text('管局审核', 'Bureau review'),
    span: { kind: 'wholeWorkingDays', days: 20 },
    left: ['WORKING_DAYS'],
    timers: ladder,
  },
  sms: {
    label: text('短信核验', 'SMS verification'),
    span: (edition: EditionId) => ({ kind: 'elapsed', ms: editionRow(edition).smsHours * hour }),
    // The window is given to applicants in hours.
    left: ['MINUTES'],
    timers: [],
    asks: [{ afterMs: 5 * minute, raises: 'noteSmsOverdue' }, { raises: 'expireSms' }],
  },
  applicantMove: {
    label: text('申请人操作', "Applicant's move"),
    span: { kind: 'elapsed', ms: patience * day },
    left: ['DAYS', 'MINUTES'],
    // The last one is silent while the setting `lapse` is off.
    timers: [reminder(7), reminder(15), reminder(30), { share: 1, raises: 'lapse' }],
    restarts: true,
  },
} as const satisfies Record<Duty, DutyRow>;

export const dutyRow = (duty: Duty): DutyRow => duties[duty];

/** How long a duty may take under an edition; null: no clock. */
export function spanOf(duty: Duty, edition: EditionId): Span | null {
  const { span } = dutyRow(duty);
  return typeof span === 'function' ? span(edition) : span;
}

export const dutyAsks = (duty: Duty): readonly DutyAsk[] => dutyRow(duty).asks ?? [];
