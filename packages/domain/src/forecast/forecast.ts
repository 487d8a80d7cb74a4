import type { Calendar } from '../calendar/gazette.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import type { OurDuty } from '../clock/our-duties.ts';
import type { OrderKind } from '../order/names.ts';
import { type Absence, absenceOn } from '../staff/availability.ts';
import { outsideOf, type Skills } from '../staff/skills.ts';
import type { Calibration } from './calibrate.ts';
import { type Handling, type HandlingSample, handlingOf } from './handling.ts';
import { seededRandom } from './random.ts';
import { type WorkingLine, workingLine } from './working-line.ts';

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

export interface ForecastGround {
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
  readonly usual: Readonly<Record<OurDuty, number>>;
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

/** Courses of the coming days that are drawn. */
const COURSES = 100;
const HOUR = 3_600_000;
/** Points of the line at which what a pool has done is known; between them it is straight. */
const STEP = HOUR / 2;
/** Past days below which rates are not believed. */
export const FEWEST_DAYS = 5;

/**
 * 预测: how likely each order is to breach, of those due after now and by `until`. What the team gets done in the coming days is drawn a hundred times:
 * for each working day one of the past days, with what each person decided per hour on it (whoever was not there then: their mean, as good or bad as that day was),
 * nothing in an absence. People decide what is theirs first, then what is nobody's, the latest possible beginning first, as get-next gives
 * it out. An order is begun once as many are done as stand before it, and breaches as often as handling takes longer than is left then. Pure;
 * integers, sums, products and quotients alone, so that the same seed gives the same on every machine.
 */
export function forecast(ground: ForecastGround, until: number): OrderForecast[] {
  const line = workingLine(ground.calendar, ground.hours, ground.now, until);
  const handling = handlingOf(ground.handling, ground.usual);
  const team = drawTeam(ground, line);
  const queues = lineUp(ground, handling, team);
  /** Orders that stand at about the same place with about the same time left are reckoned once. */
  const known = new Map<unknown, Map<number, number>>();
  return queues.flatMap(({ order, place, queue, begins, perHour }) => {
    if (order.due <= ground.now || order.due > until) return [];
    const left = line.at(order.due);
    const takes = handling(order);
    const [about, time] = [aboutPlace(place), Math.round(left / ABOUT_MS) * ABOUT_MS];
    const own = known.get(queue) ?? new Map<number, number>();
    known.set(queue, own);
    const key = (about * 8192 + time / ABOUT_MS) * 4096 + takes.nth;
    let raw = own.get(key);
    if (raw === undefined) {
      let breaches = 0;
      for (let course = 0; course < COURSES; course++) breaches += takes.longerThan(time - begins(course, about));
      raw = breaches / COURSES;
      own.set(key, raw);
    }
    const likelihood = Math.min(1, Math.max(0, ground.calibration(order.duty, raw)));
    return [
      {
        id: order.id,
        likelihood: Math.round(likelihood * 1000) / 1000,
        raw,
        left,
        place: Math.round(place),
        perHour: Math.round(perHour * 10) / 10,
        usual: takes.median,
      },
    ];
  });
}

/** Time left is told apart by so much. */
const ABOUT_MS = 300_000;
/** A place in a queue, the first sixteen exactly, later ones to a sixteenth of the power of two below them. */
function aboutPlace(place: number): number {
  let step = 1;
  while (place >= step * 32) step *= 2;
  return Math.round(place / step) * step;
}

/** Every person's courses: decisions per hour on each day of the line. */
interface Team {
  readonly line: WorkingLine;
  readonly people: readonly ForecastPerson[];
  readonly at: ReadonlyMap<string, number>;
  /** Per person, course and day: decisions per working millisecond. */
  readonly rate: (person: number, course: number, day: number) => number;
  /** Mean decisions per working hour of somebody who is there now; 0 in an absence. */
  readonly perHour: readonly number[];
}

function drawTeam({ people, days, usual, seed }: ForecastGround, line: WorkingLine): Team {
  const random = seededRandom(seed);
  const sorted = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const known = sorted.map(({ rates }) => rates.filter((rate) => rate !== null));
  const all = known.flat();
  const isKnown = days.length >= FEWEST_DAYS && all.length > 0;
  const guess = (HOUR * Object.keys(usual).length) / Object.values(usual).reduce((sum, one) => sum + one, 0);
  const teamMean = isKnown ? sum(all) / all.length : guess;
  // Whoever has few days is taken for one of the team.
  const means = known.map((rates) => (isKnown ? (sum(rates) + 3 * teamMean) / (rates.length + 3) : guess));
  /** How good a day was for those who were there, of what they do on average. */
  const factors = days.map((_, day) => {
    const there = sorted.flatMap(({ rates }, nth) => (rates[day] == null ? [] : [nth]));
    const usually = sum(there.map((nth) => means[nth] as number));
    return usually === 0 ? 1 : sum(there.map((nth) => sorted[nth]?.rates[day] ?? 0)) / usually;
  });
  const count = line.days.length;
  const rates = new Float64Array(sorted.length * COURSES * count);
  for (let course = 0; course < COURSES; course++)
    for (let day = 0; day < count; day++) {
      const drawn = isKnown ? Math.floor(random() * days.length) : -1;
      const factor = isKnown ? (factors[drawn] as number) : 0.6 + 0.6 * random();
      for (const [nth, person] of sorted.entries()) {
        const isAway = absenceOn(person.absences, (line.days[day] as { day: string }).day) !== undefined;
        const rate = isAway ? 0 : (person.rates[drawn] ?? (means[nth] as number) * factor);
        rates[(nth * COURSES + course) * count + day] = rate / HOUR;
      }
    }
  const today = line.days[0]?.day ?? '';
  return {
    line,
    people: sorted,
    at: new Map(sorted.map(({ id }, nth) => [id, nth])),
    rate: (person, course, day) => rates[(person * COURSES + course) * count + day] as number,
    perHour: sorted.map(({ absences }, nth) => (absenceOn(absences, today) === undefined ? (means[nth] as number) : 0)),
  };
}

/** An order in its queue. */
interface Queued {
  readonly order: ForecastOrder;
  readonly place: number;
  /** What its queue is known by. */
  readonly queue: unknown;
  /** Working milliseconds from now until somebody begins with what stands at a place, in a course; Infinity: not on this line. */
  readonly begins: (course: number, place: number) => number;
  readonly perHour: number;
}

const atOnce = () => 0;
const never = () => Number.POSITIVE_INFINITY;

function lineUp({ orders }: ForecastGround, handling: Handling, team: Team): Queued[] {
  const ranked = orders
    .map((order) => ({ order, latest: order.due - handling(order).median }))
    .sort((a, b) => a.latest - b.latest || (a.order.id < b.order.id ? -1 : 1));
  const own = new Array<number>(team.people.length).fill(0);
  const ownerOf = ({ assignee, held, barred, province, kind, due }: ForecastOrder): number | null => {
    const nth = assignee === null || held || barred === assignee ? undefined : team.at.get(assignee);
    const person = nth === undefined ? undefined : team.people[nth];
    if (nth === undefined || person === undefined || outsideOf(person.skills, { province, kind }).length > 0)
      return null;
    // Nobody waits for who is not there until it is due: others are offered it.
    const until = team.line.at(due);
    const isThere = team.line.days.some(
      ({ day, from }) => from < Math.max(1, until) && absenceOn(person.absences, day) === undefined,
    );
    return isThere ? nth : null;
  };
  const owners = ranked.map(({ order }) => ownerOf(order));
  const places = owners.map((owner) => {
    if (owner === null) return 0;
    const place = own[owner] as number;
    own[owner] = place + 1;
    return place;
  });
  const pools = poolsOf(team, own);
  return ranked.map(({ order }, nth): Queued => {
    if (order.held) return { order, place: 0, queue: atOnce, begins: atOnce, perHour: 0 };
    const owner = owners[nth] ?? null;
    const place = places[nth] as number;
    if (owner !== null)
      return {
        order,
        place,
        queue: owner,
        begins: (course, at) => ownBegin(team, owner, course, at),
        perHour: team.perHour[owner] as number,
      };
    return pools.queue(order);
  });
}

/** When somebody has done so many of their own. */
function ownBegin({ line, rate }: Team, person: number, course: number, place: number): number {
  let done = 0;
  for (let day = 0; day < line.days.length; day++) {
    const { from, to } = line.days[day] as { from: number; to: number };
    const speed = rate(person, course, day);
    const more = speed * (to - from);
    if (done + more > place) return from + (place - done) / speed;
    done += more;
  }
  return Number.POSITIVE_INFINITY;
}

/** Those who can take what is nobody's, by province and kind; what is asked first comes first. */
function poolsOf(team: Team, own: readonly number[]) {
  const steps = Math.ceil((team.line.days.at(-1)?.to ?? 0) / STEP) + 1;
  const spare = spareOf(team, own, steps);
  const groups = new Map<string, Pool>();
  const bySort = new Map<string, Pool>();
  const poolOf = (order: ForecastOrder): Pool => {
    const sort = `${order.province} ${order.kind}`;
    let pool = bySort.get(sort);
    if (pool !== undefined) return pool;
    const members = team.people.flatMap(({ skills }, nth) => (outsideOf(skills, order).length === 0 ? [nth] : []));
    const key = members.join();
    pool = groups.get(key);
    if (pool === undefined) {
      const done = new Float64Array(COURSES * steps);
      for (const nth of members)
        for (let at = 0; at < done.length; at++)
          done[at] = (done[at] as number) + (spare[nth * done.length + at] as number);
      const perHour = sum(members.map((nth) => team.perHour[nth] as number));
      pool = { members: new Set(members), done, perHour, waits: 0, shares: new Map() };
      groups.set(key, pool);
    }
    bySort.set(sort, pool);
    return pool;
  };
  /** How much of what waits for another pool falls to those who are in this one, too. */
  const shareOf = (pool: Pool, other: Pool): number => {
    if (pool === other) return 1;
    let share = pool.shares.get(other);
    if (share === undefined) {
      const both = sum(
        [...other.members].flatMap((nth) => (pool.members.has(nth) ? [team.perHour[nth] as number] : [])),
      );
      share = other.perHour === 0 ? 0 : both / other.perHour;
      pool.shares.set(other, share);
    }
    return share;
  };
  const queue = (order: ForecastOrder): Queued => {
    const pool = poolOf(order);
    let place = 0;
    for (const other of groups.values()) if (other.waits > 0) place += other.waits * shareOf(pool, other);
    pool.waits++;
    const barredAt = order.barred === null ? undefined : team.at.get(order.barred);
    const without = barredAt !== undefined && pool.members.has(barredAt) ? (team.perHour[barredAt] as number) : 0;
    const perHour = pool.perHour - without;
    if (pool.members.size === 0 || (barredAt !== undefined && pool.members.has(barredAt) && pool.members.size === 1))
      return { order, place, queue: never, begins: never, perHour: 0 };
    // Who may not take it does others of those before it meanwhile; the rest is slower by their part.
    const before = perHour > 0 ? (place * pool.perHour) / perHour : place;
    const begins = (course: number, at: number) => poolBegin(pool.done, course * steps, steps, at);
    return { order, place: before, queue: pool, begins, perHour };
  };
  return { queue };
}

interface Pool {
  readonly members: ReadonlySet<number>;
  /** Per course and step: orders that are nobody's which they have done. */
  readonly done: Float64Array;
  readonly perHour: number;
  waits: number;
  readonly shares: Map<Pool, number>;
}

/** Per person, course and step: what they have done beyond what is theirs. */
function spareOf({ line, people, rate }: Team, own: readonly number[], steps: number): Float64Array {
  const spare = new Float64Array(people.length * COURSES * steps);
  for (let person = 0; person < people.length; person++)
    for (let course = 0; course < COURSES; course++) {
      let done = 0;
      let step = 0;
      const mine = own[person] as number;
      const base = (person * COURSES + course) * steps;
      for (let day = 0; day < line.days.length; day++) {
        const { from, to } = line.days[day] as { from: number; to: number };
        const speed = rate(person, course, day);
        for (; step < steps && step * STEP <= to; step++)
          spare[base + step] = Math.max(0, done + speed * (step * STEP - from) - mine);
        done += speed * (to - from);
      }
      for (; step < steps; step++) spare[base + step] = Math.max(0, done - mine);
    }
  return spare;
}

/** When a pool has done so many. */
function poolBegin(done: Float64Array, base: number, steps: number, place: number): number {
  let [low, high] = [0, steps - 1];
  if ((done[base + high] as number) <= place) return place <= 0 ? 0 : Number.POSITIVE_INFINITY;
  // The first step at which more are done.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((done[base + middle] as number) > place) high = middle;
    else low = middle + 1;
  }
  if (low === 0) return 0;
  const [before, after] = [done[base + low - 1] as number, done[base + low] as number];
  return (low - 1 + (place - before) / (after - before)) * STEP;
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
