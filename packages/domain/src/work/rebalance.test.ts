import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assignmentObstacle,
  type BalanceOrder,
  type BalancePerson,
  balanceTolerance,
  type RebalanceInputs,
  weightOf,
} from './balance.ts';
import { planBalance } from './rebalance.ts';

const days = { today: '2026-11-24', nextWorkday: '2026-11-25' };
const order = (id: string, assignee: string | null, more: Partial<BalanceOrder> = {}): BalanceOrder => ({
  id,
  province: '320000',
  kind: 'CHANGE_WEBSITE',
  assignee,
  stays: false,
  barred: null,
  level: 0,
  due: `2026-11-25T0${id.length % 10}:00:00.000Z`,
  dueDay: '2026-11-25',
  ...more,
});
const person = (id: string, more: Partial<BalancePerson> = {}): BalancePerson => ({
  id,
  skills: { provinces: [], kinds: [] },
  cap: null,
  absences: [],
  others: 0,
  ...more,
});
const ground = (
  orders: BalanceOrder[],
  people: BalancePerson[],
  more: Partial<RebalanceInputs> = {},
): RebalanceInputs => ({
  ...days,
  orders,
  people,
  includeUnassigned: false,
  most: 1000,
  ...more,
});
const many = (count: number, assignee: string | null, more: Partial<BalanceOrder> = {}) =>
  Array.from({ length: count }, (_, nth) =>
    order(`${assignee ?? 'free'}-${String(nth).padStart(3, '0')}`, assignee, more),
  );
const moved = (of: RebalanceInputs) => planBalance(of).moves.map(({ from, to, why }) => `${from}>${to} ${why}`);

describe('planBalance', () => {
  test('moves nothing if loads are even enough', () => {
    expect(moved(ground([...many(4, 'a'), ...many(1, 'b')], [person('a'), person('b')]))).toEqual([]);
    expect(moved(ground(many(3, null), [person('a'), person('b')]))).toEqual([]);
  });

  test('evens out with the fewest orders: 9 and 1 become 7 and 3, and no more', () => {
    const plan = planBalance(ground([...many(9, 'a'), ...many(1, 'b')], [person('a'), person('b')]));
    // Differences of 8, 6, 4, then 2, which is even enough (3).
    expect(plan.moves).toHaveLength(3);
    expect(plan.loads.get('b')).toEqual({ before: { orders: 1, weight: 100 }, after: { orders: 4, weight: 400 } });
  });

  test('an overdue order weighs three, so that it moves instead of three fresh ones', () => {
    const orders = [...many(3, 'a', { level: 100 }), ...many(0, 'b')];
    expect(moved(ground(orders, [person('a'), person('b')]))).toEqual(['a>b EVEN']);
  });

  test('the orders of a person who is away today move; orders under a lease or escalated stay', () => {
    const away = person('a', { absences: [{ from: '2026-11-24', until: '2026-11-24' }] });
    const orders = [order('x', 'a', { dueDay: '2026-11-30' }), order('yy', 'a', { stays: true })];
    expect(moved(ground(orders, [away, person('b')]))).toEqual(['a>b AWAY']);
  });

  test('from tomorrow: orders due in the absence move, orders due before it do not, and none is assigned for it', () => {
    const soon = person('a', { absences: [{ from: '2026-11-25', until: '2026-11-26' }] });
    const orders = [
      order('x', 'a'),
      order('yy', 'a', { dueDay: '2026-11-24' }),
      order('zzz', null, { dueDay: '2026-11-26' }),
    ];
    expect(moved(ground(orders, [soon, person('b')], { includeUnassigned: true }))).toEqual([
      'a>b AWAY',
      'null>b UNASSIGNED',
    ]);
  });

  test('skills, four eyes and people who left', () => {
    const people = [person('a', { skills: { provinces: ['110000'], kinds: [] } }), person('b'), person('c')];
    const orders = [order('x', 'a'), order('yy', 'b', { barred: 'b' }), order('zzz', 'gone', { barred: 'c' })];
    expect(moved(ground(orders, people)).toSorted()).toEqual(['a>c NOT_TAKEN', 'b>c FOUR_EYES', 'gone>b LEFT']);
  });

  test('if the only possible assignee is full, one of their orders moves to make room', () => {
    const people = [
      person('a', { absences: [{ from: '2026-11-24', until: '2026-11-30' }] }),
      person('b', { cap: 1 }),
      person('c', { skills: { provinces: ['110000'], kinds: [] } }),
    ];
    const orders = [order('x', 'a'), order('yy', 'b', { province: '110000' })];
    expect(moved(ground(orders, people))).toEqual(['b>c ROOM', 'a>b AWAY']);
  });

  test('orders that nobody can take stay, with the obstacle of each person', () => {
    const people = [
      person('a', { absences: [{ from: '2026-11-24', until: '2026-11-30' }] }),
      person('b', { cap: 1, others: 1 }),
      person('c', { skills: { provinces: ['110000'], kinds: [] } }),
      person('d'),
    ];
    const plan = planBalance(ground([order('x', 'a', { barred: 'd' })], people));
    expect(plan.moves).toEqual([]);
    expect(plan.stuck).toEqual([{ orderId: 'x', why: 'AWAY', away: 0, notTaken: 1, fourEyes: 1, full: 1 }]);
  });

  test('a person above their cap keeps the orders due first', () => {
    const orders = ['a', 'bb', 'ccc', 'dddd'].map((id) => order(id, 'a'));
    const plan = planBalance(ground(orders, [person('a', { cap: 3 }), person('b')]));
    expect(plan.moves).toEqual([{ orderId: 'dddd', from: 'a', to: 'b', why: 'OVER_CAP' }]);
  });

  test('a truncated plan is marked and contains the most urgent orders', () => {
    const orders = ['a', 'bb', 'ccc'].map((id) => order(id, null));
    const plan = planBalance(ground(orders, [person('p')], { includeUnassigned: true, most: 2 }));
    expect([plan.moves.map(({ orderId }) => orderId), plan.isTruncated]).toEqual([['a', 'bb'], true]);
  });
});

