import { once } from 'node:events';
import { connect } from 'node:net';
import { downloadLists } from '@beian/reporting/downloads';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

const COPIES = 1_150;
/** Time limit for what must end by itself, on a busy machine. */
const patience = { timeout: 15_000 };
let api: ApiUnderTest;
let base: string;
let roles: Record<'reviewer' | 'supervisor' | 'administrator', { cookie: string }>;
let bureauId: string;

beforeAll(async () => {
  api = await apiUnderTest();
  const { db, people, records } = api;
  const [first, second] = records;
  if (first === undefined || second === undefined) throw new Error('too few records');
  const orderId = await orderInState(db, people, first, 'INITIAL_REVIEW');
  await orderInState(db, people, second, 'VERIFICATION_PENDING');
  const [reviewer] = people.reviewers;
  // Copied rows are enough, because the test is about lists (as in lists.db.test.ts).
  await db.query(
    `insert into app.orders select (json_populate_record(o, json_build_object('id', 'order_' || lpad(to_hex(n), 32, '0'), 'number', o.number || lpad(n::text, 6, '0'),
       'locked', false, 'updated_at', app.now() - (n % 40) * interval '1 minute', 'province', (array['320000', '330000'])[1 + n % 2],
       'subject_name', case n when 7 then '=HYPERLINK("http://x.example","点")' when 8 then '+1' when 9 then '-1' when 10 then '@a'
         when 11 then E'\\tb' when 12 then E'一行\\r\\n"二行",三' else o.subject_name end))).*
     from app.orders o, generate_series(1, ${COPIES}) n where o.id = $1`,
    [orderId],
  );
  const who = [orderId, reviewer.actor.id, reviewer.actor.name];
  await db.query(
    `insert into app.skips (id, order_id, staff_id, staff_name, reason, order_version, until, at)
     select 'skip_' || lpad(to_hex(n), 32, '0'), $1, $2, $3, 'OTHER', 1, app.now(), app.now() - (n % 9) * interval '1 minute' from generate_series(1, 12) n`,
    who,
  );
  const escalation = `escalation_${'1'.padStart(32, '0')}`;
  const note = db.app.keys.seal(`escalations.note:${escalation}`, '=1+1');
  await db.query(
    `insert into app.escalations (id, order_id, staff_id, staff_name, reason, note) values ($4, $1, $2, $3, 'OTHER', $5)`,
    [...who, escalation, note],
  );
  await db.query('update app.orders set escalation_id = $2 where id = $1', [orderId, escalation]);
  const [bureau] = await db.query<{ id: string }>('select id from app.bureaus limit 1');
  bureauId = bureau?.id ?? `bureau_${'0'.repeat(32)}`;
  const signIn = (person: { login: string; password: string }) => api.signIn(person);
  roles = {
    reviewer: await signIn(reviewer),
    supervisor: await signIn(people.supervisor),
    administrator: await signIn(people.administrator),
  };
  base = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  // A client that was disconnected has opened another idle connection.
  api?.app.server.closeAllConnections();
  await api?.close();
});

