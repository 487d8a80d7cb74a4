import { availableParallelism, loadavg } from 'node:os';
import type { Keyring } from '@beian/database/sealing';
import { type AppContext, transaction } from '@beian/database/transaction';
import { listOrders, loadOrders } from '@beian/orders/order-list';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fillDesk } from '../fill/fill.ts';

const ROUNDS = 300;
/** Stores values without encryption; for measurements only. */
const clearKeys = (keys: Keyring): Keyring => ({
  ...keys,
  seal: (_, plain) => Buffer.from(plain),
  unseal: (_, sealed) => Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength),
  sealJson: (_, value) => Buffer.from(JSON.stringify(value)),
  unsealJson: (_, sealed) => JSON.parse(Buffer.from(sealed).toString()),
});

/**
 * Measures the cost of sealing and row-level security together: the same functions over a database, and over a copy
 * without policies and with unsealed values, in turns. By statement and shape, in one process.
 */
export async function measureQueueCost(orders: number, say: (line: string) => void): Promise<void> {
  const first = await testDatabase();
  const filled = await fillDesk(first, orders, () => undefined);
  const left = await first.detach();
  const [on, off] = [await testDatabase({ of: left }), await testDatabase({ of: left })];
  try {
    const ctx: AppContext = { ...off.app, keys: clearKeys(off.app.keys) };
    await inClear(off);
    const actor = { kind: 'staff', id: filled.reviewers[0]?.id ?? '', roles: ['reviewer'], name: 'bench' } as const;
    const asked = { actor, language: 'zh' } as const;
    const thick = [...filled.thick];
    const queue = (of: AppContext) =>
      transaction(of, actor, (tx) =>
        listOrders(of, tx, { ...asked, page: { first: 50, filter: { stage: 'INITIAL' } }, parts: [] }),
      );
    const page = (of: AppContext, nth: number) =>
      transaction(of, actor, (tx) =>
        loadOrders(of, tx, {
          ...asked,
          ids: [thick[nth % thick.length] ?? ''],
          parts: ['items', 'actions', 'timeline'],
        }),
      );
    say(
      `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${filled.open} open orders; ${ROUNDS} of each in turns`,
    );
    for (const [name, work] of [
      ['a page of the queue', queue],
      ['an order with its items', page],
    ] as const) {
      const took: [number[], number[]] = [[], []];
      for (let nth = -20; nth < ROUNDS; nth += 1)
        for (const [at, of] of nth % 2 === 0
          ? ([
              [0, on.app],
              [1, ctx],
            ] as const)
          : ([
              [1, ctx],
              [0, on.app],
            ] as const)) {
          const from = performance.now();
          await work(of, nth + 20);
          if (nth >= 0) took[at].push(performance.now() - from);
        }
      const q = (list: number[], share: number) =>
        list.sort((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? 0;
      const [half, none] = [q(took[0], 0.5), q(took[1], 0.5)];
      say(
        `  ${name}: p50 ${half.toFixed(2)} ms, without ${none.toFixed(2)} ms: ${half < none ? '−' : '+'} ${Math.abs((half / none - 1) * 100).toFixed(0)} %; p95 ${q(took[0], 0.95).toFixed(2)}, without ${q(took[1], 0.95).toFixed(2)}`,
      );
    }
  } finally {
    await Promise.all([on.close(), off.close()]);
  }
}

/** Removes the policies, and unseals the values that these pages read. */
async function inClear(db: TestDatabase): Promise<void> {
  await db.query(`do $$ declare t text; begin for t in select tablename from pg_tables where schemaname = 'app' loop
    execute format('alter table app.%I no force row level security, disable row level security', t); end loop; end $$`);
  const rows = await db.query<{ id: string; base: Buffer; now: Buffer }>(
    'select order_id as id, base_personal as base, personal as now from app.order_contents',
  );
  const open = (column: string, id: string, sealed: Buffer) =>
    db.app.keys.unseal(`order_contents.${column}:${id}`, sealed);
  await db.query(
    `update app.order_contents c set base_personal = v.base, personal = v.now
     from unnest($1::text[], $2::bytea[], $3::bytea[]) v(id, base, now) where c.order_id = v.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ id, base }) => open('base_personal', id, base)),
      rows.map(({ id, now }) => open('personal', id, now)),
    ],
  );
}
