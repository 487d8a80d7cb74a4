import type { ClockParty, QueueClock } from '@beian/domain';
import type { BoardDimension } from '../board/roll.ts';

/** Figures of the SLA board, whole or cut along a dimension. Orders, but for turns where it says so. */
export interface BoardFigures {
  readonly dimension: BoardDimension;
  /** Nothing, a duty, a province, a kind, a partner's id, a member of staff's id or `NOBODY`. */
  readonly value: string;
  /** In the caller's language. */
  readonly label: string;
  readonly open: number;
  /** Of these, those whose clock is the desk's own; the next three are of them alone, or of the duty in a row of `CLOCK`. */
  readonly ours: number;
  readonly dueToday: number;
  readonly atRisk: number;
  readonly overdue: number;
  /** Turns of the desk that ended in 30 days, today included, and how many of them late; null: the row has none of its own. */
  readonly ended: number;
  readonly lateTurns: number;
  /** Orders with such a late turn. */
  readonly late: number;
}

/** Orders due between two instants (from included); null: without an end. */
export interface BoardSpan {
  readonly from: string | null;
  readonly before: string | null;
  readonly orders: number;
}

export interface BoardStage {
  readonly clock: QueueClock;
  readonly label: string;
  /** Overdue, then as `hoursLeft`, then later. */
  readonly left: readonly BoardSpan[];
}

export interface BoardHour extends BoardSpan {
  readonly from: string;
  readonly before: string;
  /** Turns of the desk that ended in it. */
  readonly ended: number;
}

export interface BoardWeek {
  /** Its Monday, YYYY-MM-DD. */
  readonly week: string;
  readonly party: ClockParty;
  /** Orders approved in it that took this party any time. */
  readonly orders: number;
  /** Wall time that half and nine tenths of them stayed within, whole seconds. */
  readonly half: number;
  readonly most: number;
}

/** What the tiles stood at. */
export interface BoardMark {
  readonly at: string;
  readonly open: number;
  readonly dueToday: number;
  readonly atRisk: number;
  readonly overdue: number;
}

export interface BoardView {
  readonly now: string;
  /** The past is counted up to here; null: not yet. */
  readonly countedUntil: string | null;
  /** An hour and a day ago, or up to half an hour before; null: nobody kept it. */
  readonly hourAgo: BoardMark | null;
  readonly dayAgo: BoardMark | null;
  /** Turns that ended in the 30 days before those of the figures. */
  readonly before: { readonly ended: number; readonly lateTurns: number };
  readonly figures: readonly BoardFigures[];
  readonly stages: readonly BoardStage[];
  /** Today's working hours. */
  readonly hours: readonly BoardHour[];
  /** Turns ended today, and per hour of today's working time so far; null before the first hour is over by a tenth. */
  readonly endedToday: number;
  readonly perHour: number | null;
  readonly weeks: readonly BoardWeek[];
}
