import { openContext } from '@beian/database/context';
import { type AppContext, readOnly, system, transaction } from '@beian/database/transaction';
import {
  type OrderFilter,
  type OrderFlag,
  type OrderSort,
  orderFlags,
  orderSorts,
  queueStages,
} from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { heartbeat } from '@beian/orders/colleagues';
import { listOrders, loadOrders, queueCounts, searchAll } from '@beian/orders/order-list';
import { takeNext } from '@beian/orders/take-next';
import { readClock } from '@beian/orders/timers';
import { applyRetention } from '@beian/privacy/retention';
import { loadBoard, rollUpBoard } from '@beian/reporting/board';
import { loadForecast, rollForecast } from '@beian/reporting/forecast';
import { rollUpQuality } from '@beian/reporting/quality';
import { listBureaus, loadGateway } from '@beian/submissions/connections';
import { listSubmissionIds, ordersToSubmit } from '@beian/submissions/submissions';
import type { TestDatabase } from '@beian/testing/database';
import { type GrowthTemplates, openOrderId, SEALED } from '../fill/fill-growth.ts';
import { call, openInReview, tokenOf } from './reviewer-steps.ts';

/** Milliseconds. */
export interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

const SAMPLES = 30;
/** Of what is long: once or a few times. */
const FEW = 5;

/** Runs what people, partners and the worker do often, and measures each. `onOpen`: is told of its connections before the first statement. */
export async function measureGrowth(
  db: TestDatabase,
  templates: GrowthTemplates,
  orders: number,
  onOpen: (ctx: AppContext) => void = () => undefined,
): Promise<Measured[]> {
  // Test databases plan each statement once; here as in operation.
  const [base] = await db.query<{ name: string }>('select current_database() as name');
  await db.query(`alter database ${base?.name} reset plan_cache_mode`);
  const open = (databaseUrl: string) => openContext({ databaseUrl, keysFile: db.keysFile, filesDir: db.filesDir });
  const [app, worker] = await Promise.all([open(db.appUrl), open(db.workerUrl)]);
  onOpen(app);
  onOpen(worker);
  try {
    return await measureWith({ db, app, worker, templates, orders, run: `${orders}-${Date.now()}` });
  } finally {
    await Promise.all([app.close(), worker.close()]);
  }
}

interface Setting {
  readonly db: TestDatabase;
  readonly app: AppContext;
  readonly worker: AppContext;
  readonly templates: GrowthTemplates;
  readonly orders: number;
  /** Part of each idempotency key. */
  readonly run: string;
}

