import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runAudit } from '@beian/audit/audit-verify';
import {
  linkAudit,
  loadAuditKey,
  MAX_LINKED_ROWS,
  openHeadsFolder,
  readPublicKeys,
  signHeads,
} from '@beian/audit/chain';
import { verifyAudit } from '@beian/audit/verification';

import { eventTextSql, writeAudit } from '@beian/database/audit';
import { rowHashSql } from '@beian/database/covered-rows';
import { transaction } from '@beian/database/transaction';
import { perform } from '@beian/orders/perform';
import { testDatabase, withClient } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import type pg from 'pg';

// npm run bench -- audit: writes so many audit rows, half of them moves of orders with correct hashes,
// links and signs them with the worker's functions, and verifies. (Written in bulk: the one exception to real
// events.)

const { rows, times, notes }: { readonly rows: number; readonly times: number; readonly notes: number } = JSON.parse(
  process.argv[2] ?? '{}',
);
const say = (text: string) => void process.stdout.write(`${text}\n`);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
/** Events per order. */
const EACH = 20;

const db = await testDatabase();
const dir = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
try {
  const [record] = await seedRecords(db);
  const people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  const orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  let begun = performance.now();
  await withClient(db.url, (client) => fill(client, rows));
  say(`filled ${rows.toLocaleString('en')} rows, half of them events, in ${seconds(begun)} s`);

  const file = path.join(dir, 'audit-key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const key = loadAuditKey(file);
  const folder = openHeadsFolder(path.join(dir, 'heads'), key);
  const signing = { key, folder, everyMs: 300_000, everyLinks: 1000 };
  begun = performance.now();
  let longest = 0;
  for (;;) {
    const round = performance.now();
    const linked = await linkAudit(db.worker);
    longest = Math.max(longest, performance.now() - round);
    await signHeads(db.worker, signing);
    if (linked < MAX_LINKED_ROWS) break;
  }
  say(`linked and signed in ${seconds(begun)} s; the longest round of 1,000 links ${longest.toFixed(0)} ms`);
  await db.query('vacuum analyze');

  const heads = { heads: { live: folder.read('live'), test: folder.read('test') }, keys: readPublicKeys(folder.dir) };
  for (let nth = 1; nth <= times; nth += 1) {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 50);
    begun = performance.now();
    const own = process.cpuUsage();
    let server = 0;
    const found = await withClient(db.url, async (client) => {
      const { rows: me } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const used = () => processorTime(me[0]?.pid ?? 0);
      const at = used();
      const verified = await verifyAudit(client, { heads });
      server = used() - at;
      return verified;
    });
    const { user, system } = process.cpuUsage(own);
    clearInterval(watch);
    if (found.faults.length > 0 || found.links < rows) throw new Error(JSON.stringify(found));
    const grown = ((most - before) / 1024 / 1024).toFixed(0);
    say(
      `verified ${found.links.toLocaleString('en')} links, ${found.heads} heads, ${found.events.toLocaleString('en')} events, ${found.orders.toLocaleString('en')} orders, ${found.covered.toLocaleString('en')} covered rows in ${seconds(begun)} s (processor time: ${((user + system) / 1e6).toFixed(1)} s here, ${server.toFixed(1)} s of the database); memory grew by ${grown} MB; load ${os.loadavg()[0]?.toFixed(1)}`,
    );
  }
  await cost(people.administrator.actor);
  if (notes > 0) await verifyNotes(orderId, people.reviewers[0].actor);
} finally {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
}

/** CPU time of a process in seconds. */
function processorTime(pid: number): number {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/\(.*\)/, 'x')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/**
 * Writes orders with chains of events, a verdict and an audit row for each event, and as many rows without event. As superuser,
 * without triggers.
 */