// Uncompressed: compressed, 1000 rows would be sent before a test can interrupt them.
const ask = (as: Credentials, list: string, body: object = {}, language = 'en', signal?: AbortSignal) =>
  fetch(`${base}/downloads/${list}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'accept-language': language, 'accept-encoding': 'identity' },
      ...api.headersOf(as),
    },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });

/** A strict RFC 4180 parser, because the program's own writer is under test. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (csv[at + 1] === '"') cell += csv[++at];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',') [row, cell] = [[...row, cell], ''];
    else if (sign === '\r' && csv[at + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at += 1;
    } else cell += sign;
  }
  expect([row, cell, quoted]).toEqual([[], '', false]);
  return rows;
}

const download = async (as: Credentials, list: string, body: object = {}, language?: string) => {
  const answer = await ask(as, list, body, language);
  expect(answer.status, list).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [head = [], ...rows] = read(bytes.subarray(3).toString());
  expect(rows.length).toBe(Number(answer.headers.get('x-rows')));
  return { head, rows, answer };
};

const codeOf = async (answer: Response) =>
  (await answer.json()) as { code: string; reasons: readonly [{ field: string | null }] };

const downloads = (outcome: string) =>
  api.db.query<{ list: string; rows: number; filter: object }>(
    'select list, rows, filter from app.downloads where outcome = $1 order by started_at, id',
    [outcome],
  );

/** The query of every list's screen, with the field of the first column. */
const screens: Record<keyof typeof downloadLists, { filter?: () => object; query: () => string; first: string }> = {
  orders: { query: () => 'orders(first: 100, after: $after, filter: {})', first: 'number' },
  escalations: { query: () => 'escalations(first: 1, after: $after)', first: 'order { number }' },
  skips: { query: () => 'skips(first: 1, after: $after)', first: 'orderNumber' },
  curtains: {
    filter: () => ({ state: 'REQUESTED' }),
    query: () => 'curtains(first: 100, after: $after, state: REQUESTED)',
    first: 'orderNumber',
  },
  submissions: {
    filter: () => ({ bureauId }),
    query: () => `submissions(first: 100, after: $after, bureauId: "${bureauId}")`,
    first: 'sequence',
  },
  incidents: {
    filter: () => ({ bureauId }),
    query: () => `incidents(first: 100, after: $after, bureauId: "${bureauId}")`,
    first: 'callLabel',
  },
  unmatchedAnswers: { query: () => 'unmatchedAnswers(first: 100, after: $after)', first: 'provinceName' },
  rectifications: { query: () => 'rectifications', first: 'kindLabel' },
  records: { query: () => 'records(first: 100, after: $after)', first: 'filingNumber' },
  lateFindings: { query: () => 'lateFindings(first: 100, after: $after)', first: 'orderNumber' },
  escapes: { query: () => 'escapes(first: 100, after: $after)', first: 'orderNumber' },
  orderRounds: { query: () => 'orderRounds(first: 100, after: $after)', first: 'orderNumber' },
  rulePreviewOrders: {
    filter: () => ({ previewId: 'preview_sample' }),
    query: () => 'rulePreviewOrders(first: 100, after: $after, previewId: "preview_sample")',
    first: 'partLabel',
  },
  secondLooks: {
    filter: () => ({ list: 'DRAWN' }),
    query: () => 'secondLooks(list: DRAWN, first: 100, after: $after)',
    first: 'orderNumber',
  },
  staff: { query: () => 'staffSkills', first: 'name' },
  audit: {
    // Rows that the test does not add while it reads.
    filter: () => ({ action: 'signIn', purpose: 'INSPECTION' }),
    query: () => 'auditRows(first: 100, after: $after, filter: { action: "signIn" })',
    first: 'label',
  },
};

/** All pages of a list over GraphQL. */
async function pages(as: Credentials, { query, first }: { query: () => string; first: string }): Promise<string[]> {
  const paged = query().includes('$after');
  const text = paged
    ? `query ($after: String) { list: ${query()} { edges { node { ${first} } } pageInfo { hasNextPage endCursor } } }`
    : `{ list: ${query()} { ${first} } }`;
  const value = (node: Record<string, unknown>): string => {
    const [one] = Object.values(node);
    return typeof one === 'object' && one !== null ? value(one as Record<string, unknown>) : String(one);
  };
  const found: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors } = await api.graphql(as, text, paged ? { after } : {});
    expect(errors, first).toBeUndefined();
    found.push(...(paged ? data.list.edges.map((edge: { node: never }) => value(edge.node)) : data.list.map(value)));
    more = paged && data.list.pageInfo.hasNextPage;
    after = paged ? data.list.pageInfo.endCursor : null;
  }
  return found;
}

test('every list downloads what its screen shows, and only for those who may see the screen', async () => {
  const forSupervisors = ['escalations'];
  const forBoth = ['skips', 'incidents', 'staff'];
  const forAdministrators = ['audit'];
  for (const [list, screen] of Object.entries(screens)) {
    for (const [role, as] of Object.entries(roles)) {
      const body = { filter: screen.filter?.() ?? {} };
      const may = forSupervisors.includes(list)
        ? role === 'supervisor'
        : forAdministrators.includes(list)
          ? role === 'administrator'
          : !forBoth.includes(list) || role !== 'reviewer';
      if (!may) {
        const refused = await ask(as, list, body);
        expect([refused.status, (await codeOf(refused)).code], `${list} ${role}`).toEqual([403, 'FORBIDDEN']);
        continue;
      }
      const { rows } = await download(as, list, body);
      expect(
        rows.map(([first]) => first),
        `${list} ${role}`,
      ).toEqual(await pages(as, screen));
    }
    for (const as of [{ key: api.people.partner.key }, undefined])
      expect((await ask(as, list, { filter: screen.filter?.() ?? {} })).status).toBe(as === undefined ? 401 : 403);
  }
  expect((await downloads('done')).map(({ list }) => list)).toEqual(expect.arrayContaining(Object.keys(downloadLists)));
});

test('the audit is exported with a purpose, which is audited, and without the routine rows if asked', async () => {
  const [order] = await api.db.query<{ id: string }>('select id from app.orders limit 1');
  const routine = [
    ['heartbeat', {}],
    ['readMaterial', { size: 'thumbnail' }],
  ] as const;
  for (const [action, details] of routine)
    await api.db.query(
      `insert into app.audit (id, actor_kind, actor_id, action, target, outcome, details)
       select 'audit_' || md5($1), 'staff', id, $1, $2, 'done', $3 from app.staff limit 1`,
      [action, order?.id, JSON.stringify(details)],
    );
  expect((await ask(roles.administrator, 'audit', { filter: {} })).status).toBe(400);
  const rowsOf = async (more: object) =>
    (await download(roles.administrator, 'audit', { filter: { purpose: 'INCIDENT', target: order?.id, ...more } }))
      .rows;
  expect((await rowsOf({})).length - (await rowsOf({ routine: false })).length).toBe(2);
  const [kept] = await api.db.query(
    `select details from app.audit where action = 'downloadList' and details ->> 'list' = 'audit' and outcome = 'done' order by at desc, id desc limit 1`,
  );
  expect(kept?.details).toMatchObject({ filter: { purpose: 'INCIDENT', routine: false } });
  const { data } = await api.graphql(
    roles.administrator,
    `{ auditRows(first: 100, filter: { target: "${order?.id}", routine: false }) { edges { node { action } } } }`,
  );
  expect(data.auditRows.edges.map(({ node }: { node: { action: string } }) => node.action)).not.toContain('heartbeat');
});

test('filter, sort, columns, language and time zone apply, and one audit row records the download', async () => {
  const filter = { stage: 'DONE', province: '330000', search: 'BD26', sort: 'UPDATED', descending: true };
  const { head, rows, answer } = await download(
    roles.reviewer,
    'orders',
    { filter, columns: ['updated', 'number', 'province'] },
    'zh',
  );
  expect(head).toEqual(['订单号', '省份', '更新时间（北京时间）']);
  const { data } = await api.graphql(
    roles.reviewer,
    '{ orders(first: 100, filter: { stage: DONE, province: "330000", search: "BD26" }, sort: UPDATED, descending: true) { edges { node { number updatedAt } } } }',
  );
  expect(rows.length).toBeGreaterThan(0);
  const shanghai = (at: string) =>
    new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  expect(rows.slice(0, 100)).toEqual(
    data.orders.edges.map(({ node }: { node: { number: string; updatedAt: string } }) => [
      node.number,
      '浙江省',
      shanghai(node.updatedAt),
    ]),
  );
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="orders-\d{8}-\d{4}\.csv"$/);
  const [audit] = await api.db.query<{ details: Record<string, unknown>; actor_id: string }>(
    `select a.details, a.actor_id from app.audit a where a.action = 'downloadList' and a.details->>'rows' = $1`,
    [String(rows.length)],
  );
  // The search text may be a name, so it is not recorded.
  expect(audit?.actor_id).toBe(api.people.reviewers[0].actor.id);
  expect(audit?.details).toEqual({
    list: 'orders',
    filter: { stage: 'DONE', province: '330000', sort: 'UPDATED', descending: true, searched: true },
    rows: rows.length,
    outcome: 'done',
  });
});

test('no cell begins a formula, and quotes, commas and line breaks are preserved (ASVS 1.3.3)', async () => {
  const { rows } = await download(roles.supervisor, 'orders', { filter: { stage: 'DONE' }, columns: ['subject'] });
  const cells = rows.map(([cell]) => cell);
  for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(cells).toEqual(
    expect.arrayContaining([`'=HYPERLINK("http://x.example","点")`, `'+1`, `'-1`, `'@a`, `'\tb`, '一行\n"二行",三']),
  );
  expect((await download(roles.supervisor, 'escalations', { columns: ['note'] })).rows).toEqual([["'=1+1"]]);
});

