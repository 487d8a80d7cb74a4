import { availableParallelism, loadavg } from 'node:os';
import { searchAll } from '@beian/orders/order-list';
import { idNumberHashes } from '@beian/records/record';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import pg from 'pg';
import { makeColumnsPlain } from '../fill/plain-columns.ts';

/**
 * Measures the global search on a scratch database of `orders` orders, each with its own website and every second one
 * with its own record: copies of one order made by real events, written as superuser (permitted for benchmarks, not
 * for tests: docs/spec/desk.md D-benchmarks). Run by `npm run bench -- search`.
 */
const { orders: ORDERS }: { readonly orders: number } = JSON.parse(process.argv[2] ?? '{}');
const SAMPLES = 40;
const PERSON = '990000190001010024';
const say = (line: string) => process.stdout.write(`${line}\n`);

const db = await testDatabase();
try {
  await measure(db, await fill(db));
} finally {
  await db.close();
}

async function fill(into: TestDatabase): Promise<People> {
  const [record] = await seedRecords(into);
  const people = await seedPeople(into);
  if (record === undefined) throw new Error('no record');
  const account = { ispId: '320000000999', userName: 'bench', password: 'bench', wsdl: 'http://127.0.0.1:1/?wsdl' };
  await seedConnection(into.worker, { ...account, province: '320000' });
  const template = await orderInState(into, people, record, 'INITIAL_REVIEW');
  const began = Date.now();
  const of = (words: string, by: string) =>
    `(string_to_array('${words}', ' '))[1 + (${by}) % ${words.split(' ').length}]`;
  const client = new pg.Client({ connectionString: into.url });
  await client.connect();
  try {
    // Without triggers and foreign keys.
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
    );
    // Created once over all rows instead of row by row.
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `select indexname as name, indexdef as made from pg_indexes where schemaname = 'app'
         and tablename in ('orders', 'order_contents', 'records', 'websites') and indexdef not like '% UNIQUE %'`,
    );
    for (const { name } of indexes) await client.query(`drop index app.${name}`);
    await client.query(`create temporary table copies as select n, lpad(to_hex(n), 32, '0') as hex,
      ${of('金陵 姑苏 钱塘 岭南 巴山 蓝山 长青 云溪 白鹭 鹿角 松果 星野 银杏 半亩', 'n')}
        || ${of('样例 示例 测试 试制', 'n / 14')} || ${of('茶业 软件 文化 渔具 教育 园艺 机械 物流 摄影 建材', 'n / 56')}
        || n % 9973 || '号有限公司' as name,
      'site' || n || ${of('-tea -soft -shop -club -news', 'n')} || '.example' as domain,
      '苏ICP备' || lpad((20000000 + n / 2)::text, 8, '0') || '号' as number
      from generate_series(1, ${ORDERS}) n`);
    const hash = (by: string) => `array[md5(${by}), md5('p' || ${by})]`;
    await makeColumnsPlain(client);
    await client.query(`insert into app.records select (jsonb_populate_record(t, jsonb_build_object('id', 'record_' || c.hex,
      'bureau_id', 'b' || c.n, 'filing_number', c.number, 'name', c.name, 'names', to_jsonb(array[c.name])))).*
      from copies c, app.records t where t.id = '${record.id}' and c.n % 2 = 0`);
    await client.query(`insert into app.websites select (jsonb_populate_record(t, jsonb_build_object('id', 'website_' || c.hex,
      'record_id', 'record_' || lpad(to_hex(c.n - c.n % 2), 32, '0'), 'bureau_id', 'w' || c.n, 'filing_number', c.number || '-' || 1 + c.n % 2,
      'name', c.name, 'names', to_jsonb(array[c.name, c.domain])))).*
      from copies c, app.websites t where t.record_id = '${record.id}'`);
    await client.query(`insert into app.orders select (jsonb_populate_record(t, jsonb_build_object('id', 'order_' || c.hex,
      'number', 'BD202611' || lpad(c.n::text, 7, '0'), 'record_id', 'record_' || lpad(to_hex(c.n - c.n % 2), 32, '0'),
      'website_id', 'website_' || c.hex, 'locked', false, 'state', 'APPROVED', 'subject_name', c.name,
      'filing_number', c.number || '-' || 1 + c.n % 2))).*
      from copies c, app.orders t where t.id = '${template}'`);
    await client.query(`insert into app.order_contents (order_id, base_plain, base_personal, plain, personal, field_hashes, assessment, names, id_hashes)
      select 'order_' || c.hex, '{}', '', jsonb_build_object('website.name', c.name, 'website.domains', array[c.domain]), '', '{}', '{}',
        array[c.name, c.domain], ${hash('c.n::text')} from copies c`);
    await client.query('update app.order_contents set id_hashes = array[$1] where order_id = $2', [
      idNumberHashes(into.app, PERSON)[0],
      `order_${(ORDERS - 7).toString(16).padStart(32, '0')}`,
    ]);
    for (const { made } of indexes) await client.query(made);
  } finally {
    await client.end();
  }
  await into.query('vacuum analyze');
  say(`${ORDERS} orders filled in ${Math.round((Date.now() - began) / 1000)} s`);
  const sizes = await into.query<{ name: string; size: string }>(
    `select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
     where relname in ('order_contents_grams', 'order_contents_ids', 'orders_number_left', 'websites_grams') order by 1`,
  );
  say(sizes.map(({ name, size }) => `${name} ${size}`).join(', '));
  return people;
}

async function measure(at: TestDatabase, people: People): Promise<void> {
  say(
    `${availableParallelism()} cores, load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}; ${SAMPLES} each, one at a time; ms`,
  );
  const texts: readonly (readonly [string, (n: number) => string])[] = [
    ['order number, whole', (n) => `BD202611${String(1 + n * 997).padStart(7, '0')}`],
    ['order number, prefix of 1,000', (n) => `BD202611${String(n).padStart(4, '0')}`],
    ['filing number, whole', (n) => `苏ICP备${20_000_000 + n * 499}号-1`],
    ['filing number, digits', (n) => `${20_000_000 + n * 499}`],
    ['domain, whole', (n) => `site${1 + n * 997}-${['soft', 'shop', 'club', 'news', 'tea'][(n * 997) % 5]}.example`],
    ['domain, a part', (n) => `site${100 + n}`],
    ['subject, its number', (n) => `${100 + n * 17}号有限`],
    ['subject, 4 characters', () => '蓝山样例'],
    ['subject, 2 characters', () => '渔具'],
    ['subject, in every name', () => '有限公司'],
    ['ID number', () => PERSON],
  ];
  for (const actor of [people.reviewers[0].actor, people.partner.actor]) {
    say(actor.kind);
    for (const [name, text] of texts) {
      const took: number[] = [];
      let hits = 0;
      let narrow = 0;
      for (let n = 0; n < SAMPLES; n += 1) {
        const from = performance.now();
        const { groups, says } = await searchAll(at.app, { actor, text: text(n), language: 'en' });
        took.push(performance.now() - from);
        hits += groups.reduce((sum, group) => sum + group.hits.length, 0);
        if (says !== null) narrow += 1;
      }
      took.sort((a, b) => a - b);
      const q = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(1);
      say(
        `  ${name}: p50 ${q(0.5)}, p95 ${q(0.95)}; ${(hits / SAMPLES).toFixed(1)} hits, narrow it ${narrow} of ${SAMPLES}`,
      );
    }
  }
}
