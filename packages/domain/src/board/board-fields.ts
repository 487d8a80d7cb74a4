import { RECTIFICATION_REMINDER_DAYS } from '../bureau/rectification.ts';
import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import { PAPER_END_DAYS } from '../follow-ups/follow-ups.ts';
import { teamPaceFields } from '../forecast/pace-fields.ts';
import { LATE_WINDOW_DAYS, type QueueClock } from '../order/queue.ts';
import type { PartnerView } from '../partner/partner-fields.ts';
import { listInWords } from '../text/in-words.ts';
import { heatMapHours, READING_PACE_MINUTES } from './board.ts';
import type { ClockParty } from './split.ts';

/** Along what the board is cut 维度. */
export type BoardDimension = 'ALL' | 'CLOCK' | 'PROVINCE' | 'KIND' | 'PARTNER' | 'REVIEWER';

export const boardFiguresFields = fieldsOf(
  'BoardFigures',
  'Figures of the SLA board, whole or cut along a dimension. Orders, but for turns where it says so. Since 2026-11.',
  {
    dimension: { shape: enumOf<BoardDimension>('BoardDimension'), description: 'Along what the figures are cut.' },
    value: {
      shape: 'String',
      description:
        "Empty for `ALL`; else a duty, a province's code, a kind, a partner's id, or a member of staff's id. Under `REVIEWER` what is open counts for whom it is assigned to (`NOBODY`), what has ended for who ended it (empty: no member of staff).",
    },
    label: { shape: 'String', description: "Its name, in the caller's language; of staff and partners their own." },
    open: { shape: 'Int', description: 'Open orders: `OrderFilter.stage` OPEN.' },
    ours: { shape: 'Int', description: "Those on the desk's own clocks: `OrderFilter.clock` OURS." },
    dueToday: {
      shape: 'Int',
      description: "On the desk's clocks, or on the duty's own in a row of `CLOCK`, and due today: flag DUE_TODAY.",
    },
    atRisk: { shape: 'Int', description: 'The same with 75 % of the time used, and not overdue: flag AT_RISK.' },
    overdue: { shape: 'Int', description: 'The same and breached: flag OVERDUE.' },
    ended: {
      shape: 'Int',
      description: `Turns of the desk that ended in the period (${LATE_WINDOW_DAYS} days unless filtered), today included, up to \`countedUntil\`.`,
    },
    lateTurns: { shape: 'Int', description: 'Of these, those that ended after their clock had breached.' },
    late: {
      shape: 'Int',
      description: `Orders with such a turn: \`OrderFilter.late\`; beyond ${LATE_WINDOW_DAYS} days an order may count more than once.`,
    },
    held: {
      shape: 'Int',
      description:
        'Waits for a supplement 等待补件 that ended in the period; under `CLOCK` of the duty whose clock stood still, under `REVIEWER` of who began them. Since 2026-12.',
    },
    heldShare: {
      shape: 'Float',
      description:
        'Their share of the elapsed time of these waits and of the stretches of initial and photo review that staff ended in the period: 0 to 1, in thousandths. Since 2026-12.',
    },
  },
);
export type BoardFiguresView = ViewOf<typeof boardFiguresFields>;

export const boardSpanFields = fieldsOf(
  'BoardSpan',
  'Orders due between two instants: `OrderFilter.dueFrom` and `dueBefore`. Since 2026-11.',
  {
    from: { shape: 'DateTime', nullable: true, description: 'Due at or after it; null: however early.' },
    before: { shape: 'DateTime', nullable: true, description: 'Due before it; null: however late.' },
    orders: { shape: 'Int', description: 'Orders.' },
  },
);
export type BoardSpanView = ViewOf<typeof boardSpanFields>;

export const boardStageFields = fieldsOf(
  'BoardStage',
  'A duty of the desk by working time left: a row of the heat map. Since 2026-11.',
  {
    clock: { shape: enumOf<QueueClock>('QueueClock'), description: 'The duty.' },
    label: { shape: 'String', description: "Its name, in the caller's language." },
    left: {
      shape: boardSpanFields,
      list: true,
      description: `Overdue; less than ${listInWords(heatMapHours, 'and')} working hours left; more.`,
    },
  },
);
export type BoardStageView = ViewOf<typeof boardStageFields>;

export const boardHourFields = fieldsOf(
  'BoardHour',
  'A working hour of today: what is due in it, and what ended. Since 2026-11.',
  {
    from: { shape: 'DateTime', description: 'Its beginning.' },
    before: { shape: 'DateTime', description: 'Its end.' },
    orders: { shape: 'Int', description: "Open orders on the desk's clocks that are due in it." },
    ended: { shape: 'Int', description: 'Turns of the desk that ended in it.' },
  },
);
export type BoardHourView = ViewOf<typeof boardHourFields>;

export const boardWeekFields = fieldsOf(
  'BoardWeek',
  'How much time orders that were approved in a week took of one party. Since 2026-11.',
  {
    week: { shape: 'Date', description: 'Its Monday, YYYY-MM-DD, Shanghai.' },
    party: { shape: enumOf<ClockParty>('ClockParty'), description: 'The party.' },
    orders: { shape: 'Int', description: 'Orders that took that party any time.' },
    half: { shape: 'Int', description: 'p50: half of them took no more; wall time in seconds.' },
    most: { shape: 'Int', description: 'p90: nine tenths of them took no more; wall time in seconds.' },
  },
);
export type BoardWeekView = ViewOf<typeof boardWeekFields>;

