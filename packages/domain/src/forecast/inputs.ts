import type { Calendar } from '../calendar/gazette.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import type { OurDuty } from '../clock/our-duties.ts';
import type { OrderKind } from '../order/names.ts';
import type { Absence } from '../staff/availability.ts';
import type { Skills } from '../staff/skills.ts';
import type { Calibration } from './calibrate.ts';
import type { HandlingSample } from './handling.ts';

/** An open order that waits for a reviewer's decision under one of the desk's own clocks, overdue ones among them: they stand in front. */
export interface ForecastOrder {
  readonly id: string;
  readonly duty: OurDuty;
  readonly province: string;
  readonly kind: OrderKind;
  /** Whose it is; null: nobody's. */
  readonly assignee: string | null;
  /** Somebody has it in hand. */
  readonly held: boolean;
  /** Who may not decide it (four eyes); null: anybody may. */
  readonly barred: string | null;
  /** By when it is owed, milliseconds since 1970 UTC. */
  readonly due: number;
}

/** Somebody who reviews. */
export interface ForecastPerson {
  readonly id: string;
  readonly skills: Skills;
  readonly absences: readonly Absence[];
  /** Decisions per working hour on each of the past days, in the sequence of `ForecastGround.days`; null: none that day. */
  readonly rates: readonly (number | null)[];
}

export interface ForecastInputs {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly hours: WorkingHours;
  readonly orders: readonly ForecastOrder[];
  readonly people: readonly ForecastPerson[];
  /** Past working days whose rates the people have. */
  readonly days: readonly string[];
  readonly handling: readonly HandlingSample[];
  /** Median handling that stands in where there is no sample, milliseconds. */
  readonly defaultHandlingMs: Readonly<Record<OurDuty, number>>;
  readonly calibration: Calibration;
  readonly seed: number;
}

/** What is forecast of one order that is due after now. */
export interface OrderForecast {
  readonly id: string;
  /** How likely it is that nobody decides it by its due time, 0 to 1, in thousandths. */
  readonly likelihood: number;
  /** The same before it was set right by what became of earlier forecasts. */
  readonly raw: number;
  /** Working time left, milliseconds. */
  readonly left: number;
  /** Orders that come before it, for those who can take it. */
  readonly place: number;
  /** What those who can take it decide in a working hour of now, together; of its assignee alone where it is theirs. */
  readonly perHour: number;
  /** Median handling of such orders, working milliseconds. */
  readonly usual: number;
}
