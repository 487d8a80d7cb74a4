import { absenceOn } from '../work/availability.ts';
import { unmetSkills } from '../work/skills.ts';
import type { HandlingLookup } from './handling.ts';
import type { ForecastInputs, ForecastOrder } from './inputs.ts';
import { buildPools, type QueuedOrder } from './pools.ts';
import type { Team } from './team.ts';

const immediately = () => 0;

/** Assigns every order to its queue: its assignee's, or the pool of those who can take it. */
export function buildQueues({ orders }: ForecastInputs, handling: HandlingLookup, team: Team): QueuedOrder[] {
  const ranked = orders
    .map((order) => ({ order, latest: order.due - handling(order).median }))
    .sort((a, b) => a.latest - b.latest || (a.order.id < b.order.id ? -1 : 1));
  const own = new Array<number>(team.people.length).fill(0);
  const ownerOf = ({ assignee, held, barred, province, kind, due }: ForecastOrder): number | null => {
    const nth = assignee === null || held || barred === assignee ? undefined : team.indexById.get(assignee);
    const person = nth === undefined ? undefined : team.people[nth];
    if (nth === undefined || person === undefined || unmetSkills(person.skills, { province, kind }).length > 0)
      return null;
    // An order whose assignee is absent until its due time is offered to others.
    const until = team.timeline.offsetAt(due);
    const isThere = team.timeline.days.some(
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
  const pools = buildPools(team, own);
  return ranked.map(({ order }, nth): QueuedOrder => {
    if (order.held) return { order, place: 0, queue: immediately, begins: immediately, perHour: 0 };
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

/** Time at which a person has done a number of their own orders. */
function ownBegin({ timeline: line, rate }: Team, person: number, course: number, place: number): number {
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
