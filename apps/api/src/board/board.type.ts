import type { BoardPeriod, ClockParty } from '@beian/domain/board';
import { heatMapHours } from '@beian/domain/board';
import { RECTIFICATION_REMINDER_DAYS } from '@beian/domain/bureau';
import type { QueueClock } from '@beian/domain/order';
import { LATE_WINDOW_DAYS } from '@beian/domain/order';
import { listInWords } from '@beian/domain/text';
import type { BoardDimension } from '@beian/reporting/board';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { BoardDimensions, BoardPeriods, ClockParties, QueueClocks } from '../common/enums.ts';
import { TeamPace } from '../forecast/pace.type.ts';
import { Partner } from '../partner/partner.type.ts';

@ObjectType('BoardFigures', {
  simpleResolvers: true,
  description:
    'Figures of the SLA board, whole or cut along a dimension. Orders, but for turns where it says so. Since 2026-11.',
})
export class BoardFigures {
  @Field(() => BoardDimensions, { description: 'Along what the figures are cut.' })
  dimension!: BoardDimension;

  @Field(() => String, {
    description:
      "Empty for `ALL`; else a duty, a province's code, a kind, a partner's id, or a member of staff's id. Under `REVIEWER` what is open counts for whom it is assigned to (`NOBODY`), what has ended for who ended it (empty: no member of staff).",
  })
  value!: string;

  @Field(() => String, { description: "Its name, in the caller's language; of staff and partners their own." })
  label!: string;

  @Field(() => Int, { description: 'Open orders: `OrderFilter.stage` OPEN.' })
  open!: number;

  @Field(() => Int, { description: "Those on the desk's own clocks: `OrderFilter.clock` OURS." })
  ours!: number;

  @Field(() => Int, {
    description: "On the desk's clocks, or on the duty's own in a row of `CLOCK`, and due today: flag DUE_TODAY.",
  })
  dueToday!: number;

  @Field(() => Int, { description: 'The same with 75 % of the time used, and not overdue: flag AT_RISK.' })
  atRisk!: number;

  @Field(() => Int, { description: 'The same and breached: flag OVERDUE.' })
  overdue!: number;

  @Field(() => Int, {
    description: `Turns of the desk that ended in the period (${LATE_WINDOW_DAYS} days unless filtered), today included, up to \`countedUntil\`.`,
  })
  ended!: number;

  @Field(() => Int, { description: 'Of these, those that ended after their clock had breached.' })
  lateTurns!: number;

  @Field(() => Int, {
    description: `Orders with such a turn: \`OrderFilter.late\`; beyond ${LATE_WINDOW_DAYS} days an order may count more than once.`,
  })
  late!: number;
}

@ObjectType('BoardSpan', {
  simpleResolvers: true,
  description: 'Orders due between two instants: `OrderFilter.dueFrom` and `dueBefore`. Since 2026-11.',
})
export class BoardSpan {
  @Field(() => DateTime, { nullable: true, description: 'Due at or after it; null: however early.' })
  from!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Due before it; null: however late.' })
  before!: string | null;

  @Field(() => Int, { description: 'Orders.' })
  orders!: number;
}

@ObjectType('BoardStage', {
  simpleResolvers: true,
  description: 'A duty of the desk by working time left: a row of the heat map. Since 2026-11.',
})
export class BoardStage {
  @Field(() => QueueClocks, { description: 'The duty.' })
  clock!: QueueClock;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;

  @Field(() => [BoardSpan], {
    description: `Overdue; less than ${listInWords(heatMapHours, 'and')} working hours left; more.`,
  })
  left!: BoardSpan[];
}

@ObjectType('BoardHour', {
  simpleResolvers: true,
  description: 'A working hour of today: what is due in it, and what ended. Since 2026-11.',
})
export class BoardHour {
  @Field(() => DateTime, { description: 'Its beginning.' })
  from!: string;

  @Field(() => DateTime, { description: 'Its end.' })
  before!: string;

  @Field(() => Int, { description: "Open orders on the desk's clocks that are due in it." })
  orders!: number;

  @Field(() => Int, { description: 'Turns of the desk that ended in it.' })
  ended!: number;
}

@ObjectType('BoardWeek', {
  simpleResolvers: true,
  description: 'How much time orders that were approved in a week took of one party. Since 2026-11.',
})
export class BoardWeek {
  @Field(() => CalendarDate, { description: 'Its Monday, YYYY-MM-DD, Shanghai.' })
  week!: string;

  @Field(() => ClockParties, { description: 'The party.' })
  party!: ClockParty;

