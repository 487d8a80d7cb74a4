import { createServer } from 'node:http';
import { newId } from '@beian/database/ids';
import { forOneId } from '@beian/database/sql';
import { factsSql } from '@beian/orders/facts';
import { reasonsSql } from '@beian/orders/return';
import { pickNextSql } from '@beian/orders/take-next';
import pg from 'pg';

/**
 * The baseline that the API is compared with: node:http and pg, the same rows by the same statements under the same
 * row-level security, in the same roles; the database builds the JSON. Without GraphQL, guards, labels, unsealing and
 * sign-in. `bare.js`, with DATABASE_APP_URL, BENCH_STAFF and BENCH_PARTNER (ids); prints `{"ready":true,"port":…}`.
 */
const { DATABASE_APP_URL: connectionString, BENCH_STAFF: staff = '', BENCH_PARTNER: partner = '' } = process.env;
const poolOf = (kind: string, actor: string) =>
  new pg.Pool({
    connectionString,
    max: 10,
    pipeline: true,
    options: `-c role=app_${kind} -c app.kind=${kind} -c app.actor=${actor}`,
  });
const pools = { staff: poolOf('staff', staff), partner: poolOf('partner', partner) };

type Body = Readonly<Record<string, string>>;

const row = `select o.id, o.number, o.kind, o.state, o.province, o.edition, o.version, o.round, o.subject_name, o.filing_number, o.changed,
    o.partner_id, p.name as partner_name, o.record_id, app.iso(o.created_at) as created_at, app.iso(o.updated_at) as updated_at,
    app.iso(o.submitted_at) as submitted_at, o.duty, app.iso(o.duty_since) as duty_since, app.iso(o.due_at) as due_at,
    o.due_provisional, o.due_level, o.lease_holder, o.lease_holder_name, app.iso(o.lease_until) as lease_until, o.lease_token::text,
    (select value from app.settings where name = 'workingHours') as hours
  from app.orders o join app.partners p on p.id = o.partner_id`;
/** Only the columns of the queue page. */
const queueRow = `select o.id, o.number, o.kind, o.state, o.province, o.edition, o.round, o.subject_name, o.changed, p.name as partner_name,
    app.iso(o.updated_at) as updated_at, app.iso(o.submitted_at) as submitted_at, o.duty, app.iso(o.duty_since) as duty_since, app.iso(o.due_at) as due_at,
    o.due_provisional, o.due_level, o.lease_holder, o.lease_holder_name, app.iso(o.lease_until) as lease_until, o.assignee, o.assignee_name,
    o.escalation_id, app.iso(o.call_again_at) as call_again_at
  from app.orders o join app.partners p on p.id = o.partner_id`;
const due = `case when o.due_at is null then 'infinity'::timestamptz else o.due_at end`;
const waiting = `o.locked and o.state = 'INITIAL_REVIEW'`;

const queue = `/* bareQueue */ with page as materialized (select o.id, ${due} as key from app.orders o where ${waiting} order by ${due}, o.id limit 51)
  select json_build_object('now', app.iso(app.now()),
    'edges', (select json_agg(json_build_object('cursor', page.key, 'node', row_to_json(r)) order by page.key, page.id)
      from page join (${queueRow}) r on r.id = page.id),
    'hours', (select value from app.settings where name = 'workingHours'),
    'total', (select count(*) from (select 1 from app.orders o where ${waiting} limit 1001) c))::text as body`;

