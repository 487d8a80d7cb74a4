import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listen } from '@beian/database/connection';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Supervised, supervise } from '../scripts/chaos/supervise.mjs';
import { programFile } from '../scripts/lib/bundle.mjs';
import { findFaketime } from '../scripts/lib/install.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { startProgram } from '../scripts/lib/processes.mjs';
import { mustRun } from '../scripts/lib/run.mjs';

/** Each order has four timers, and reminders besides. */
const ORDERS = 39;
const MORE = 8;
/** Time from the first due time to the last, s of the database's clock. */
const SPREAD_S = 60;
const CRASHES = 3;
const LATE_MS = 5000;

let folder: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let db: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startProgram>>;
const workers: Supervised[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'beian-clocks-'));
  // A separate server, because it crashes.
  postgres = await startPostgres({ ephemeral: true });
  process.env.TEST_DATABASE_URL = postgres.superuserUrl;
  db = await testDatabase();
  // Commits must survive the crash.
  await db.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$`,
  );
  const records = await seedRecords(db, moreRecords(ORDERS));
  const people = await seedPeople(db);
  await db.query(
    `insert into app.partner_records (partner_id, record_id, basis) select $1, id, 'test' from app.records where not test on conflict do nothing`,
    [people.partner.actor.id],
  );
  for (const record of records) await orderInState(db, people, record, 'DRAFT');
  sandbox = await startProgram({
    name: 'sandbox',
    file: programFile('sandbox'),
    logDir: folder,
    env: { ...common(), SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA: path.join(folder, 'sandbox') },
  });
}, 180_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await sandbox?.stop();
  await db?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const common = () => ({
  ...process.env,
  KEYS_FILE: db.keysFile,
  FILES_DIR: db.filesDir,
  HOST: '127.0.0.1',
  NODE_ENV: 'test',
  LOG_LEVEL: 'info',
});

/** Starts a worker whose wall clock has the offset in its file; its monotonic clock is the machine's. */
async function startWorker(name: string, offset: string): Promise<{ set(offset: string): void }> {
  const file = path.join(folder, `${name}.time`);
  const set = (now: string) => writeFileSync(file, `${now}\n`);
  set(offset);
  const url = `http://127.0.0.1:${sandbox.ready.port}`;
  const library = findFaketime();
  if (library === undefined) throw new Error('libfaketime is not installed');
  const env = {
    ...common(),
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
    DATABASE_WORKER_URL: db.workerUrl,
    SMTP_URL: `smtp://127.0.0.1:${sandbox.ready.smtpPort}`,
    SMS_URL: `${url}/sms`,
    REGISTRY_URL: `${url}/registry`,
    OUTBOX_AGAIN_S: '5',
    QUEUE_LOCK_MS: '2000',
  };
  workers.push(await supervise(name, () => startProgram({ name, file: programFile('worker'), logDir: folder, env })));
  return { set };
}

const crash = () => {
  const { bin, data, who } = postgres.place;
  const args = ['-D', data, '-m', 'immediate', '-w', '-t', '60', '-l', path.join(data, 'server.log'), 'restart'];
  return mustRun('The database does not come back:', path.join(bin, 'pg_ctl'), args, {
    ...who,
    cwd: '/',
    output: 'dropped',
  });
};

/** Waits for an instant of the database's clock. */
const until = async (iso: string): Promise<void> => {
  const left = Date.parse(iso) - Date.parse(await db.now());
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
};

