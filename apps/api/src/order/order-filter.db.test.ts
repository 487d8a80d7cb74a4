import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let reviewer: Credentials;
/** Orders of one partner, one changed each minute: the first two at the same instant. */
const COPIES = 9;
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
  reviewer = await api.signIn(api.people.reviewers[0]);
  const [record] = api.records;
  if (record === undefined) throw new Error('no record');
  const id = await orderInState(api.db, api.people, record, 'INITIAL_REVIEW');
  await api.db.query(
    `insert into app.orders select (json_populate_record(o, json_build_object('id', o.id || '-' || n, 'number', o.number || n, 'locked', false,
       'kind', (array['CHANGE_WEBSITE', 'CANCEL_WEBSITE', 'NEW_WEBSITE'])[1 + n % 3], 'due_at', timestamptz '2026-03-01T00:00:00Z' + n * interval '1 minute',
       'created_at', timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute', 'submitted_at', timestamptz '2026-02-01T00:00:00Z' + n * interval '1 minute',
       'updated_at', timestamptz '2026-04-01T00:00:00.123456Z' + greatest(n, 2) * interval '1 minute'))).*
     from app.orders o, generate_series(1, ${COPIES}) n where o.id = $1`,
    [id],
  );
});
afterAll(() => api.close());

const query = `query ($filter: OrderFilter, $first: Int, $after: String, $sort: OrderSort = UPDATED) {
  orders(filter: $filter, first: $first, after: $after, sort: $sort) {
    edges { node { id kind createdAt updatedAt submittedAt } } pageInfo { hasNextPage endCursor } totalCount } }`;
interface Row {
  id: string;
  kind: string;
  createdAt: string;
  updatedAt: string;
  submittedAt: string;
}
async function find(filter: Record<string, unknown>, as = partner, more = {}) {
  const answer = await api.graphql(as, query, { filter, first: 10, ...more });
  return {
    errors: answer.errors,
    rows: (answer.data?.orders.edges ?? []).map((edge: { node: Row }) => edge.node) as Row[],
    pageInfo: answer.data?.orders.pageInfo,
  };
}

test('a span includes its first instant and excludes its last, whatever zone they are written in', async () => {
  const minute = (month: string, at: number) => `2026-${month}-01T00:0${at}:00Z`;
  for (const [name, month] of [
    ['created', '01'],
    ['submitted', '02'],
    ['due', '03'],
  ]) {
    const found = await find({
      [`${name}After`]: minute(String(month), 3),
      [`${name}Before`]: minute(String(month), 6),
    });
    expect(found.rows.map(({ createdAt }) => createdAt)).toEqual([3, 4, 5].map((at) => `2026-01-01T00:0${at}:00.000Z`));
  }
  const updated = { updatedAfter: '2026-04-01T08:05:00.123+08:00', updatedBefore: '2026-04-01T00:08:00.123Z' };
  expect((await find(updated)).rows.map(({ updatedAt }) => updatedAt.slice(14, 16))).toEqual(['05', '06', '07']);
  // Published names go on, and read every zone.
  const due = { dueFrom: '2026-03-01T08:03:00+08:00', dueBefore: '2026-03-01T00:05Z' };
  expect((await find(due)).rows).toHaveLength(2);
});

test('who goes on with the last `updatedAt` misses no order, also of those that changed at the same instant', async () => {
  const read = new Map<string, Row>();
  let updatedAfter = '2026-01-01T00:00:00Z';
  for (let at = 0; at < 10; at += 1) {
    const { rows } = await find({ updatedAfter, updatedBefore: '2026-05-01T00:00:00Z' }, partner, { first: 3 });
    for (const row of rows) read.set(row.id, row);
    updatedAfter = rows.at(-1)?.updatedAt ?? updatedAfter;
  }
  expect([...read.values()].map(({ updatedAt }) => updatedAt.slice(14, 16))).toEqual(
    [2, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `0${at}`),
  );
});

test('orders are found by several kinds', async () => {
  const { rows } = await find({ kinds: ['CANCEL_WEBSITE', 'NEW_WEBSITE'], createdBefore: '2026-02-01T00:00:00Z' });
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['CANCEL_WEBSITE', 'NEW_WEBSITE']));
  expect(rows).toHaveLength(6);
});

test('a value that cannot be read is refused by its name, in the language of the caller', async () => {
  const unreadable: Record<string, unknown> = {
    dueFrom: 'yesterday',
    dueBefore: '2026-02-30T00:00:00Z',
    province: '999999',
    partner: 'staff_1',
    assignee: 'me',
    holder: 'somebody',
    late: 'NONE',
    ended: '2026-11-24T16:00:00.000Z',
    approved: '2026-11-24',
  };
  for (const [name, value] of Object.entries(unreadable)) {
    const { errors } = await find({ [name]: value }, reviewer);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: `filter.${name}` } });
    expect(errors?.[0]?.message).toMatch(new RegExp(`^\`filter\\.${name}\` cannot be read: give .+\\.$`));
  }
  const ids = await find({ ids: ['order_1', 'record_1'] });
  expect(ids.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.ids[1]' });
  const zh = await api.graphql(
    partner,
    query,
    { first: 10, filter: { province: '江苏' } },
    { 'accept-language': 'zh' },
  );
  expect(zh.errors?.[0]?.message).toBe('`filter.province` 无法识别，应为省份的六位代码（GB/T 2260），如 320000');
  for (const at of ['2026-11-24T00:00:00', '2026-11-24', '2026-02-30T00:00:00Z', 'now', 'infinity'])
    expect(
      (await api.graphql(partner, query, { first: 10, filter: { updatedAfter: at } })).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
});