test('invalid requests are refused, naming the field, before anything is opened', async () => {
  const refused = async (list: string, body: object) => {
    const answer = await ask(roles.reviewer, list, body);
    const { code, reasons } = await codeOf(answer);
    return [answer.status, code, reasons[0].field];
  };
  expect(await refused('nothing', {})).toEqual([404, 'NO_SUCH_LIST', 'list']);
  expect(await refused('constructor', {})).toEqual([404, 'NO_SUCH_LIST', 'list']);
  expect(await refused('orders', { filter: { stage: 'NONE' } })).toEqual([400, 'WRONG_SHAPE', 'filter.stage']);
  expect(await refused('orders', { columns: ['password'] })).toEqual([400, 'WRONG_SHAPE', 'columns']);
  expect(await refused('curtains', {})).toEqual([400, 'WRONG_SHAPE', 'filter.state']);
  expect(await refused('orders', { first: 3 })).toEqual([400, 'WRONG_SHAPE', 'body']);
});

test('a client that leaves frees its slot, a third parallel download is refused, a dead writer ends its download', async () => {
  const busy = () => api.db.app.pools.export.totalCount - api.db.app.pools.export.idleCount;
  const before = (await downloads('cancelled')).length;
  // Larger than the buffers of sockets and streams, so that the download waits for its reader.
  await api.db.query(`update app.orders set subject_name = repeat('长', 4000) where not locked`);
  const reads = [new AbortController(), new AbortController()];
  const open = await Promise.all(reads.map(({ signal }) => ask(roles.supervisor, 'orders', {}, 'en', signal)));
  expect(open.map(({ status }) => status)).toEqual([200, 200]);
  expect(busy()).toBe(2);
  const third = await ask(roles.supervisor, 'orders');
  expect([third.status, (await codeOf(third)).code]).toEqual([429, 'TOO_MANY_DOWNLOADS']);
  for (const one of reads) one.abort();
  await expect.poll(busy, patience).toBe(0);
  await expect.poll(async () => (await downloads('cancelled')).length, patience).toBe(before + 2);
  for (const { rows } of (await downloads('cancelled')).slice(before)) expect(rows).toBeLessThan(COPIES);
  await api.db.query(
    `insert into app.downloads (id, staff_id, list, filter, rows, alive_at)
     select 'download_' || lpad(to_hex(n), 32, '0'), $1, 'orders', '{}', 40, now() - interval '2 minutes' from generate_series(1, 2) n`,
    [api.people.supervisor.actor.id],
  );
  await download(roles.supervisor, 'records');
  expect((await downloads('failed')).map(({ rows }) => rows)).toEqual([40, 40]);
  const audited = await api.db.query(
    `select 1 from app.audit where action = 'downloadList' and details->>'outcome' = 'failed'`,
  );
  expect(audited.length).toBe(2);
});