async function measureWith(at: Setting): Promise<Measured[]> {
  const { app, worker, templates } = at;
  const [reviewer] = templates.reviewers;
  const { supervisor, partner } = templates.people;
  if (reviewer === undefined) throw new Error('no reviewers');
  const now = await at.db.now();
  const list = (actor: Actor, filter: OrderFilter, sort?: OrderSort, descending?: boolean) => async () => {
    await readOnly(app, actor, (tx) =>
      listOrders(app, tx, { page: { filter, first: 50, sort, descending }, actor, parts: [], language: 'zh' }),
    );
  };
  const agoIso = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  const measured: Measured[] = [];
  const add = async (name: string, act: (nth: number) => Promise<unknown>, times = SAMPLES): Promise<void> => {
    measured.push(await measure(name, act, times));
  };
  await add('queue page, initial review', list(reviewer, { stage: 'INITIAL' }));
  await add('queue pages: every stage and sort', async (nth) => {
    const stage = queueStages[nth % queueStages.length];
    for (const sort of Object.keys(orderSorts) as OrderSort[])
      for (const descending of [false, true]) await list(reviewer, { stage }, sort, descending)();
  });
  await add('queue pages: every flag', async () => {
    for (const flag of Object.keys(orderFlags) as OrderFlag[]) await list(reviewer, { stage: 'OPEN', flag })();
  });
  await add('queue pages: province, kind, partner, holder, assignee, due, search', async () => {
    for (const filter of [
      { stage: 'OPEN', province: '320000' },
      { stage: 'INITIAL', province: '320000' },
      { stage: 'OPEN', kind: 'CHANGE_WEBSITE' },
      { stage: 'OPEN', partner: partner.actor.id },
      { stage: 'OPEN', holder: 'ME' },
      { stage: 'OPEN', holder: supervisor.actor.id },
      { stage: 'OPEN', holder: 'NOBODY' },
      { stage: 'OPEN', assignee: 'ME' },
      { stage: 'OPEN', assignee: 'NOBODY' },
      { stage: 'OPEN', dueBefore: now },
      { stage: 'OPEN', clock: 'initialReview' },
      { stage: 'OPEN', search: 'BENCH1' },
    ] satisfies OrderFilter[])
      await list(reviewer, filter)();
  });
  await add('lists of finished and of all orders', async () => {
    for (const filter of [
      {},
      { stage: 'DONE' },
      { stage: 'DONE', province: '320000' },
      { stage: 'DONE', partner: partner.actor.id },
      { createdAfter: agoIso(2), createdBefore: agoIso(1) },
      { states: ['APPROVED'], submittedAfter: agoIso(30) },
    ] satisfies OrderFilter[])
      await list(supervisor.actor, filter)();
  });
  await add(
    'search of everything in lists: one number',
    list(supervisor.actor, { search: `BENCH${at.orders - 7}` }),
    FEW,
  );
  await add('global search by number', () =>
    searchAll(app, { actor: reviewer, text: `BENCH${at.orders - 7}`, language: 'zh' }),
  );
  await add('a partner’s lists: by due time, submission, change, reference, state', async () => {
    for (const [filter, sort] of [
      [{}, 'DUE'],
      [{}, 'SUBMITTED'],
      [{}, 'UPDATED'],
      [{ updatedAfter: agoIso(16) }, 'UPDATED'],
      [{ reference: 'ref-300' }, 'DUE'],
      [{ states: ['CORRECTION_REQUIRED'] }, 'DUE'],
      [{ stage: 'OPEN' }, 'DUE'],
      [{ createdAfter: agoIso(20) }, 'SUBMITTED'],
    ] satisfies [OrderFilter, OrderSort][])
      await list(partner.actor, filter, sort)();
  });
  await add('numbers on the tabs', () => readOnly(app, reviewer, queueCounts));
  await add('order page', (nth) =>
    transaction(app, reviewer, (tx) =>
      loadOrders(app, tx, {
        actor: reviewer,
        ids: [openOrderId(nth % SEALED)],
        parts: ['items', 'timeline', 'actions', 'earlier', 'parties', 'dueWhy'] as never,
        language: 'zh',
      }),
    ),
  );
  await add('get-next, heartbeat, release', (nth) =>
    takeAndRelease(at, templates.reviewers[nth % templates.reviewers.length] ?? reviewer, nth),
  );
  await add('claim, eight verdicts, release', (nth) =>
    judge(at, templates.reviewers[nth % templates.reviewers.length] ?? reviewer, nth),
  );
  await add('board', () => readOnly(app, supervisor.actor, (tx) => loadBoard(app, tx, 'zh')));
  await add('board: stored figures each minute', () => rollUpBoard(worker), FEW);
  await add('quality: stored figures each minute', () => rollUpQuality(worker), FEW);
  await add(
    'forecast of a day',
    () =>
      readOnly(app, supervisor.actor, (tx) =>
        loadForecast(app, tx, { until: agoIso(-1), seed: 1, first: 20, after: null, language: 'zh' }),
      ),
    FEW,
  );
  await add('forecast: a day of the back-test', () => rollForecast(worker), FEW);
  await add('gateway board', () =>
    readOnly(app, supervisor.actor, (tx) => loadGateway(app, tx, { actor: supervisor.actor, language: 'zh' })),
  );
  await add('files to bureaus, page', () => readOnly(app, supervisor.actor, (tx) => listSubmissionIds(tx, {})));
  await add('worker: next timer, orders to send', async () => {
    await readClock(worker, []);
    await transaction(worker, system('bureau'), async (tx) => {
      for (const { id } of await listBureaus(worker, tx)) await ordersToSubmit(tx, id, 100);
    });
  });
  for (const kind of ['words', 'photos', 'materials', 'orders'] as const)
    await add(`retention of a day: ${kind}`, () => applyRetention(worker, kind), 1);
  await add(
    'retention: nothing due',
    async () => {
      for (const kind of ['drafts', 'words', 'orders', 'notices', 'savedAnswers'] as const)
        await applyRetention(worker, kind);
    },
    FEW,
  );
  return measured;
}

async function takeAndRelease({ app, run }: Setting, actor: Actor, nth: number): Promise<void> {
  const taken = await transaction(app, actor, (tx) =>
    takeNext(app, tx, { actor, key: `${run}-n-${nth}`, parts: [], language: 'en' }),
  );
  if (!taken.ok || taken.orderId === null) throw new Error('nothing was taken');
  const { orderId } = taken;
  const token = await tokenOf(app, actor, orderId);
  await transaction(app, actor, (tx) => heartbeat(tx, actor, orderId, token));
  await call(app, actor, orderId, 'release', { token });
}

async function judge({ app, run }: Setting, actor: Actor, nth: number): Promise<void> {
  const orderId = await openInReview(app, actor, nth);
  await call(app, actor, orderId, 'claim', {});
  const token = await tokenOf(app, actor, orderId);
  const [order] = await transaction(app, actor, (tx) =>
    loadOrders(app, tx, { actor, ids: [orderId], parts: ['items'], language: 'zh' }),
  );
  const items = (order?.items ?? []).filter(({ inReview, hash }) => inReview && hash !== null).slice(0, 8);
  for (const { key, hash } of items)
    await call(app, actor, orderId, 'recordVerdict', {
      token,
      key: `${run}-v-${nth}-${key}`,
      input: { item: key, hash, verdict: 'pass' },
    });
  await call(app, actor, orderId, 'release', { token });
}

/** NaN for what ends with an error, such as a time limit; the error is printed. */
async function measure(name: string, act: (nth: number) => Promise<unknown>, times: number): Promise<Measured> {
  return measureAll(name, act, times).catch((error: unknown) => {
    process.stdout.write(`  ${name}: ${error}\n`);
    return { name, p50: Number.NaN, p95: Number.NaN };
  });
}

async function measureAll(name: string, act: (nth: number) => Promise<unknown>, times: number): Promise<Measured> {
  const took: number[] = [];
  // The first ones plan their statements.
  for (let nth = times > FEW ? -2 : 0; nth < times; nth += 1) {
    const from = performance.now();
    await act(nth + 2);
    if (nth >= 0) took.push(performance.now() - from);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.floor((took.length - 1) * share)] ?? 0;
  return { name, p50: at(0.5), p95: at(0.95) };
}
