import { rollUpBoard } from '@beian/reporting/board';
import { downloadLists } from '@beian/reporting/downloads';
import { rollForecast } from '@beian/reporting/forecast';
import { rollUpQuality } from '@beian/reporting/quality';
import { walkTestOrder } from '@beian/testing/orders';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';
import { type ApiUnderTest, apiUnderTest, type Credentials } from './testing/api.ts';
import { type ArgumentValues, argumentsOf, selectAll } from './testing/ask-all.ts';
import { type Tenants, tenants } from './testing/tenants.fixture.ts';

const whole = buildApiSchema();
const served = partnerSchema(whole);
const deskQueries = Object.values(whole.getQueryType()?.getFields() ?? {});
const deskMutations = Object.values(whole.getMutationType()?.getFields() ?? {});

let api: ApiUnderTest;
let them: Tenants;
let staff: Record<string, Credentials>;
/** Answers to the desk before there was any test order. */
let before: Record<string, string>;
let walked: { orderId: string; recordId: string }[];
/** Ids of all test rows, and numbers of test orders. */
let marks: string[];

async function askAll(
  as: Credentials,
  roots: readonly GraphQLField<unknown, unknown>[],
  kind: string,
  given: ArgumentValues,
  depth = 3,
) {
  const answers = new Map<string, string>();
  for (let at = 0; at < roots.length; at += 8)
    await Promise.all(
      roots.slice(at, at + 8).map(async (root) => {
        const text = `${kind} { ${root.name}${argumentsOf(root.args, root.name, given)} ${selectAll('key' in (as ?? {}) ? served : whole, root.type, depth, given)} }`;
        // One id for all requests, because errors name it.
        answers.set(root.name, JSON.stringify(await api.graphql(as, text, {}, { 'x-request-id': 'same' })));
      }),
    );
  return answers;
}
const leaks = (answers: ReadonlyMap<string, string>) =>
  [...answers].flatMap(([name, text]) => marks.filter((mark) => text.includes(mark)).map((mark) => `${name}: ${mark}`));

/** Arguments with the partner's test order in place of its live one. */
const given =
  (orderId: string, recordId: string): ArgumentValues =>
  (field, argument) => {
    const value = them.givenOf('a')(field, argument);
    if (value === them.givenOf('a')('order', 'id')) return orderId;
    if (value === them.givenOf('a')('openOrder', 'recordId')) return recordId;
    return value;
  };

/** Everything each role can read, without values that change with time: instants, seconds, shares of time. */
async function told(): Promise<Record<string, string>> {
  await Promise.all([rollUpBoard(api.db.worker), rollForecast(api.db.worker), rollUpQuality(api.db.worker)]);
  const all: Record<string, string> = {};
  for (const [role, as] of Object.entries(staff))
    for (const [name, text] of await askAll(as, deskQueries, 'query', them.givenOf('a')))
      all[`${role} ${name}`] = text
        .replace(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"an instant"')
        .replace(/"(\w*[sS]econds\w*|share|likelihood|ms|likely\w*|expected\w*)":[\d.]+/g, '"$1":0')
        .replace(/\\?"cost\\?":\{[^}]*\}/g, '');
  return all;
}

beforeAll(async () => {
  api = await apiUnderTest();
  them = await tenants(api);
  const [reviewer, supervisor, administrator] = await Promise.all(
    [api.people.reviewers[1], api.people.supervisor, api.people.administrator].map((one) => api.signIn(one)),
  );
  staff = { reviewer, supervisor, administrator };
  before = await told();
  walked = [];
  for (const remark of ['', 'test:review-silent', 'test:bureau-silent', 'test:review-returned'])
    walked.push(await walkTestOrder(api.db, api.people.partner.actor, remark));
  const tables = await api.db.query<{ name: string }>(`select c.table_name as name from information_schema.columns c
    where c.table_schema = 'app' and c.column_name = 'test' and exists (select 1 from information_schema.columns i
      where i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = 'id' and i.data_type = 'text')`);
  marks = ['测试样例试验站点', 'BDT2026'];
  for (const { name } of tables)
    marks.push(...(await api.db.query<{ id: string }>(`select id from app.${name} where test`)).map(({ id }) => id));
}, 300_000);
afterAll(() => api?.close());

test('every query, list, board and search of the desk is unchanged by test orders', async () => {
  expect(marks.length).toBeGreaterThan(200);
  const states = await api.db.query<{ state: string }>('select state from app.orders where test order by state');
  expect(states.map(({ state }) => state)).toEqual([
    'APPROVED',
    // One is created by the tenants fixture.
    'BUREAU_REVIEW',
    'BUREAU_REVIEW',
    'CORRECTION_REQUIRED',
    'INITIAL_REVIEW',
  ]);
  const after = await told();
  // The audit grows because these requests themselves are audited, but not by test data.
  // The cursor of the event log is the end of the whole log.
  const grows = (name: string) => /^\w+ (audit(Chain|Rows)|partnerEvents)$/.test(name);
  const differing = Object.keys(before).filter((name) => before[name] !== after[name]);
  expect(differing.filter((name) => !grows(name))).toEqual([]);
  const grown = Object.keys(after).filter(grows);
  expect(grown.length).toBeGreaterThan(1);
  for (const name of grown)
    expect(
      marks.filter((mark) => after[name]?.includes(mark)),
      name,
    ).toEqual([]);
});

test('no download of any list contains a test order', async () => {
  const filters: Record<string, object> = {
    curtains: { state: 'REQUESTED' },
    submissions: { bureauId: marks.find((id) => id.startsWith('bureau_')) },
  };
  let whole = 0;
  for (const list of Object.keys(downloadLists))
    for (const as of Object.values(staff)) {
      const answer = await api.app.inject({
        method: 'POST',
        url: `/downloads/${list}`,
        headers: { 'accept-language': 'en', ...api.headersOf(as) },
        payload: filters[list] ?? {},
      });
      if (answer.statusCode === 200) whole += 1;
      expect(
        marks.filter((mark) => answer.body.includes(mark)),
        list,
      ).toEqual([]);
    }
  expect(whole).toBeGreaterThan(Object.keys(downloadLists).length);
});

// Last, because an administrator's mutations revoke keys.
test('no role finds a test order by its ids, and no desk action reaches it', async () => {
  const at = walked[1] as (typeof walked)[number];
  const fingerprint = () =>
    api.db.query(`select id, state, version, last_hash, lease_holder from app.orders where test order by id`);
  const stood = await fingerprint();
  for (const [role, as] of Object.entries(staff)) {
    const read = await askAll(as, deskQueries, 'query', given(at.orderId, at.recordId));
    // The audit has the caller's own refused planPreview, with the id that it gave.
    const found = leaks(read).filter((one) => one !== `auditRows: ${at.recordId}`);
    expect(found, role).toEqual([]);
    // Refusals do not mention test data, except that mutations over many orders repeat the given id.
    const done = leaks(await askAll(as, deskMutations, 'mutation', given(at.orderId, at.recordId), 2));
    expect(
      done.filter((one) => !/^(assignOrders|pushOrders): order_/.test(one)),
      role,
    ).toEqual([]);
  }
  expect(await fingerprint()).toEqual(stood);
});