test('a client that disconnects at once leaves no connection and no slot behind', async () => {
  const { port } = new URL(base);
  const body = '{"filter":{}}';
  const head = `POST /downloads/orders HTTP/1.1\r\nhost: x\r\ncookie: ${roles.administrator.cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  const ended = async () =>
    (
      await api.db.query<{ open: number }>(
        'select count(*) filter (where ended_at is null)::int as open from app.downloads',
      )
    )[0]?.open;
  for (const pause of [0, 1, 3, 6, 10, 15, 25]) {
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(head + body);
    // At different points while the download is opened.
    for (let turn = 0; turn < pause; turn += 1) await new Promise(setImmediate);
    socket.destroy();
    await expect
      .poll(
        async () => [await ended(), api.db.app.pools.export.totalCount - api.db.app.pools.export.idleCount],
        patience,
      )
      .toEqual([0, 0]);
  }
});

test('a lost database connection aborts the answer', async () => {
  const before = (await downloads('failed')).length;
  const answer = await ask(roles.supervisor, 'orders');
  await api.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
  );
  await expect(answer.arrayBuffer()).rejects.toThrow();
  await expect.poll(async () => (await downloads('failed')).length, patience).toBe(before + 1);
});

test('a removed role and an ended session abort the downloads that depend on them', async () => {
  // An earlier test's download may be written as cancelled only now.
  const earlier = (await api.db.query<{ id: string }>('select id from app.downloads')).map(({ id }) => id);
  const { supervisor } = api.people;
  const [mine, other] = await Promise.all([api.signIn(supervisor), api.signIn(supervisor)]);
  const open = await Promise.all([ask(mine, 'orders'), ask(other, 'orders')]);
  expect(open.map(({ status }) => status)).toEqual([200, 200]);
  // Neither is being read, so both must end without a reader.
  await api.app.inject({ method: 'POST', url: '/auth/sign-out', headers: other });
  await expect(open[1]?.arrayBuffer()).rejects.toThrow();
  await api.db.query(`update app.staff set roles = '{reviewer}' where id = $1`, [supervisor.actor.id]);
  await expect(open[0]?.arrayBuffer()).rejects.toThrow();
  const cancelled = () =>
    api.db.query(`select 1 from app.downloads where outcome = 'cancelled' and id <> all ($1)`, [earlier]);
  await expect.poll(async () => (await cancelled()).length, patience).toBe(2);
});

test('a negative number stays a number', async () => {
  // Seven days later orders are overdue, and the old sessions have ended.
  await api.db.travel(7 * 86_400_000);
  const supervisor = await api.signIn(api.people.supervisor);
  const { rows } = await download(supervisor, 'orders', { columns: ['left'] });
  const overdue = rows.filter(([left = '']) => left.includes('-'));
  expect(overdue.length).toBeGreaterThan(0);
  for (const [left] of overdue) expect(left).toMatch(/^-\d+(\.\d+)?$/);
});