const ids = ['p1', 'p2', 'p3', 'p4'];
const provinces = ['110000', '320000', '330000'];
const daysOf = ['2026-11-24', '2026-11-25', '2026-11-27'];
const aPerson = (id: string) =>
  fc
    .record({
      provinces: fc.subarray(provinces, { maxLength: 2 }),
      cap: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      others: fc.integer({ min: 0, max: 2 }),
      away: fc.constantFrom(null, ...daysOf),
    })
    .map(({ provinces: of, cap, others, away }) =>
      person(id, {
        skills: { provinces: of, kinds: [] },
        cap,
        others,
        absences: away === null ? [] : [{ from: away, until: '2026-11-28' }],
      }),
    );
const anOrder = fc.record({
  province: fc.constantFrom(...provinces),
  assignee: fc.constantFrom(null, 'gone', ...ids),
  stays: fc.boolean(),
  barred: fc.constantFrom(null, ...ids),
  level: fc.constantFrom(0, 50, 75, 100),
  dueDay: fc.constantFrom(null, ...daysOf),
});
const aGround = fc
  .record({
    people: fc.tuple(...ids.map(aPerson)),
    orders: fc.array(anOrder, { maxLength: 24 }),
    unassigned: fc.boolean(),
  })
  .map(({ people, orders, unassigned }) =>
    ground(
      orders.map((one, nth) =>
        order(`order-${String(nth).padStart(2, '0')}`, one.assignee, {
          ...one,
          due: one.dueDay && `${one.dueDay}T0${nth % 10}:00:00.000Z`,
        }),
      ),
      [...people],
      { includeUnassigned: unassigned },
    ),
  );
const applied = (of: RebalanceInputs): RebalanceInputs => {
  const to = new Map(planBalance(of).moves.map((move) => [move.orderId, move.to]));
  return { ...of, orders: of.orders.map((one) => ({ ...one, assignee: to.get(one.id) ?? one.assignee })) };
};
const countOf = (of: RebalanceInputs, id: string) =>
  (of.people.find((one) => one.id === id)?.others ?? 0) + of.orders.filter(({ assignee }) => assignee === id).length;
