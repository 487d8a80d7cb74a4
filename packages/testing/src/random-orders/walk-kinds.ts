import { transaction } from '@beian/database/transaction';
import { beginsFromNothing, type LiveEvent, type PlanName, planNames } from '@beian/domain/order';
import { kindRow, type OrderKind, type OrderState, orderKinds } from '@beian/domain/order-names';
import { openPlan } from '@beian/orders/plans';
import type { TestDatabase } from '../database/database.ts';
import type { People } from '../fixtures/people.ts';
import type { SeededRecord } from '../fixtures/records.ts';
import type { Walk } from '../orders/order-in.ts';
import { closingEvents, eventsFrom, tryStep } from '../orders/random-walk.ts';

export type Opening = OrderKind | PlanName;
export const openings: readonly Opening[] = [
  // What leaves by hand has tests of its own.
  ...orderKinds.filter((kind) => kindRow(kind).report !== null),
  ...planNames,
];
const isPlan = (opening: Opening): opening is PlanName => planNames.some((name) => name === opening);

const ends: readonly (OrderState | null)[] = [null, 'APPROVED', 'ABANDONED'];
const stateOf = async (db: TestDatabase, orderId: string): Promise<OrderState | null> =>
  (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state ?? null;

export interface KindsWalk {
  readonly db: TestDatabase;
  readonly people: People;
  readonly record: SeededRecord;
  readonly province: string;
  /** What is opened first; what follows it is drawn. */
  readonly first: Opening;
  /** Called after each step: its event, and whether the guards allowed it. */
  readonly check: (orderId: string, event: LiveEvent, done: boolean) => Promise<void>;
}

/**
 * Takes random steps of orders of random kinds, one number a step; whenever an order has ended, the next step of its plan or an order
 * of another kind is next. Ends every order that is open then. Returns what it opened and the states it saw.
 */
export async function walkKinds(of: KindsWalk, numbers: readonly number[]): Promise<ReadonlySet<string>> {
  const { db, people, record, province, first, check } = of;
  const seen = new Set<string>();
  /** Orders of the open plan that come next. */
  let waiting: Walk[] = [];
  let walk: Walk = { db, people, record, province, orderId: '' };
  for (const [at, number] of numbers.entries()) {
    if (ends.includes(await stateOf(db, walk.orderId))) {
      const [next, ...rest] = waiting;
      waiting = rest;
      const opening = at === 0 ? first : (openings[number % openings.length] ?? first);
      const opened = next === undefined ? await open(walk, opening, number) : [next];
      await check(opened[0]?.orderId ?? '', 'openOrder', opened.length > 0);
      if (opened.length === 0) continue;
      if (next === undefined) {
        seen.add(opening);
        waiting = opened.slice(1);
      }
      walk = opened[0] ?? walk;
    }
    const state = await stateOf(db, walk.orderId);
    const events = eventsFrom(state);
    const event = events[number % events.length] as LiveEvent;
    const done = await tryStep(walk, event);
    seen.add((await stateOf(db, walk.orderId)) ?? '');
    await check(walk.orderId, event, done);
  }
  for (const one of [walk, ...waiting])
    if (!(await close(one))) throw new Error(`${one.kind} in ${await stateOf(db, one.orderId)} has no way out`);
  return seen;
}

/** The orders that it opens; none if they are refused. */
async function open(walk: Walk, opening: Opening, number: number): Promise<Walk[]> {
  if (!isPlan(opening)) {
    const one: Walk = { ...walk, kind: opening, orderId: '' };
    return (await tryStep(one, 'openOrder')) ? [one] : [];
  }
  const { db, people, record, province } = walk;
  const { actor } = people.partner;
  const about = beginsFromNothing(opening)
    ? { province, websites: 2 }
    : { recordId: record.id, websiteId: record.websiteIds[0] };
  const call = { actor, name: opening, ...about };
  const key = `${record.id} ${opening} ${number} ${await db.now()} ${walk.orderId}`;
  const outcome = await transaction(db.app, actor, (tx) => openPlan(db.app, tx, { ...call, key }));
  if (!outcome.ok) return [];
  const steps = await db.query<{ id: string; kind: OrderKind }>(
    `select o.id, o.kind from app.plan_steps s join app.orders o on o.id = s.order_id where s.plan_id = $1 order by s.position`,
    [outcome.planId],
  );
  return steps.map(({ id, kind }) => ({ ...walk, kind, orderId: id }));
}

/** Ends an order by the shortest way. */
async function close(walk: Walk): Promise<boolean> {
  for (let tries = 0; tries < 6; tries += 1) {
    const state = await stateOf(walk.db, walk.orderId);
    if (ends.includes(state)) return true;
    // Releases a lease that an earlier step left.
    await tryStep(walk, 'release');
    if (!(await tryStep(walk, closingEvents[state as OrderState] ?? 'abandon'))) return false;
  }
  return ends.includes(await stateOf(walk.db, walk.orderId));
}
