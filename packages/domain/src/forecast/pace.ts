import type { OurDuty } from '../clock/our-duties.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { absenceOn } from '../work/availability.ts';
import { MAX_FORECAST_DAYS } from './days.ts';
import type { ForecastInputs } from './inputs.ts';
import { workingTimeline } from './working-timeline.ts';

export const HOUR_MS = 3_600_000;
/** Minimum number of past days for rates to be used. */
export const MIN_RATE_DAYS = 5;
/** A person's mean is pulled towards the team's mean as if this many days of it were the person's own. */
const PULL_DAYS = 3;

/** 团队速度: what the reviewers who are there now decide in a working hour, together. */
export interface TeamPace {
  /** Decisions, pushes included; rounded to tenths. */
  readonly perHour: number;
  /** Too few past days: estimated from the handling times of the settings. */
  readonly assumed: boolean;
  /** What is known of the past: working days with decisions, and the decisions of today's reviewers on them. */
  readonly days: number;
  readonly decisions: number;
  /** What it rests on, for people. */
  readonly basis: BilingualText;
}

type PaceInputs = Pick<ForecastInputs, 'people' | 'days' | 'defaultHandlingMs'>;

/** Mean decisions per working hour of each person, in the sequence of `people`; null: too few past days. */
export function knownPaces({ people, days }: Pick<PaceInputs, 'people' | 'days'>): number[] | null {
  const known = people.map(({ rates }) => rates.filter((rate) => rate !== null));
  const all = known.flat();
  if (days.length < MIN_RATE_DAYS || all.length === 0) return null;
  const teamMean = sum(all) / all.length;
  return known.map((rates) => (sum(rates) + PULL_DAYS * teamMean) / (rates.length + PULL_DAYS));
}

/** What every order passes once. Triage of returns is rare, and would weigh as much as what is daily work. */
const everyOrder = ['initialReview', 'photoReview', 'handOver'] as const satisfies readonly OurDuty[];

/** Decisions per working hour of a person of whom nothing is known: those of whole orders, by the handling times of the settings. */
export const assumedPace = ({ defaultHandlingMs }: Pick<PaceInputs, 'defaultHandlingMs'>): number =>
  (HOUR_MS * everyOrder.length) / sum(everyOrder.map((duty) => defaultHandlingMs[duty]));

/** The one figure of the team's pace, of which every page tells: the sum over the reviewers who are not absent on the working day. */
export function teamPace(
  inputs: PaceInputs & Pick<ForecastInputs, 'now' | 'calendar' | 'hours'> & { readonly decisions: number },
): TeamPace {
  const { people, days, decisions, now, calendar, hours } = inputs;
  const [next] = workingTimeline(calendar, hours, now, now + MAX_FORECAST_DAYS * 24 * HOUR_MS).days;
  const known = knownPaces(inputs);
  const assumed = known === null;
  const perHour = sum(
    people.map(({ absences }, nth) =>
      absenceOn(absences, next?.day ?? '') === undefined ? (known?.[nth] ?? assumedPace(inputs)) : 0,
    ),
  );
  return {
    perHour: Math.round(perHour * 10) / 10,
    assumed,
    days: days.length,
    decisions,
    basis: basisOf(assumed, days.length, decisions),
  };
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const basisOf = (assumed: boolean, days: number, decisions: number): BilingualText =>
  assumed
    ? bilingual(
        `假定：过去只有 ${days} 个工作日（不足 ${MIN_RATE_DAYS} 个），按设置的处理用时估计`,
        `assumed: only ${counted(days, 'past working day')}, fewer than ${MIN_RATE_DAYS}; estimated from the handling times of the settings`,
      )
    : bilingual(
        `依据近 ${days} 个工作日的 ${decisions} 次决定`,
        `from ${counted(decisions, 'decision')} of ${counted(days, 'working day')}`,
      );

export const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
