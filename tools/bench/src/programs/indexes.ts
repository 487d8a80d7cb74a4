import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { openContext } from '@beian/database/context';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fillGrowth, makeTemplates } from '../fill/fill-growth.ts';
import { runWeek } from './desk-week.ts';
import { measureGrowth } from './growth-operations.ts';
import { countLog, explainAll, type IndexUse, listen, noUse } from './index-use.ts';
import { finishOrders, reviewOrders, takeOrders } from './simulated-desk.ts';

/**
 * Says for each index which statements use it, with their share of the time of all statements: of a simulated desk on a database of
 * `orders` orders, and of our statements in `log`. Run by `npm run bench -- indexes`.
 */
interface IndexOptions {
  readonly orders: number;
  readonly reviews: number;
  /** Log of a server on which auto_explain told the plans of other runs, such as the tests; empty: none. */
  readonly log: string;
  /** File for the table; empty: it is only printed. */
  readonly write: string;
}
const { orders, reviews, log, write }: IndexOptions = JSON.parse(process.argv[2] ?? '{}');

const db = await testDatabase();
const desk = noUse();
const others = noUse();
try {
  const templates = await makeTemplates(db);
  await explainAll(db, false);
  await withContexts(db, async (app, worker) => {
    await finishOrders({ db: { ...db, app, worker }, app, templates }, Math.max(2, reviews >> 3));
  });
  await explainAll(db, true);
  await fillGrowth(db, templates, { from: 1, to: orders, share: 0.1 });
  await withContexts(db, async (app) => {
    await reviewOrders({ db, app, templates }, reviews, 'i');
    await takeOrders({ db, app, templates }, reviews, 'i');
  });
  await measureGrowth(db, templates, orders, (ctx) => listen(desk, ctx));
  await withContexts(db, (app, worker) => runWeek({ db, app, worker, templates }));
  if (log !== '') await countLog(others, log);
  const text = await describe();
  process.stdout.write(text);
  if (write !== '') writeFileSync(write, text);
} finally {
  await db.close();
}

type Context = Awaited<ReturnType<typeof openContext>>;

async function withContexts(on: TestDatabase, work: (app: Context, worker: Context) => Promise<void>): Promise<void> {
  const open = (databaseUrl: string) => openContext({ databaseUrl, keysFile: on.keysFile, filesDir: on.filesDir });
  const [app, worker] = await Promise.all([open(on.appUrl), open(on.workerUrl)]);
  listen(desk, app);
  listen(desk, worker);
  try {
    await work(app, worker);
  } finally {
    await Promise.all([app.close(), worker.close()]);
  }
}

interface IndexRow {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  readonly kind: 'primary key' | 'unique' | 'foreign key' | '';
}

function listIndexes(): Promise<IndexRow[]> {
  return db.query<IndexRow & Record<string, unknown>>(
    `select c.relname as table, i.relname as name, pg_get_indexdef(x.indexrelid) as definition,
       case when x.indisprimary then 'primary key' when x.indisunique then 'unique'
         when exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = x.indrelid and f.conkey[1] = x.indkey[0]) then 'foreign key' else '' end as kind
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid where c.relnamespace = 'app'::regnamespace order by 1, 2`,
  );
}

async function describe(): Promise<string> {
  const rows = await listIndexes();
  const total = [...desk.statements.values()].reduce((sum, { ms }) => sum + ms, 0);
  const statementsOf = ({ byIndex }: IndexUse, name: string) =>
    [...(byIndex.get(name) ?? [])].sort((one, other) => other[1].ms - one[1].ms);
  const lines = rows.map(({ table, name, definition, kind }) => {
    const used = statementsOf(desk, name);
    const elsewhere = statementsOf(others, name).filter(([statement]) => !desk.byIndex.get(name)?.has(statement));
    const share = (used.reduce((sum, [, { ms }]) => sum + ms, 0) / total) * 100;
    const shown = [...used.slice(0, 3), ...elsewhere.slice(0, used.length === 0 ? 3 : 1)].map(
      ([statement]) => `\`${statement.replaceAll('|', '\\|')}\``,
    );
    const columns = definition
      .replace(/^.* USING /, '')
      .replaceAll('|', '\\|')
      .replace(/\s+/g, ' ');
    const calls = used.reduce((sum, [, one]) => sum + one.calls, 0);
    return `| ${table} | \`${name}\` | ${columns} | ${kind} | ${calls === 0 ? '–' : `${share.toFixed(share < 1 ? 2 : 1)} %`} | ${shown.join(', ') || (kind === '' ? 'not in this run' : '')} |`;
  });
  const idle = rows.filter(({ name, kind }) => kind === '' && !desk.byIndex.has(name) && !others.byIndex.has(name));
  return `<!-- Written by npm run bench -- indexes --write FILE: do not edit. -->
# Indexes

For whoever adds or drops an index: which statements use each, with the share of the time of all statements of a simulated desk that the statements have
which use it (a statement counts for each of its indexes). A primary key, a unique index and the index of a foreign key also serve the constraint. A desk of
a few orders does not show every index that a large one needs: before one without a statement is dropped, \`git grep\` its columns.${log === '' ? '' : ' Statements without a share of time, and those behind the three of the desk, are of the tests.'}

${orders.toLocaleString('en')} orders, ${reviews} reviews, ${[...desk.statements.values()].reduce((sum, { calls }) => sum + calls, 0).toLocaleString('en')} statements in ${(total / 1000).toFixed(1)} s; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}.
${rows.length} indexes, of which ${idle.length} serve no constraint and no statement of this run.

| table | index | columns | constraint | share of time | statements |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}
