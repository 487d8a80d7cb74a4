import type { Calendar } from '../calendar/gazette.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import type { OurDuty } from '../clock/our-duties.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { Absence } from '../work/availability.ts';
import type { Skills } from '../work/skills.ts';
import type { Calibration } from './calibrate.ts';
import type { HandlingSample } from './handling.ts';

/**
 * An open order that waits for a reviewer's decision under one of the desk's own clocks. Overdue orders are included
 * because they come first.
 */
export interface ForecastOrder {
  readonly id: string;
  readonly duty: OurDuty;
  readonly province: string;
  readonly kind: OrderKind;
  /** The assignee's id; null: unassigned. */
  readonly assignee: string | null;
  /** Somebody holds the lease. */
  readonly held: boolean;
  /** The person who may not decide it (four eyes); null: no restriction. */
  readonly barred: string | null;
  /** Due time, milliseconds since 1970 UTC. */
  readonly due: number;
}

/** A reviewer. */
export interface ForecastPerson {
  readonly id: string;
  readonly skills: Skills;
  readonly absences: readonly Absence[];
  /** Decisions per working hour on each past day, in the sequence of `ForecastInputs.days`; null: absent, or not yet here. */
  readonly rates: readonly (number | null)[];
}

export interface ForecastInputs {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly hours: WorkingHours;
  readonly orders: readonly ForecastOrder[];
  readonly people: readonly ForecastPerson[];
  /** Past working days to which the rates belong. */
  readonly days: readonly string[];
  readonly handling: readonly HandlingSample[];
  /** Median handling time used where there is no sample, milliseconds. */
  readonly defaultHandlingMs: Readonly<Record<OurDuty, number>>;
  readonly calibration: Calibration;
  readonly seed: number;
}

/** Forecast of one order that is due after now. */
export interface OrderForecast {
  readonly id: string;
  /** Probability that it is not decided by its due time, 0 to 1, rounded to thousandths. */
  readonly likelihood: number;
  /** The same before calibration with the outcomes of earlier forecasts. */
  readonly raw: number;
  /** Working time left, milliseconds. */
  readonly left: number;
  /** Number of orders before it in its queue. */
  readonly place: number;
  /** Decisions per working hour, now, of all reviewers who can take it; for an assigned order of its assignee. */
  readonly perHour: number;
  /** Median handling time of such orders, working milliseconds. */
  readonly usual: number;
}