const law = (about: string, holds: (of: RebalanceInputs) => void) =>
  test(about, () => fc.assert(fc.property(aGround, holds), { numRuns: 400 }));

describe('properties of planBalance', () => {
  law('nobody is given what they cannot see to, and what stays stays', (of) => {
    for (const { orderId, to } of planBalance(of).moves) {
      const one = of.orders.find(({ id }) => id === orderId) as BalanceOrder;
      expect(one.stays).toBe(false);
      expect(assignmentObstacle(one, of.people.find(({ id }) => id === to) as BalancePerson, of)).toBe(null);
      if (one.assignee === null) expect(of.includeUnassigned).toBe(true);
    }
  });

  law('nobody comes above their cap, and who is above it gets nothing; also on the way', (of) => {
    const count = new Map(of.people.map(({ id }) => [id, countOf(of, id)]));
    for (const { from, to } of planBalance(of).moves) {
      const cap = of.people.find(({ id }) => id === to)?.cap ?? Number.POSITIVE_INFINITY;
      expect(count.get(to)).toBeLessThan(cap);
      count.set(to, (count.get(to) ?? 0) + 1);
      if (from !== null) count.set(from, (count.get(from) ?? 0) - 1);
    }
  });

  law('planned again after it is done, it moves nothing, and the same is stuck', (of) => {
    const again = planBalance(applied(of));
    expect(again.moves).toEqual([]);
    expect(again.stuck.map(({ orderId }) => orderId).toSorted()).toEqual(
      planBalance(of)
        .stuck.map(({ orderId }) => orderId)
        .toSorted(),
    );
  });

  law('no order moves for nothing: what could stay moves from who has more, or to make room, and once', (of) => {
    const { moves, loads } = planBalance(of);
    expect(new Set(moves.map(({ orderId }) => orderId)).size).toBe(moves.length);
    const weights = [...loads.values()].map(({ before }) => before.weight);
    const enough = balanceTolerance(weights.reduce((sum, one) => sum + one, 0) / weights.length);
    const isQuiet = moves.every(({ why }) => why === 'EVEN');
    for (const { orderId, from, to, why } of moves) {
      expect(from).not.toBe(to);
      if (why !== 'EVEN' || !isQuiet) continue;
      const [giver, taker] = [loads.get(from ?? ''), loads.get(to)];
      expect((giver?.before.weight ?? 0) - (taker?.before.weight ?? 0)).toBeGreaterThan(enough);
      // The difference is not reversed: the giver had more before, and afterwards has less by at most the weight of one
      // order.
      const one = of.orders.find(({ id }) => id === orderId) as BalanceOrder;
      expect((giver?.after.weight ?? 0) + weightOf(one)).toBeGreaterThanOrEqual(taker?.after.weight ?? 0);
    }
  });

  law('the same input, in whatever sequence, gives the same plan', (of) => {
    const turned = { ...of, orders: of.orders.toReversed(), people: of.people.toReversed() };
    expect(planBalance(turned)).toEqual(planBalance(of));
  });

  test('among equals the fewest orders move that bring any two within three orders', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(counts, (of) => {
        const people = of.map((_, nth) => person(`p${nth}`));
        const orders = of.flatMap((count, nth) => many(count, `p${nth}`));
        const least = fewest(of);
        expect(planBalance(ground(orders, people)).moves).toHaveLength(least);
      }),
    );
  });
});

/** The minimum number of moves that brings all counts within three of one another, by trying every result. */
function fewest(counts: readonly number[]): number {
  const total = counts.reduce((sum, one) => sum + one, 0);
  let best = Number.POSITIVE_INFINITY;
  const ends = (left: number, so: readonly number[]): void => {
    if (so.length === counts.length) {
      if (left !== 0 || Math.max(...so) - Math.min(...so) > 3) return;
      best = Math.min(
        best,
        so.reduce((sum, one, nth) => sum + Math.max(0, one - (counts[nth] ?? 0)), 0),
      );
      return;
    }
    for (let one = 0; one <= left; one++) ends(left - one, [...so, one]);
  };
  ends(total, []);
  return best;
}