export const boardMarkFields = fieldsOf('BoardMark', 'What the tiles of the SLA board stood at. Since 2026-11.', {
  at: { shape: 'DateTime', description: 'When.' },
  open: { shape: 'Int', description: 'As `BoardFigures.open` of all.' },
  dueToday: { shape: 'Int', description: 'As `BoardFigures.dueToday` of all.' },
  atRisk: { shape: 'Int', description: 'As `BoardFigures.atRisk` of all.' },
  overdue: { shape: 'Int', description: 'As `BoardFigures.overdue` of all.' },
});
export type BoardMarkView = ViewOf<typeof boardMarkFields>;

export const boardPastFields = fieldsOf(
  'BoardPast',
  'Turns of the desk that ended in as many days before those that the board counts. Since 2026-11.',
  {
    ended: { shape: 'Int', description: 'Turns that ended.' },
    lateTurns: { shape: 'Int', description: 'Of these, those that ended late.' },
  },
);
export type BoardPastView = ViewOf<typeof boardPastFields>;

export const boardRectificationsFields = fieldsOf(
  'BoardRectifications',
  'Open rectification notices 整改通知, checks 核查 and verification tasks 核实任务, as `rectifications(filter:)` lists them. Since 2026-11.',
  {
    open: { shape: 'Int', description: 'Open: filter OPEN.' },
    dueSoon: {
      shape: 'Int',
      description: `Due within ${RECTIFICATION_REMINDER_DAYS} working days, and not overdue: filter DUE_SOON.`,
    },
    overdue: { shape: 'Int', description: 'Overdue: filter OVERDUE.' },
  },
);
export type BoardRectificationsView = ViewOf<typeof boardRectificationsFields>;

export const boardServersFields = fieldsOf(
  'BoardServers',
  'Filings whose server ends 云服务器到期, as `orders(filter:)` lists them. Since 2026-12.',
  {
    ending: { shape: 'Int', description: `It ends within ${PAPER_END_DAYS} days: flag SERVER_ENDING.` },
    ended: { shape: 'Int', description: 'It has ended, and the access is no longer true: flag SERVER_ENDED.' },
  },
);
export type BoardServersView = ViewOf<typeof boardServersFields>;

export const boardReadingsFields = fieldsOf(
  'BoardReadings',
  'Scans that wait to be read by the machine 证件识别. Since 2026-12.',
  {
    running: { shape: 'Boolean', description: 'A reader answered within 40 s.' },
    waiting: { shape: 'Int', description: 'Scans that wait, those that are being read included.' },
    oldestSeconds: {
      shape: 'Int',
      nullable: true,
      description: 'For how long the oldest of them has waited, in seconds of wall time; null: none waits.',
    },
    perMinute: {
      shape: 'Float',
      description: `Papers that were read in the last ${READING_PACE_MINUTES} minutes, a minute.`,
    },
  },
);
export type BoardReadingsView = ViewOf<typeof boardReadingsFields>;

export const boardFields = fieldsOf('Board', 'The SLA board 时效看板 as it stands. Since 2026-11.', {
  now: { shape: 'DateTime', description: "The database's clock." },
  countedUntil: {
    shape: 'DateTime',
    nullable: true,
    description: 'What has ended is counted up to here, a minute or two ago; null: not yet.',
  },
  hourAgo: {
    shape: boardMarkFields,
    nullable: true,
    description: 'An hour ago, or up to half an hour before; null: nobody looked.',
  },
  dayAgo: { shape: boardMarkFields, nullable: true, description: 'A day ago: the same.' },
  before: { shape: boardPastFields, description: 'As many days before.' },
  pastIsKnown: {
    shape: 'Boolean',
    description: 'No: nothing of the past is stored for this combination of filters, and its figures are 0.',
  },
  partners: { shape: objectOf<PartnerView>('Partner'), list: true, description: 'Partners to filter by.' },
  figures: {
    shape: boardFiguresFields,
    list: true,
    description: 'All, and cut along each dimension.',
  },
  stages: {
    shape: boardStageFields,
    list: true,
    description: "The desk's duties by working time left.",
  },
  hours: { shape: boardHourFields, list: true, description: "Today's working hours." },
  endedToday: { shape: 'Int', description: 'Turns of the desk that ended today.' },
  pace: {
    shape: teamPaceFields,
    nullable: true,
    description:
      'What the team decides per hour, as the forecast shows it; null with a filter, because it is of all work.',
  },
  weeks: {
    shape: boardWeekFields,
    list: true,
    description: 'The last nine weeks, or those of the period, this one included; a week of no orders is left out.',
  },
  rectifications: {
    shape: boardRectificationsFields,
    description: 'Open rectification notices, checks and verification tasks.',
  },
  servers: {
    shape: boardServersFields,
    nullable: true,
    description: 'Filings whose server ends; null: no order was ever asked for a service code. Since 2026-12.',
  },
  readings: {
    shape: boardReadingsFields,
    nullable: true,
    description: 'The queue of scans that wait to be read; null: no reader was ever connected. Since 2026-12.',
  },
});
export type BoardView = ViewOf<typeof boardFields>;
