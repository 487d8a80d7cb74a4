import { createInterface } from 'node:readline';
import { testDatabase } from '@beian/testing/database';
import { type Filled, fillDesk } from '../fill/fill.ts';

/**
 * The database of `npm run bench -- desk`: fills one (`desk.js ORDERS`) and prints its address and content as a line
 * of JSON. Until its input ends, it resets submitted, taken and judged orders for each line `again`, and vacuums for
 * each line `vacuum`.
 */
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const db = await testDatabase();
try {
  const filled: Filled = await fillDesk(db, Number(process.argv[2] ?? 100_000), (said) => say({ said }));
  // As in operation; a database of tests plans every statement without its values.
  const [base] = await db.query<{ name: string }>('select current_database() as name');
  await db.query(`alter database ${base?.name} reset plan_cache_mode`);
  const { appUrl, workerUrl, keysFile, filesDir } = db;
  say({ ready: true, appUrl, workerUrl, keysFile, filesDir, filled });
  for await (const line of createInterface(process.stdin)) {
    if (line === 'again') await again(filled);
    else await db.query('vacuum analyze app.orders, app.verdicts');
    say({ done: line });
  }
} finally {
  await db.close();
}

/**
 * Resets submitted orders to drafts, releases taken orders, and deletes the verdicts, because nobody judges an item
 * 50 times.
 */
async function again({ drafts, draftVersion, held, at }: Filled): Promise<void> {
  const heldIds = held.map(({ id }) => id);
  await db.query('delete from app.verdicts where order_id = any($1) and at > $2', [heldIds, at]);
  await db.query('delete from app.timers where order_id = any($1)', [drafts]);
  await db.query(
    `update app.orders set state = 'DRAFT', duty = null, duty_since = null, due_at = null, round = 0, submitted_at = null, version = $2
     where id = any($1) and state <> 'DRAFT'`,
    [drafts, draftVersion],
  );
  await db.query(
    `update app.orders set lease_holder = null, lease_holder_name = null, lease_until = null
     where lease_holder is not null and id <> all($1)`,
    [heldIds],
  );
}
