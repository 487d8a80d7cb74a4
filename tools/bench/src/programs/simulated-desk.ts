import type { AppContext } from '@beian/database/transaction';
import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { heartbeat } from '@beian/orders/colleagues';
import { loadOrders } from '@beian/orders/order-list';
import { takeNext } from '@beian/orders/take-next';
import type { TestDatabase } from '@beian/testing/database';
import { type SeededRecord, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import type { GrowthTemplates } from '../fill/fill-growth.ts';
import { call, openInReview, tokenOf } from './reviewer-steps.ts';

/** A reviewer looks at an item for so long, and at an order before its first item, milliseconds. */
const PACE = { item: 15_000, order: 60_000 } as const;
/** Verdicts on an order before it is given back, as of a first filing without a second website. */
const VERDICTS = 24;
/** Verdicts after which the page prolongs the lease: once a minute. */
const HEARTBEATS = 4;

/** A desk whose clock runs on as people work, without waiting. */
export interface SimulatedDesk {
  readonly db: TestDatabase;
  readonly app: AppContext;
  readonly templates: GrowthTemplates;
}

/** Reviewers take `orders` orders from the queue, judge items of each, add a note, and give it back. Returns the verdicts. */
export async function reviewOrders(
  { db, app, templates }: SimulatedDesk,
  orders: number,
  run: string,
): Promise<number> {
  let verdicts = 0;
  for (let nth = 0; nth < orders; nth += 1) {
    const actor = actorOf(templates, nth);
    const orderId = await openInReview(app, actor, nth);
    await call(app, actor, orderId, 'claim', {});
    const token = await tokenOf(app, actor, orderId);
    const [order] = await transaction(app, actor, (tx) =>
      loadOrders(app, tx, { actor, ids: [orderId], parts: ['items'], language: 'zh' }),
    );
    await db.travel(PACE.order);
    const items = (order?.items ?? []).filter(({ inReview, hash }) => inReview && hash !== null);
    for (let at = 0; at < VERDICTS; at += 1) {
      const item = items[at % items.length];
      if (item === undefined) throw new Error(`${orderId} has no item in review`);
      await db.travel(PACE.item);
      if (at % HEARTBEATS === 0) await transaction(app, actor, (tx) => heartbeat(tx, actor, orderId, token));
      await call(app, actor, orderId, 'recordVerdict', {
        token,
        key: `${run}-v-${nth}-${at}`,
        input: { item: item.key, hash: item.hash, verdict: 'pass' },
      });
      verdicts += 1;
    }
    await call(app, actor, orderId, 'addNote', { input: { text: '资料齐全' } });
    await call(app, actor, orderId, 'release', { token });
  }
  return verdicts;
}

/** Reviewers ask for the next order and give it back. */
export async function takeOrders({ app, templates }: SimulatedDesk, orders: number, run: string): Promise<void> {
  for (let nth = 0; nth < orders; nth += 1) {
    const actor = actorOf(templates, nth);
    const taken = await transaction(app, actor, (tx) =>
      takeNext(app, tx, { actor, key: `${run}-n-${nth}`, parts: [], language: 'en' }),
    );
    if (!taken.ok || taken.orderId === null) throw new Error('nothing was taken');
    await call(app, actor, taken.orderId, 'release', { token: await tokenOf(app, actor, taken.orderId) });
  }
}

/** Orders from their draft to the bureau's approval: partner, reviewers, photo, push, file and answer. */
export async function finishOrders({ db, templates }: SimulatedDesk, orders: number): Promise<void> {
  const records: readonly SeededRecord[] = await seedRecords(db);
  const [record] = records;
  if (record === undefined) throw new Error('the seed has no record');
  for (let nth = 0; nth < orders; nth += 1) {
    await orderInState(db, templates.people, record, 'APPROVED', nth % 2 === 0 ? 'FIRST_FILING' : 'CHANGE_WEBSITE');
    await db.travel(1_800_000);
  }
}

const actorOf = ({ reviewers }: GrowthTemplates, nth: number): Actor => {
  const actor = reviewers[nth % reviewers.length];
  if (actor === undefined) throw new Error('no reviewers');
  return actor;
};