  @Field(() => Int, { description: 'Orders that took that party any time.' })
  orders!: number;

  @Field(() => Int, { description: 'p50: half of them took no more; wall time in seconds.' })
  half!: number;

  @Field(() => Int, { description: 'p90: nine tenths of them took no more; wall time in seconds.' })
  most!: number;
}

@ObjectType('BoardMark', {
  simpleResolvers: true,
  description: 'What the tiles of the SLA board stood at. Since 2026-11.',
})
export class BoardMark {
  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Int, { description: 'As `BoardFigures.open` of all.' })
  open!: number;

  @Field(() => Int, { description: 'As `BoardFigures.dueToday` of all.' })
  dueToday!: number;

  @Field(() => Int, { description: 'As `BoardFigures.atRisk` of all.' })
  atRisk!: number;

  @Field(() => Int, { description: 'As `BoardFigures.overdue` of all.' })
  overdue!: number;
}

@ObjectType('BoardPast', {
  simpleResolvers: true,
  description: 'Turns of the desk that ended in as many days before those that the board counts. Since 2026-11.',
})
export class BoardPast {
  @Field(() => Int, { description: 'Turns that ended.' })
  ended!: number;

  @Field(() => Int, { description: 'Of these, those that ended late.' })
  lateTurns!: number;
}

@ObjectType('BoardRectifications', {
  simpleResolvers: true,
  description:
    'Open rectification notices 整改通知, checks 核查 and verification tasks 核实任务, as `rectifications(filter:)` lists them. Since 2026-11.',
})
export class BoardRectifications {
  @Field(() => Int, { description: 'Open: filter OPEN.' })
  open!: number;

  @Field(() => Int, {
    description: `Due within ${RECTIFICATION_REMINDER_DAYS} working days, and not overdue: filter DUE_SOON.`,
  })
  dueSoon!: number;

  @Field(() => Int, { description: 'Overdue: filter OVERDUE.' })
  overdue!: number;
}

@InputType('BoardFilter', {
  description:
    'Narrows the SLA board. It applies to open orders and to what ended today; to the past as far as figures are stored by it (`Board.pastIsKnown`); never to `weeks` and `rectifications`. Since 2026-11.',
})
export class BoardFilterInput {
  @Field(() => ID, { nullable: true, description: 'Orders of this partner.' })
  partnerId?: string | null;

  @Field(() => QueueClocks, { nullable: true, description: 'Orders of this duty of the desk.' })
  clock?: QueueClock | null;

  @Field(() => BoardPeriods, {
    nullable: true,
    description: 'Days of what has ended, and weeks of the chart; left out: `DAYS_30`.',
  })
  period?: BoardPeriod | null;
}

@ObjectType('Board', { simpleResolvers: true, description: 'The SLA board 时效看板 as it stands. Since 2026-11.' })
export class Board {
  @Field(() => DateTime, { description: "The database's clock." })
  now!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'What has ended is counted up to here, a minute or two ago; null: not yet.',
  })
  countedUntil!: string | null;

  @Field(() => BoardMark, {
    nullable: true,
    description: 'An hour ago, or up to half an hour before; null: nobody looked.',
  })
  hourAgo!: BoardMark | null;

  @Field(() => BoardMark, { nullable: true, description: 'A day ago: the same.' })
  dayAgo!: BoardMark | null;

  @Field(() => BoardPast, { description: 'As many days before.' })
  before!: BoardPast;

  @Field(() => Boolean, {
    description: 'No: nothing of the past is stored for this combination of filters, and its figures are 0.',
  })
  pastIsKnown!: boolean;

  @Field(() => [Partner], { description: 'Partners to filter by.' })
  partners!: readonly Partner[];

  @Field(() => [BoardFigures], { description: 'All, and cut along each dimension.' })
  figures!: BoardFigures[];

  @Field(() => [BoardStage], { description: "The desk's duties by working time left." })
  stages!: BoardStage[];

  @Field(() => [BoardHour], { description: "Today's working hours." })
  hours!: BoardHour[];

  @Field(() => Int, { description: 'Turns of the desk that ended today.' })
  endedToday!: number;

  @Field(() => TeamPace, {
    nullable: true,
    description:
      'What the team decides per hour, as the forecast shows it; null with a filter, because it is of all work.',
  })
  pace!: TeamPace | null;

  @Field(() => [BoardWeek], {
    description: 'The last nine weeks, or those of the period, this one included; a week of no orders is left out.',
  })
  weeks!: BoardWeek[];

  @Field(() => BoardRectifications, { description: 'Open rectification notices, checks and verification tasks.' })
  rectifications!: BoardRectifications;
}