test('a value of a wrong type is refused alike as a literal and as a variable, with its place among the arguments', async () => {
  const page = (filter: string, variables = '') =>
    `query ${variables} { orders(first: 1, filter: ${filter}) { totalCount } }`;
  const told = async (text: string, variables: Record<string, unknown> = {}) => {
    const { status, errors } = await api.graphql(partner, text, variables);
    return [status, errors?.map(({ message, extensions: { code, field } }) => ({ message, code, field }))];
  };
  const refused = (at: string) => [
    400,
    [
      {
        message: `\`${at}\` has a wrong value: it is ISO 8601 text with a zone, e.g. 2026-11-24T09:30:00+08:00.`,
        code: 'BAD_USER_INPUT',
        field: at,
      },
    ],
  ];
  for (const given of ['yesterday', '2026-11-24', 5, true]) {
    const expected = refused('filter.updatedAfter');
    expect(await told(page(`{ updatedAfter: ${JSON.stringify(given)} }`))).toEqual(expected);
    expect(await told(page('{ updatedAfter: $since }', '($since: DateTime)'), { since: given })).toEqual(expected);
    expect(await told(page('$of', '($of: OrderFilter)'), { of: { updatedAfter: given } })).toEqual(expected);
  }
  // What graphql-js finds in a variable is named by its place there.
  const of = async (filter: object) =>
    (await told(page('$of', '($of: OrderFilter)'), { of: filter }))[1] as { code: string; field: string }[];
  expect(await of({ nothing: 1 })).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'of.nothing' }]);
  expect(await of({ kinds: ['NO_KIND'] })).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'filter.kinds[0]' }]);
});

test('a wrong number, enum, text or field of an input is refused with the code and the field of a variable', async () => {
  const told = async (text: string, variables: Record<string, unknown> = {}) => {
    const { status, errors } = await api.graphql(partner, text, variables);
    return [status, errors?.map(({ extensions: { code, field, rule } }) => [code, field, rule])];
  };
  const page = (first: string, filter: string, variables = '') =>
    `query ${variables} { orders(first: ${first}, filter: ${filter}) { totalCount } }`;
  const ofKinds = page('1', '{ kinds: $of }', '($of: [OrderKind!])');
  const cases: readonly [literal: string, variable: string, value: unknown, field: string][] = [
    [page('"x"', '{}'), page('$of', '{}', '($of: Int)'), 'x', 'first'],
    [page('1.5', '{}'), page('$of', '{}', '($of: Int)'), 1.5, 'first'],
    [page('1', '{ kinds: [NEW_WEBSITE, NO_KIND] }'), ofKinds, ['NEW_WEBSITE', 'NO_KIND'], 'filter.kinds[1]'],
    [page('1', '{ kinds: [NEW_WEBSITE, "NEW_WEBSITE"] }'), ofKinds, ['NEW_WEBSITE', 1], 'filter.kinds[1]'],
    [page('1', '{ partner: 5 }'), page('1', '{ partner: $of }', '($of: String)'), 5, 'filter.partner'],
  ];
  for (const [literal, variable, value, field] of cases) {
    const expected = [400, [['BAD_USER_INPUT', field, 'type']]];
    expect([literal, await told(literal)]).toEqual([literal, expected]);
    expect([variable, await told(variable, { of: value })]).toEqual([variable, expected]);
  }
  expect(await told(page('1', '{ nothing: 1 }'))).toEqual([400, [['BAD_USER_INPUT', 'filter.nothing', undefined]]]);
  expect(await told(page('$of', '{}', '($of: Int = "x")'))).toEqual([400, [['BAD_USER_INPUT', 'of', 'type']]]);
  // A document that does not fit the schema stays one.
  expect(await told('{ orders(frist: "x") { totalCount } }')).toEqual([
    400,
    [['GRAPHQL_VALIDATION_FAILED', undefined, undefined]],
  ]);
});

test('filings are not filtered by a province or nature that does not exist', async () => {
  for (const [name, value] of Object.entries({ province: '"999999"', nature: 99 })) {
    const { errors } = await api.graphql(partner, `{ records(first: 1, ${name}: ${value}) { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: name });
  }
});

test('a partner is refused a condition about what only staff see', async () => {
  for (const [name, value] of Object.entries({ holder: 'ME', assignee: 'NOBODY', late: 'ALL', flag: 'ESCALATED' })) {
    const { errors } = await find({ [name]: value });
    expect(errors?.[0]).toMatchObject({
      message: `\`filter.${name}\` is for staff only: leave it out.`,
      extensions: { code: 'BAD_USER_INPUT', field: `filter.${name}` },
    });
  }
});

test('a cursor of another form or of no instant is refused', async () => {
  const cursor = (key: string) => Buffer.from(JSON.stringify([key, 'order_1'])).toString('base64url');
  for (const after of ['x', cursor('2026-99-99T00:00:00.000Z'), cursor('tomorrow')]) {
    const { errors } = await find({}, partner, { after });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  }
});