async function fill(client: pg.Client, count: number): Promise<void> {
  const orders = Math.ceil(count / 2 / EACH);
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`);
  await client.query(
    `create temp table filled as select 'order_' || md5(n::text) as id, n from generate_series(1, $1) n`,
    [orders],
  );
  await client.query(
    `insert into app.orders select (jsonb_populate_record(o, jsonb_build_object('id', f.id, 'number', 'BENCH-' || f.n, 'locked', false,
       'last_seq', ${EACH}, 'state', 'ABANDONED', 'duty', null, 'duty_since', null, 'due_at', null, 'due_level', 0, 'version', 2, 'round', 0,
       'edition', '2018-06', 'submitted_at', null, 'lease_holder', null, 'assignee', null, 'partner_id', 'partner_bench',
       'created_at', timestamptz '2026-10-01' + interval '1 day', 'updated_at', timestamptz '2026-10-01' + ${EACH} * interval '1 day'))).* from app.orders o cross join filled f`,
  );
  // One sequence number of all orders at a time: each event needs the hash of the previous one.
  await client.query("create temp table heads as select id, ''::text as hash from filled");
  for (let seq = 1; seq <= EACH; seq += 1) {
    await client.query('create index on heads (id)').catch(() => undefined);
    await client.query(
      `with made as (select 'event_' || md5(h.id || ${seq}) as id, h.id as order_id, ${seq} as seq, ${stepOf(seq)} as to_state,
          'partner'::text as actor_kind, 'partner_bench'::text as actor_id, '样例'::text as actor_name, (select jsonb_build_object('kind', o.kind) from app.orders o where o.id = h.id) as input,
          '2018-06'::text as edition, timestamptz '2026-10-01' + ${seq} * interval '1 day' as at, h.hash as previous, false as test from heads h),
        said as (select e.*, encode(sha256(convert_to(${eventTextSql}, 'UTF8')), 'hex') as hash from made e join app.orders o on o.id = e.order_id),
        written as (insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash, test)
          select id, order_id, seq, event, from_state, to_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash, test from said),
        verdicts as (insert into app.verdicts (id, order_id, item, hash, verdict, codes, staff_id, staff_name, at)
          select 'verdict_' || md5(id), order_id, 'website.name', hash, 'pass', '{}', 'staff_bench', '样例', at from said where ${seq} > 1 returning *),
        covered as (select t.order_id, jsonb_build_object('verdicts', jsonb_build_object(t.id, ${rowHashSql('verdicts')})) as rows from verdicts t
          union all select t.id, jsonb_build_object('orders', jsonb_build_object(t.id, ${rowHashSql('orders')})) from app.orders t join filled f on f.id = t.id where ${seq} = 1),
        audited as (insert into app.audit (id, at, actor_kind, actor_id, action, target, outcome, details)
          select 'audit_' || md5(s.id), s.at, s.actor_kind, s.actor_id, s.event, s.order_id, 'done',
            jsonb_build_object('seq', s.seq, 'hash', s.hash, 'covers', c.rows, 'coversAt', ${seq}) from said s join covered c on c.order_id = s.order_id
          union all select 'audit_' || md5(id || 'look'), at, actor_kind, actor_id, 'openClear', order_id, 'done', '{}' from said)
       update heads h set hash = s.hash from said s where s.order_id = h.id`,
    );
  }
  await client.query('update app.orders o set last_hash = h.hash from heads h where h.id = o.id');
  await client.query('analyze app.audit; analyze app.order_events; analyze app.orders');
}

/** Opened, with notes, and abandoned at the end, which matches the rows of orders. */
function stepOf(seq: number): string {
  const [event, from, to] =
    seq === 1
      ? ['openOrder', null, 'DRAFT']
      : seq === EACH
        ? ['abandon', 'DRAFT', 'ABANDONED']
        : ['addNote', 'DRAFT', null];
  const text = (value: string | null | undefined) => (value == null ? 'null::text' : `'${value}'::text`);
  return `${text(event)} as event, ${text(from)} as from_state, ${text(to)}`;
}

/**
 * Measures the cost of an audit row and of the check at the end of a transaction, each against a transaction without
 * it.
 */
async function cost(actor: Parameters<typeof writeAudit>[1]): Promise<void> {
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let nth = 0; nth < 400; nth += 1) {
      const begun = performance.now();
      await work();
      times.push(performance.now() - begun);
    }
    return times.sort((a, b) => a - b)[200] ?? 0;
  };
  const bare = await time(async () => {
    const client = await db.worker.pools.system.connect();
    await client.query(`begin; set local app.kind = 'staff'; set local app.actor = 'x'`);
    await client.query('select 1');
    await client.query('commit');
    client.release();
  });
  const read = await time(() => transaction(db.app, actor, (tx) => tx.client.query('select 1')));
  const audited = await time(() =>
    transaction(db.app, actor, (tx) => writeAudit(tx, actor, 'search', undefined, 'done')),
  );
  say(
    `a transaction that reads: ${bare.toFixed(2)} ms by hand, ${read.toFixed(2)} with the look at its end; one that writes a row of the audit: ${audited.toFixed(2)}`,
  );
}

/** Adds notes to one order, and verifies that order and everything as `audit:verify` does, with the statistics of before. */
async function verifyNotes(orderId: string, actor: Parameters<typeof writeAudit>[1]): Promise<void> {
  for (let added = 0; added < notes; added += 100) {
    await transaction(db.app, actor, async (tx) => {
      for (let nth = added; nth < Math.min(notes, added + 100); nth += 1)
        await perform(db.app, tx, { event: 'addNote', actor, orderId, input: { text: `备注 ${nth}` } });
    });
  }
  while ((await linkAudit(db.worker)) > 0);
  for (const order of [orderId, undefined]) {
    const begun = performance.now();
    const { faults, events } = await runAudit({ url: db.url, heads: undefined, day: undefined, order });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    say(
      `with ${notes.toLocaleString('en')} notes of one order, ${order === undefined ? 'everything' : 'that order'} verified in ${seconds(begun)} s: ${events.toLocaleString('en')} events`,
    );
  }
}