test('with wrong clocks on two of three workers and three database crashes no timer fires early, is lost or fires twice', async () => {
  const { armed, first, last } = await scheduleTimers();
  const ahead = await startWorker('ahead', '+2h');
  const behind = await startWorker('behind', '-10m');
  const right = await startWorker('right', '+0');

  const start = Date.parse(first);
  const part = (Date.parse(last) - start) / (CRASHES + 1);
  for (let nth = 1; nth <= CRASHES; nth++) {
    await until(new Date(start + nth * part).toISOString());
    await crash();
    // Now another worker has the right clock: it takes over, and the one before stops.
    if (nth === 2) {
      right.set('+2h');
      behind.set('+0');
    }
    // A smaller error than the limit: the worker runs beside the other, and fires nothing early.
    if (nth === 3) ahead.set('+1.5');
  }
  await until(last);
  await waitUntilFired(armed);

  // Each worker detected its wrong clock.
  const saw = (name: string): (string | number)[] =>
    readFileSync(path.join(folder, `${name}.log`), 'utf8')
      .split('\n')
      .flatMap((line): (string | number)[] => {
        const skew = /"skewMs":(-?\d+)/.exec(line)?.[1];
        if (skew !== undefined) return [Math.round(Number(skew) / 60_000)];
        return line.includes('clock is right again') ? ['right'] : [];
      });
  expect({ ahead: saw('ahead'), behind: saw('behind'), right: saw('right') }).toEqual({
    ahead: [120, 'right'],
    behind: [-10, 'right'],
    right: [120],
  });

  const rows = await db.query<{ early: boolean; lateMs: number }>(
    `select t.fired_at < t.due_at as early, extract(epoch from t.fired_at - t.due_at)::float8 * 1000 as "lateMs"
     from app.timers t where t.fired_at is not null order by 2`,
  );
  expect(rows).toHaveLength(armed);
  expect(rows.filter(({ early }) => early)).toEqual([]);
  // One event for each fired timer, and no other: counted by kind and order, because events name no timer.
  const wrong = await db.query(
    `select o.id, k.raises, count(t.id)::int as armed,
       (select count(*)::int from app.order_events e where e.order_id = o.id and e.event = k.raises) as events
     from app.orders o cross join (values ('remind'), ('lapse')) k(raises)
       join app.timers t on t.order_id = o.id and t.raises = k.raises
     group by o.id, k.raises having count(t.id) <> (select count(*) from app.order_events e where e.order_id = o.id and e.event = k.raises)`,
  );
  expect(wrong).toEqual([]);
  const early = await db.query(
    `select e.id from app.order_events e where e.event in ('remind', 'lapse') and e.at < $1::timestamptz`,
    [first],
  );
  expect(early).toEqual([]);
  const late = rows.map(({ lateMs }) => lateMs);
  const p = (share: number) => Math.round(late[Math.ceil(late.length * share) - 1] ?? 0);
  process.stdout.write(
    `${armed} timers, ${CRASHES} crashes: late p50 ${p(0.5)} ms, p95 ${p(0.95)} ms, at most ${p(1)} ms\n`,
  );
  expect(p(0.95)).toBeLessThanOrEqual(LATE_MS);
}, 300_000);

/**
 * Due times spread over the next minute, those of an order in their sequence; the lapse, which ends the order's other timers, is
 * last.
 */
async function scheduleTimers() {
  await db.query(
    `insert into app.timers (id, order_id, duty, raises, share, due_at, provisional)
     select 'timer_' || replace(gen_random_uuid()::text, '-', ''), t.order_id, t.duty, t.raises, t.share, t.due_at, false
     from app.timers t cross join generate_series(1, $1) where t.raises = 'remind' and t.share = (select min(share) from app.timers)`,
    [MORE],
  );
  await db.query(
    `update app.timers t set due_at = app.now() + interval '12 s' + s.at * interval '1 s'
     from (select id, case raises when 'lapse' then $1::float8 else $1::float8 * 0.9 * (row_number() over (order by md5(id))) / count(*) over () end as at
       from app.timers) s where s.id = t.id`,
    [SPREAD_S],
  );
  const [row] = await db.query<{ armed: number; first: string; last: string }>(
    'select count(*)::int as armed, min(due_at) as first, max(due_at) as last from app.timers where closed_at is null and fired_at is null',
  );
  if (row === undefined) throw new Error('nothing is armed');
  return row;
}

/** Checks whenever an event is notified, and after a crash. */
async function waitUntilFired(armed: number): Promise<void> {
  let notify = () => {};
  const listening = await listen(db.workerUrl, ['orders'], () => notify());
  const late = new Promise<never>((_, reject) => {
    AbortSignal.timeout(30_000).addEventListener('abort', () => reject(new Error('not all timers have fired')));
  });
  late.catch(() => undefined);
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        notify = resolve;
      });
      const [row] = await db.query<{ n: number }>(
        'select count(*)::int as n from app.timers where fired_at is not null',
      );
      if (row?.n === armed) return;
      await Promise.race([changed, late]);
    }
  } finally {
    await listening.close();
  }
}
