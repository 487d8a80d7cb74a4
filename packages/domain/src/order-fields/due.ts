import type { ClockParty } from '../board/split.ts';
import { dueLevels } from '../clock/breach-timers.ts';
import type { DueDayKind } from '../clock/explain-due.ts';
import type { TimeUnit } from '../clock/time-units.ts';
import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { Duty } from '../order-names/states.ts';
import { listInWords } from '../text/in-words.ts';

export const timeLeftFields = fieldsOf(
  'TimeLeft',
  'What is left until a due time, or how long ago it passed 剩余时间: of the moment of the answer, in the largest unit of its duty that is whole. Since 2026-11.',
  {
    amount: { shape: 'Int', description: 'Whole units, rounded down, never negative; 0: less than one.' },
    unit: { shape: enumOf<TimeUnit>('TimeUnit'), description: 'What is counted.' },
    overdue: { shape: 'Boolean', description: 'The due time has passed; `amount` says how long ago.' },
  },
);

export type TimeLeftView = ViewOf<typeof timeLeftFields>;

export const dueDayFields = fieldsOf(
  'DueDay',
  'One Shanghai day between the start of a duty and its due time. Since 2026-11.',
  {
    day: { shape: 'Date', description: 'YYYY-MM-DD.' },
    kind: { shape: enumOf<DueDayKind>('DueDayKind'), description: 'What it is to the count.' },
    label: { shape: 'String', description: "The same in words, in the caller's language." },
    countedFrom: { shape: 'DateTime', nullable: true, description: 'From when it counts; null: nothing of it does.' },
    countedTo: { shape: 'DateTime', nullable: true, description: 'Until when.' },
    countedSeconds: { shape: 'Int', description: 'How much of it counts, in seconds.' },
    nth: { shape: 'Int', nullable: true, description: 'Of whole working days: the how manieth it is.' },
    stillSeconds: {
      shape: 'Int',
      description: 'Working time that did not count because the connection was closed, in seconds.',
    },
    provisional: { shape: 'Boolean', description: 'No notice covers it yet.' },
    holiday: {
      shape: 'String',
      nullable: true,
      description: "The holiday that it is named for, in the caller's language.",
    },
    notice: {
      shape: 'String',
      nullable: true,
      description: 'Number of the notice that names it, e.g. 国办发明电〔2025〕7号.',
    },
  },
);
export type DueDayView = ViewOf<typeof dueDayFields>;

export const dueShiftFields = fieldsOf('DueShift', 'A due time that was moved since the duty began. Since 2026-11.', {
  at: { shape: 'DateTime', description: 'When it was moved.' },
  label: { shape: 'String', description: "By which event, in the caller's language." },
  from: { shape: 'DateTime', nullable: true, description: 'When it was due before.' },
  to: { shape: 'DateTime', nullable: true, description: 'When it was due after.' },
  cause: { shape: 'String', nullable: true, description: "The bureau's code, the notice's number, or the hours." },
});
export type DueMoveView = ViewOf<typeof dueShiftFields>;

export const dueWhyFields = fieldsOf(
  'DueWhy',
  'Why an order is due when it is 到期说明: what started it, the rule, and each day. Since 2026-11.',
  {
    startedBy: { shape: 'String', description: "The event that started the duty, in the caller's language." },
    startedAt: { shape: 'DateTime', description: 'When it started.' },
    rule: { shape: 'String', description: 'What is counted, and how.' },
    source: { shape: 'String', description: 'Where that is laid down.' },
    calendar: {
      shape: 'String',
      nullable: true,
      description: 'Notices of its days, and until when the calendar is loaded.',
    },
    provisional: { shape: 'String', nullable: true, description: 'Why it is provisional; null: it is certain.' },
    countsTo: {
      shape: 'DateTime',
      description: 'What the count comes to; another time than `at` until it is counted anew.',
    },
    countedSeconds: { shape: 'Int', description: 'What was counted, in seconds; whole working days as 24 hours each.' },
    standingSince: {
      shape: 'DateTime',
      nullable: true,
      description:
        'The clock stands still since then, because the connection to the bureau is closed: `countsTo` moves on until it opens, and the due time is moved then; null: it runs.',
    },
    days: { shape: dueDayFields, list: true, description: 'Every day from the start to the due time.' },
    moves: { shape: dueShiftFields, list: true, description: 'How it was moved since the duty began, oldest first.' },
  },
);
export type DueWhyView = ViewOf<typeof dueWhyFields>;

export const dueFields = fieldsOf(
  'Due',
  'What is owed now and by when 时限. Working time is Asia/Shanghai’s, by the calendar and its hours. Since 2026-11.',
  {
    at: { shape: 'DateTime', description: 'When it is due.' },
    provisional: {
      shape: 'Boolean',
      description: 'The calendar is not loaded that far: days after it are taken as Monday to Friday.',
    },
    level: {
      shape: 'Int',
      description: `How much of the time is used: ${listInWords(dueLevels, 'or')} (overdue), in per cent.`,
    },
    duty: { shape: textOf<Duty>(), description: 'The duty, e.g. `initialReview`.' },
    label: { shape: 'String', description: "What people call the duty, in the caller's language." },
    since: { shape: 'DateTime', description: 'When the duty started.', console: false },
    left: { shape: timeLeftFields, description: 'What is left of the time, in the unit that the duty is counted in.' },
    deadline: {
      shape: 'String',
      description:
        "When it is due, as our notices spell it in the caller's language: `12月3日（周四）17:00前`, `by Thursday, 3 December, 17:00 (Beijing time)`. Since 2026-12.",
    },
    missed: {
      shape: 'String',
      nullable: true,
      description:
        'What happens when the applicant lets it pass, as our notices say it; null: it is not for the applicant. Since 2026-12.',
    },
    workingSecondsLeft: {
      shape: 'Int',
      deprecated: 'Its unit depends on the duty. Use left. Gone from 2027-12-01 on.',
      description:
        'Seconds left: working time by the desk’s hours, wall time for the duties of bureau and ministry; negative when overdue.',
    },
    share: { shape: 'Float', description: 'Share of the time that is used: 0 to 1, and above once it is overdue.' },
    pausedSecondsLeft: {
      shape: 'Int',
      nullable: true,
      description:
        'Seconds of working time that the paused clock of the review has left while the order waits 等待中; negative when overdue; null: none is paused. Since 2026-12.',
    },
    why: {
      shape: dueWhyFields,
      nullable: true,
      description: 'Why it is due then: a statement of its own, loaded only when asked for.',
    },
  },
);
/** `why` is a part of its order. */
export type DueView = Omit<ViewOf<typeof dueFields>, 'why'>;

export const partyTimeFields = fieldsOf(
  'PartyTime',
  "What of an order's time so far was a party's 四方计时. Each instant belongs to exactly one; the four sum to the wall time since it was opened. Since 2026-11.",
  {
    party: { shape: enumOf<ClockParty>('ClockParty'), description: 'The party.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    seconds: { shape: 'Int', description: 'Wall time, whole seconds.' },
  },
);
export type PartyTimeView = ViewOf<typeof partyTimeFields>;
