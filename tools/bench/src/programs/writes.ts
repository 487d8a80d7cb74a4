import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { openContext } from '@beian/database/context';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fillGrowth, makeTemplates } from '../fill/fill-growth.ts';
import { finishOrders, reviewOrders, type SimulatedDesk, takeOrders } from './simulated-desk.ts';

/**
 * Measures what a desk writes: WAL by table, and the share of updates that wrote no index (HOT), of a simulated desk on a database of
 * `orders` orders. Run by `npm run bench -- writes`.
 */
interface WritesOptions {
  readonly orders: number;
  /** Orders that reviewers judge; half as many are taken and given back, an eighth go from draft to approval. */
  readonly reviews: number;
}
const { orders, reviews }: WritesOptions = JSON.parse(process.argv[2] ?? '{}');
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Part {
  readonly name: string;
  readonly counted: string;
  /** Returns how many were done. */
  readonly work: (desk: SimulatedDesk) => Promise<number>;
}

const parts: readonly Part[] = [
  { name: 'reviews', counted: 'decision', work: (desk) => reviewOrders(desk, reviews, 'w') },
  {
    name: 'get-next and release',
    counted: 'order taken',
    work: async (desk) => {
      await takeOrders(desk, reviews >> 1, 'w');
      return reviews >> 1;
    },
  },
];
const whole: Part = {
  name: 'draft to approval',
  counted: 'order',
  work: async (desk) => {
    await finishOrders(desk, reviews >> 3);
    return reviews >> 3;
  },
};

const db = await testDatabase();
try {
  const templates = await makeTemplates(db);
  await db.query('create extension if not exists pg_walinspect');
  // Before the fill, which makes computed columns plain, so that new orders could not be opened.
  await measure({ db, app: db.app, templates }, whole);
  await fillGrowth(db, templates, { from: 1, to: orders, share: 0.3 });
  const [base] = await db.query<{ name: string }>('select current_database() as name');
  await db.query(`alter database ${base?.name} reset plan_cache_mode`);
  const app = await openContext({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir });
  try {
    const desk = { db, app, templates };
    // Plans statements, fills caches.
    await reviewOrders(desk, 4, 'warm');
    await db.query('vacuum (analyze, parallel 0)');
    say(
      `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${orders} orders, ${await setting(db, 'server_version')}, full_page_writes ${await setting(db, 'full_page_writes')}`,
    );
    await db.query('select pg_stat_reset()');
    for (const part of parts) await measure(desk, part);
  } finally {
    await app.close();
  }
  await hotShares(db);
} finally {
  await db.close();
}

async function setting(on: TestDatabase, name: string): Promise<string> {
  const [row] = await on.query<{ value: string }>('select current_setting($1) as value', [name]);
  return row?.value ?? '';
}

async function measure(desk: SimulatedDesk, { name, counted, work }: Part): Promise<void> {
  // Switching to another file of the WAL writes out what is open.
  const position = async () => {
    await desk.db.query('select pg_switch_wal()');
    const [row] = await desk.db.query<{ at: string }>('select pg_current_wal_flush_lsn()::text as at');
    return row?.at ?? '';
  };
  const from = await position();
  const began = performance.now();
  const [cpu, server] = [process.cpuUsage(), await serverTime(desk.db)];
  const done = await work(desk);
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  const own = (used.user + used.system) / 1000 / done;
  const theirs = ((await serverTime(desk.db)) - server) / done;
  const end = await position();
  const rows = await desk.db.query<{ name: string; index: boolean; bytes: string; records: string }>(
    `select coalesce(c.relname, 'other') as name, coalesce(c.relkind = 'i', false) as index, sum(w.record_length)::text as bytes, count(*)::text as records
     from (select distinct on (start_lsn) relfilenode, record_length from pg_get_wal_block_info($1, $2) where reldatabase = (select oid from pg_database where datname = current_database())
       order by start_lsn, block_id) w left join pg_class c on c.relfilenode = w.relfilenode where c.relname is distinct from 'clock' group by 1, 2`,
    [from, end],
  );
  const owners = await desk.db.query<{ index: string; table: string }>(
    'select indexrelid::regclass::text as index, c.relname as table from pg_index i join pg_class c on c.oid = i.indrelid',
  );
  const tableOf = new Map(owners.map(({ index, table }) => [index.replace(/^\w+\./, ''), table]));
  const tables = new Map<string, { heap: number; indexes: number; entries: number }>();
  for (const row of rows) {
    const table = row.index ? (tableOf.get(row.name) ?? row.name) : row.name;
    const sum = tables.get(table) ?? { heap: 0, indexes: 0, entries: 0 };
    if (row.index)
      Object.assign(sum, { indexes: sum.indexes + Number(row.bytes), entries: sum.entries + Number(row.records) });
    else sum.heap += Number(row.bytes);
    tables.set(table, sum);
  }
  const whole = [...tables.values()].reduce((sum, one) => sum + one.heap + one.indexes, 0);
  say(
    `\n${name}: ${done} in ${seconds.toFixed(1)} s; processor of program and database ${own.toFixed(1)} + ${theirs.toFixed(1)} ms, WAL ${(whole / done).toFixed(0)} bytes a ${counted}\n| table | heap | indexes | index records |\n| --- | --- | --- | --- |`,
  );
  for (const [table, { heap, indexes, entries }] of [...tables]
    .sort((a, b) => b[1].heap + b[1].indexes - a[1].heap - a[1].indexes)
    .slice(0, 14))
    say(`| ${table} | ${(heap / done).toFixed(0)} | ${(indexes / done).toFixed(0)} | ${(entries / done).toFixed(1)} |`);
}

/** Processor time of the connections of our programs, ms: the server runs on this machine. */
async function serverTime(on: TestDatabase): Promise<number> {
  const rows = await on.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and usename <> current_user',
  );
  const ticks = rows.map(({ pid }) => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user = 0, system = 0] = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return user + system;
  });
  // A tick is 10 ms on every Linux that Node supports.
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}

async function hotShares(on: TestDatabase): Promise<void> {
  await on.query('select pg_stat_force_next_flush()');
  const rows = await on.query<{ name: string; updates: number; hot: number }>(
    `select relname as name, n_tup_upd::int as updates, n_tup_hot_upd::int as hot from pg_stat_user_tables where schemaname = 'app' and n_tup_upd > 20 order by 2 desc`,
  );
  say('\n| table | updates | without an index (HOT) |\n| --- | --- | --- |');
  for (const { name, updates, hot } of rows) say(`| ${name} | ${updates} | ${((hot / updates) * 100).toFixed(0)} % |`);
}