const factsOfOne = forOneId(factsSql);
const list = (name: string, sql: string) => `'${name}', (select json_agg(x) from (${sql}) x)`;
const order = forOneId(
  `/* bareOrder */ select json_build_object('now', app.iso(app.now()), ${[
    list('order', `${row} where o.id = any($1)`),
    list('facts', factsSql),
    list(
      'content',
      `select base_plain, encode(base_personal, 'base64') as base_personal, plain, encode(personal, 'base64') as personal, assessment
       from app.order_contents where order_id = any($1)`,
    ),
    list(
      'materials',
      `select id, kind, width, height, bytes, app.iso(created_at) as created_at from app.materials
       where order_id = any($1) and removed_at is null`,
    ),
    list(
      'timeline',
      `select id, event, from_state, to_state, actor_kind, actor_name, app.iso(at) as at, input from app.order_events
       where order_id = any($1) order by seq`,
    ),
    ...[
      'calls',
      'notes',
      'notices',
      'verdicts',
      'returns',
      'domain_checks',
      'sms_checks',
      'curtains',
      'app_photos',
      'report_checks',
    ].map((table) => list(table, `select * from app.${table} where order_id = any($1)`)),
    list(
      'attempts',
      `select u.id, u.sequence, u.state, app.iso(u.sent_at) as sent_at, u.code from app.submission_orders so
       join app.submissions u on u.id = so.submission_id where so.order_id = any($1) order by u.created_at`,
    ),
    list(
      'answers',
      `select e.answer_id, e.position, e.operation, e.codes, e.day from app.answer_entries e where e.order_id = any($1)`,
    ),
  ].join(', ')})::text as body`,
);

/**
 * The writes of each step: the event, the order's row, the audit row, the idempotency key. `o` selects the order and
 * its last event.
 */
const written = (event: string, set: string, from: string) => `
  changed as (update app.orders u set ${set}, updated_at = app.now(), last_seq = u.last_seq + 1, last_hash = $2
    from (${from}) f where u.id = f.id returning u.*),
  logged as (insert into app.order_events (id, order_id, seq, event, from_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
    select $3, id, last_seq, '${event}', state, current_setting('app.kind'), current_setting('app.actor'), '评测', '{}', edition, app.now(), '', $2 from changed),
  audited as (insert into app.audit (id, actor_kind, actor_id, action, target, outcome)
    select $4, current_setting('app.kind'), current_setting('app.actor'), '${event}', id, 'done' from changed),
  kept as (insert into app.idempotency_keys (caller, key, body_hash, answer)
    select current_setting('app.kind') || ':' || current_setting('app.actor'), $2, $2, '\\x00' from changed)`;
const answered = `select json_build_object('id', id, 'version', version, 'token', lease_token::text, 'seq', last_seq)::text as body from changed`;
const fresh = () => [newId('audit'), newId('event'), newId('audit')];

const claim = `/* bareClaim */ with ${written(
  'claim',
  `lease_holder = $5, lease_holder_name = '评测', lease_token = u.lease_token + 1, lease_until = app.now() + interval '5 minutes'`,
  'select $1 as id',
)} ${answered}`;
const release = `/* bareRelease */ with ${written('release', 'lease_holder = null, lease_holder_name = null, lease_until = null', 'select $1 as id')} ${answered}`;
const decide = `/* bareDecide */ with ${written('recordVerdict', 'version = u.version', 'select $1 as id')},
  judged as (insert into app.verdicts (id, order_id, item, hash, verdict, staff_id, staff_name)
    select $5, id, $6, $7, 'pass', current_setting('app.actor'), '评测' from changed) ${answered}`;
const submit = `/* bareSubmit */ with ${written(
  'submit',
  `state = 'INITIAL_REVIEW', duty = 'initialReview', duty_since = app.now(), due_at = app.now() + interval '1 day', round = u.round + 1, version = u.version + 1, submitted_at = app.now()`,
  'select $1 as id',
)},
  content as (update app.order_contents set findings = findings, assessment = assessment where order_id = $1),
  timed as (insert into app.timers (id, order_id, duty, raises, share, due_at, provisional)
    select $3 || t, id, 'initialReview', 'warn', 0.5, app.now() + interval '1 day', false from changed, generate_series(1, 3) t),
  queued as (insert into app.outbox (id, job, payload) select $3 || t, 'deliverNotice', '{}' from changed, generate_series(1, 2) t) ${answered}`;

/** Statements of one connection, sent as a pipeline. */
type Client = pg.PoolClient;
const ask = (client: Client, name: string, text: string, values: readonly unknown[] = []) =>
  client.query<{ body: string }>({ name, text, values: [...values] });

/** Looks up the idempotency key under its own lock, as `findAnswer`. */
const recalled = (client: Client, key: string) => [
  ask(client, 'lock-key', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]),
  ask(
    client,
    'recall',
    `select body_hash, answer from app.idempotency_keys where key = $1
       and caller = current_setting('app.kind') || ':' || current_setting('app.actor')`,
    [key],
  ),
];

