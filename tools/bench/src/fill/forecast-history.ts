import {
  addWorking,
  type Calendar,
  isWorkingDay,
  shanghaiDay,
  startOfShanghaiDay,
  type WorkingHours,
} from '@beian/domain/calendar';
import { seededRandom } from '@beian/domain/forecast';

/** An event of a simulated order, as a row of app.order_events without its id and hash. */
export interface MadeEvent {
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: 'partner' | 'staff' | 'system';
  /** Index of the reviewer, for staff; the assignee, in an `assign`. */
  readonly who: number | null;
  readonly at: number;
}
export interface MadeOrder {
  readonly province: string;
  readonly kind: string;
  readonly events: MadeEvent[];
  state: string;
  assignee: number | null;
  due: number | null;
  breached: boolean;
}
export interface MadeReviewer {
  readonly provinces: readonly string[];
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const stages = [
  { state: 'INITIAL_REVIEW', event: 'approveInitialReview', into: 'VERIFICATION_PENDING', minutes: 11 },
  { state: 'PHOTO_REVIEW', event: 'approvePhoto', into: 'SUBMISSION_PENDING', minutes: 5 },
  { state: 'SUBMISSION_PENDING', event: 'pushToBureau', into: 'SUBMITTING', minutes: 4 },
] as const;

interface Waiting {
  readonly order: MadeOrder;
  readonly stage: number;
  readonly due: number;
  readonly hard: number;
}

/**
 * Simulates a review team minute by minute: reviewers of different speed, some limited to a few provinces, better and
 * worse days, absences, waves of orders above the team's capacity, orders that are assigned, claimed out of turn, or
 * difficult and released after a call. Independent of the forecast's method. The same seed gives the same history.
 */
export function makeHistory({
  calendar,
  hours,
  from,
  until,
  reviewers: count,
  provinces,
  kinds,
  load,
  seed,
}: {
  readonly calendar: Calendar;
  readonly hours: WorkingHours;
  readonly from: number;
  readonly until: number;
  readonly reviewers: number;
  readonly provinces: readonly string[];
  readonly kinds: readonly string[];
  /** Incoming orders as a share of the team's capacity on a usual day. */
  readonly load: number;
  readonly seed: number;
}): { orders: MadeOrder[]; reviewers: MadeReviewer[] } {
  const random = seededRandom(seed);
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const team = Array.from({ length: count }, (_, nth) => ({
    pace: Math.exp(0.25 * normal()),
    provinces: nth % 4 === 0 ? provinces.filter(() => random() < 0.3) : [],
    busy: 0,
    doing: null as Waiting | null,
    there: true,
    own: [] as Waiting[],
  }));
  const orders: MadeOrder[] = [];
  const queue: Waiting[] = [];
  const later: { at: number; order: MadeOrder }[] = [];
  const minutesEach = stages.reduce((sum, { minutes }) => sum + minutes, 0) * 1.25;
  const perDay = (count * 0.93 * 540) / minutesEach;

  const enter = (order: MadeOrder, stage: number, at: number) => {
    const { due } = addWorking(calendar, hours, at, 9 * HOUR);
    order.due = due;
    order.breached = false;
    const waiting: Waiting = { order, stage, due, hard: random() < 0.06 ? 1 + Math.floor(random() * 2) : 0 };
    if (stage === 0 && random() < 0.12) {
      order.assignee = Math.floor(random() * count);
      order.events.push({
        event: 'assign',
        from: order.state,
        to: null,
        kind: 'staff',
        who: order.assignee,
        at: at + 1000,
      });
    }
    if (order.assignee !== null) team[order.assignee]?.own.push(waiting);
    else queue.push(waiting);
  };
  const move = (
    order: MadeOrder,
    event: string,
    to: string,
    kind: MadeEvent['kind'],
    who: number | null,
    at: number,
  ) => {
    order.events.push({ event, from: order.events.length === 0 ? null : order.state, to, kind, who, at });
    order.state = to;
  };
  const finish = (person: number, waiting: Waiting, at: number) => {
    const { order, stage } = waiting;
    if (at > waiting.due && !order.breached) order.breached = true;
    const row = stages[stage] as (typeof stages)[number];
    // A breach comes before a decision that is late.
    if (order.breached)
      order.events.push({ event: 'breach', from: row.state, to: null, kind: 'system', who: null, at: waiting.due });
    move(order, row.event, row.into, 'staff', person, at);
    order.due = null;
    if (stage === 0) later.push({ at: at + (2 + 60 * random()) * HOUR, order });
    else if (stage === 1) enter(order, 2, at);
  };

  for (let day = from; day < until; day += DAY) {
    const name = shanghaiDay(day);
    const start = startOfShanghaiDay(name) + 9 * HOUR;
    const works = isWorkingDay(calendar, name).working;
    const mood = 1 + 0.1 * normal();
    // Two-week waves, and a daily variation.
    const wave = 1 + 0.28 * Math.sin(day / (2.1 * DAY)) + 0.12 * normal();
    const coming = Math.max(0, Math.round(perDay * load * wave * (works ? 1 : 0.25)));
    const arrivals = Array.from({ length: coming }, () => start - HOUR + random() * 13 * HOUR).sort((a, b) => a - b);
    for (const person of team) {
      person.there = random() > 0.07;
      // Orders of absent people go back to the queue.
      if (!person.there) for (const one of person.own.splice(0)) queue.splice(placeOf(queue, one.due), 0, one);
    }
    let next = 0;
    for (let minute = -60; minute < 13 * 60; minute++) {
      const now = start + minute * MINUTE;
      if (now >= until) break;
      while (next < arrivals.length && (arrivals[next] as number) <= now) {
        const order: MadeOrder = {
          province: pick(provinces),
          kind: pick(kinds),
          events: [],
          state: 'DRAFT',
          assignee: null,
          due: null,
          breached: false,
        };
        const at = Math.floor(arrivals[next++] as number);
        move(order, 'openOrder', 'DRAFT', 'partner', null, at - HOUR);
        move(order, 'submit', 'INITIAL_REVIEW', 'partner', null, at);
        orders.push(order);
        enter(order, 0, at);
      }
      for (let nth = later.length - 1; nth >= 0; nth--) {
        const one = later[nth] as (typeof later)[number];
        if (one.at > now) continue;
        later.splice(nth, 1);
        move(one.order, 'submitPhoto', 'PHOTO_REVIEW', 'partner', null, now);
        enter(one.order, 1, now);
      }
      if (!works || minute < 0 || minute >= 540) continue;
      for (const [nth, person] of team.entries()) {
        if (!person.there || person.busy > now) continue;
        if (person.doing !== null) {
          finish(nth, person.doing, now);
          person.doing = null;
        }
        const chosen = choose(person, queue, random);
        if (chosen === null) continue;
        const { order, stage, hard } = chosen;
        order.events.push({ event: 'claim', from: order.state, to: null, kind: 'staff', who: nth, at: now + 1 });
        const minutes = (stages[stage]?.minutes ?? 5) * person.pace * mood * Math.exp(0.5 * normal());
        if (hard > 0) {
          // The applicant did not answer the call: the order waits for another attempt.
          order.events.push({
            event: 'release',
            from: order.state,
            to: null,
            kind: 'staff',
            who: nth,
            at: now + 3 * MINUTE,
          });
          person.busy = now + 3 * MINUTE;
          const again = { ...chosen, hard: hard - 1 };
          if (order.assignee === nth) person.own.splice(Math.min(person.own.length, 12), 0, again);
          else queue.splice(Math.min(queue.length, 40 + Math.floor(random() * 60)), 0, again);
          continue;
        }
        person.doing = chosen;
        person.busy = now + minutes * MINUTE;
      }
    }
    // Orders in work at closing time are continued in the morning.
  }
  for (const { order, due } of [...queue, ...team.flatMap(({ own, doing }) => [...own, ...(doing ? [doing] : [])])])
    if (due < until) {
      order.breached = true;
      order.events.push({ event: 'breach', from: order.state, to: null, kind: 'system', who: null, at: due });
    }
  return { orders, reviewers: team.map((one) => ({ provinces: one.provinces })) };
}

/** Position in a queue that is sorted by due time, except for what was put back. */
const placeOf = (queue: readonly Waiting[], due: number): number => {
  const at = queue.findIndex((one) => one.due > due);
  return at < 0 ? queue.length : at;
};

interface Person {
  readonly provinces: readonly string[];
  readonly own: Waiting[];
}

/** Own orders first, then the first due one that the person may take; sometimes one out of turn. */
function choose(person: Person, queue: Waiting[], random: () => number): Waiting | null {
  if (person.own.length > 0) return person.own.shift() ?? null;
  const from = random() < 0.12 ? Math.floor(random() * Math.min(queue.length, 200)) : 0;
  for (let at = from; at < queue.length; at++) {
    const one = queue[at] as Waiting;
    if (person.provinces.length === 0 || person.provinces.includes(one.order.province))
      return queue.splice(at, 1)[0] ?? null;
  }
  return null;
}
