import type { ClockParty } from '@beian/domain/board';
import type { QueueClock } from '@beian/domain/order';
import type { RectificationCounts } from '@beian/submissions/rectifications';
import type { TeamPaceView } from '../forecast/pace-view.ts';
import type { BoardDimension } from './roll-board.ts';

/** Figures of the SLA board, in total or by a dimension. Counts are orders, except where a field counts turns. */
export interface BoardFigures {
  readonly dimension: BoardDimension;
  /** Empty, a duty, a province, a kind, a partner's id, a staff id or `NOBODY`. */
  readonly value: string;
  /** In the caller's language. */
  readonly label: string;
  readonly open: number;
  /**
   * Open orders whose clock is ours. The next three fields count among these, or in a `CLOCK` row among the orders of
   * its duty.
   */
  readonly ours: number;
  readonly dueToday: number;
  readonly atRisk: number;
  readonly overdue: number;
  /**
   * Our turns that ended in the days of the period, today included, and how many of them ended late; null if the row has
   * none.
   */
  readonly ended: number;
  readonly lateTurns: number;
  /** Orders with such a late turn; beyond 30 days an order with several may count more than once. */
  readonly late: number;
}

/** Orders due between two instants (`from` inclusive); null means no bound. */
export interface BoardSpan {
  readonly from: string | null;
  readonly before: string | null;
  readonly orders: number;
}

export interface BoardStage {
  readonly clock: QueueClock;
  readonly label: string;
  /** Overdue, then the spans of `hoursLeft`, then later. */
  readonly left: readonly BoardSpan[];
}

export interface BoardHour extends BoardSpan {
  readonly from: string;
  readonly before: string;
  /** Our turns that ended in this hour. */
  readonly ended: number;
}

export interface BoardWeek {
  /** The Monday of the week, YYYY-MM-DD. */
  readonly week: string;
  readonly party: ClockParty;
  /** Orders approved in the week that spent time with this party. */
  readonly orders: number;
  /** Median and 90th percentile of the elapsed time of these orders, whole seconds. */
  readonly half: number;
  readonly most: number;
}

/** Values of the tiles at an earlier instant. */
export interface BoardMark {
  readonly at: string;
  readonly open: number;
  readonly dueToday: number;
  readonly atRisk: number;
  readonly overdue: number;
}

export interface BoardView {
  readonly now: string;
  /** The instant up to which past figures are counted; null if none are yet. */
  readonly countedUntil: string | null;
  /** An hour ago and a day ago, or up to half an hour earlier; null if no snapshot was saved. */
  readonly hourAgo: BoardMark | null;
  readonly dayAgo: BoardMark | null;
  /** Turns that ended in as many days before the days of the figures. */
  readonly before: { readonly ended: number; readonly lateTurns: number };
  /** False: no figures of the past are stored for this combination of filters; those of `figures` and `before` are 0. */
  readonly pastIsKnown: boolean;
  /** Partners to filter by. */
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly BoardFigures[];
  readonly stages: readonly BoardStage[];
  readonly hours: readonly BoardHour[];
  /** Turns ended today. */
  readonly endedToday: number;
  /** Null with a filter: it is of all work. */
  readonly pace: TeamPaceView | null;
  readonly weeks: readonly BoardWeek[];
  readonly rectifications: RectificationCounts;
}