/** The answer of a step, read with the commit as in the API: the row and, for a verdict, facts and reasons. */
const rowText = `select json_agg(x)::text as body from (${row} where o.id = $1) x`;
const readBack = (client: Client, id: unknown, parts: boolean) => [
  ask(client, 'row', rowText, [id]),
  ...(parts ? [ask(client, 'facts', factsOfOne, [id]), ask(client, 'reasons', forOneId(reasonsSql), [id])] : []),
];

const body = (answers: readonly pg.QueryResult[]) =>
  `[${answers.map(({ rows }) => (rows[0] as { body?: string } | undefined)?.body ?? JSON.stringify(rows)).join(',')}]`;

/**
 * Locks, looks up the key, reads the facts; then writes, reads the answer and commits: two round trips, as in the
 * API.
 */
async function step(
  pool: pg.Pool,
  name: string,
  text: string,
  values: readonly unknown[],
  parts: boolean,
): Promise<string> {
  const client = await pool.connect();
  try {
    await Promise.all([
      client.query('begin'),
      ask(client, 'lock', 'select 1 from app.orders where id = $1 for update', [values[0]]),
      ...recalled(client, String(values[1])),
      ask(client, 'facts', factsOfOne, [values[0]]),
    ]);
    const [done, ...read] = await Promise.all([
      ask(client, name, text, values),
      ...readBack(client, values[0], parts),
      client.query('commit'),
    ]);
    return done.rows.length === 0 ? '' : body(read.slice(0, -1));
  } finally {
    client.release();
  }
}

/** The same for the next order to take. */
async function takeNext(pool: pg.Pool, staffId: string): Promise<string> {
  const client = await pool.connect();
  try {
    const ids = fresh();
    const [, , , picked] = await Promise.all([
      client.query('begin'),
      ...recalled(client, String(ids[0])),
      client.query<{ id: string }>({ name: 'pick', text: pickNextSql, values: [staffId, []] }),
    ] as const);
    const id = (picked as pg.QueryResult<{ id: string }>).rows[0]?.id;
    if (id === undefined) {
      await client.query('rollback');
      return '';
    }
    await ask(client, 'facts', factsOfOne, [id]);
    const [done] = await Promise.all([
      ask(client, 'claim', claim, [id, ...ids, staffId]),
      // Read twice as in the API: for the reason of the choice, and for the answer.
      ...readBack(client, id, false),
      ...readBack(client, id, false),
      client.query('commit'),
    ]);
    return done.rows[0]?.body ?? '';
  } finally {
    client.release();
  }
}
const one = async (pool: pg.Pool, name: string, text: string, values: readonly unknown[]) =>
  (await pool.query<{ body: string }>({ name, text, values: [...values] })).rows[0]?.body ?? '';

const routes: Readonly<Record<string, (body: Body) => Promise<string>>> = {
  '/empty': async () => '{}',
  '/queue': () => one(pools.staff, 'queue', queue, []),
  '/order': ({ id }) => one(pools.staff, 'order', order, [id]),
  '/next': ({ staff = '' }) => takeNext(pools.staff, staff),
  '/release': ({ id }) => step(pools.staff, 'release', release, [id, ...fresh()], false),
  '/decide': ({ id, item, hash }) =>
    step(pools.staff, 'decide', decide, [id, ...fresh(), newId('verdict'), item, hash], true),
  '/submit': ({ id }) => step(pools.partner, 'submit', submit, [id, ...fresh()], false),
};

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  request.on('end', () => {
    const route = routes[request.url ?? ''];
    const work = route === undefined ? Promise.reject(new Error('no route')) : route(JSON.parse(text) as Body);
    work.then(
      (body) => response.writeHead(body === '' ? 404 : 200, { 'content-type': 'application/json' }).end(body),
      (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
    );
  });
});
server.keepAliveTimeout = 72_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ ready: true, port: typeof address === 'object' ? address?.port : 0 })}\n`);
});
process.stdin.resume().on('end', () => process.exit(0));
