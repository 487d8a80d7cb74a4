import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { system, transaction } from '@beian/database/transaction';
import { readNotice } from '@beian/orders/notices';
import { addEndpoint, claimDeliveries } from '@beian/partners/events';
import { seedConnection } from '@beian/submissions/connections';
import { waitForVisibleEvents } from '@beian/testing/database';
import { canariesIn, canaryDraft, canaryRecords, filedCanaries } from '@beian/testing/fixtures';
import { judgeItems, orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';
import { type Answer, type ApiUnderTest, apiUnderTest, type Credentials } from './testing/api.ts';
import { type ArgumentValues, argumentsOf, selectAll } from './testing/ask-all.ts';
import { type Follower, follower } from './testing/follower.ts';
import { having, outcomes, overMany, textOf } from './testing/outcomes.ts';

const whole = buildApiSchema();
const schema = partnerSchema(whole);
const filed = canaryRecords(7);
const secrets = filedCanaries(filed);
const [unit] = filed;

let api: ApiUnderTest;
let partner: { key: string };
/** The partner's orders, by what was done with each. */
const orders = new Map<string, { id: string; recordId: string; websiteId: string }>();

const own = 'website.principal.mobile';
const ownMobile = canaryDraft.find(({ field }) => field === own)?.value ?? '';
const advice = `请核对：${Object.values(unit?.websites[0]?.principal ?? {}).join('，')}；现填 ${ownMobile}`;

const refusal = '... on ActionRefused { code reasons { field code message suggestion } }';
const items = 'items { key personal masked now registered lastReturned reasons { advice } }';
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for
async function change(as: Credentials, name: string, args: string): Promise<any> {
  const key = `key: "${randomUUID()}"`;
  const answer = await api.graphql(
    as,
    `mutation { done: ${name}(${args}, ${key}) { __typename ... on Order { id version lease { token } ${items} orderReasons { advice } } ${refusal} } }`,
  );
  return answer.data?.done ?? answer;
}
const textOfPdf = (pdf: Buffer): string => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
const itemOf = (order: { items: { key: string }[] }, key: string) => order.items.find((one) => one.key === key);
const saved = (order: { id: string; version: number }, fields: readonly object[]) =>
  change(
    partner,
    'saveDraft',
    `id: "${order.id}", version: ${order.version}, fields: [${fields.map((one) => JSON.stringify(one).replace(/"(\w+)":/g, '$1:')).join(', ')}]`,
  );
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for
const look = async (id: string): Promise<any> =>
  (await api.graphql(partner, `{ order(id: "${id}") { id version ${items} } }`)).data.order;

/** Arguments for every query about this order, record and website. */
const givenOf = ({ id, recordId, websiteId }: { id: string; recordId: string; websiteId: string }): ArgumentValues => {
  const at: Record<string, unknown> = {
    ...{ 'record.id': recordId, 'recordHistory.recordId': recordId, 'province.code': '320000' },
    ...{ 'rulebook.code': '320000', 'regions.parent': '320000' },
    ...{ 'eta.province': '320000', 'codes.list': 'NATURE', 'search.text': '金丝雀', 'quality.days': 30 },
  };
  const byName: Record<string, unknown> = { id, orderId: id, recordId, websiteId, ids: id, version: 1, text: '金丝雀' };
  return (field, argument) => (argument === 'key' ? randomUUID() : (at[`${field}.${argument}`] ?? byName[argument]));
};

beforeAll(async () => {
  api = await apiUnderTest({ records: filed });
  partner = { key: api.people.partner.key };
  const { db, people, records } = api;
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
  await seedConnection(db.worker, {
    ...{ province: '320000', ispId: '320000000999', userName: 'test', password: 'test' },
    wsdl: 'http://127.0.0.1:1/?wsdl',
  });
  await transaction(db.app, people.partner.actor, (tx) =>
    addEndpoint(db.app, tx, { actor: people.partner.actor, key: 'hook', input: { url: 'https://hooks.example/' } }),
  );
  const placed = (name: string, nth: number, id: string) => {
    const record = records[nth];
    orders.set(name, { id, recordId: record?.id ?? '', websiteId: record?.websiteIds[0] ?? '' });
  };
  const open = async (nth: number, kind: string) => {
    const made = await change(partner, 'openOrder', `recordId: "${records[nth]?.id}", kind: ${kind}`);
    if (made.__typename !== 'Order') throw new Error(JSON.stringify(made));
    return made;
  };
  placed('draft of a unit', 0, (await open(0, 'CHANGE_WEBSITE')).id);
  placed('draft of a person', 1, (await open(1, 'CHANGE_SUBJECT')).id);
  const returned = await orderInState(db, people, records[2] as never, 'INITIAL_REVIEW');
  placed('returned', 2, returned);
  const token = await judgeItems(db, people, returned, []);
  const reviewer = await api.signIn(people.reviewers[0]);
  const { version, items: judged } = (
    await api.graphql(reviewer, `{ order(id: "${returned}") { version items { key hash } } }`)
  ).data.order;
  const step = async (name: string, args: string) => {
    const done = await change(reviewer, name, `id: "${returned}", token: "${token}", ${args}`);
    if (done.__typename !== 'Order') throw new Error(JSON.stringify(done));
    return done;
  };
  const { hash } = judged.find(({ key }: { key: string }) => key === 'website.name');
  const reasons = `reasons: [{ code: "WEB-01", advice: ${JSON.stringify(advice)} }]`;
  await step('recordVerdict', `item: "website.name", hash: "${hash}", verdict: return, ${reasons}`);
  await step('returnForCorrection', `version: ${version}`);
  placed('under review at a bureau', 4, await orderInState(db, people, records[4] as never, 'BUREAU_REVIEW'));
  placed('awaiting a photo', 6, await orderInState(db, people, records[6] as never, 'VERIFICATION_PENDING'));
  placed('draft of a person’s website', 3, (await open(3, 'CHANGE_WEBSITE')).id);
  placed('draft of a unit’s subject', 5, (await open(5, 'CHANGE_SUBJECT')).id);
  await waitForVisibleEvents(db);
});
afterAll(() => api?.close());

test('opening a draft shows the partner no filed personal value, and its own input in clear', async () => {
  const { id } = orders.get('draft of a person') as { id: string };
  const draft = await look(id);
  expect(canariesIn([['draft', JSON.stringify(draft)]], secrets)).toEqual([]);
  const mobile = 'subject.principal.mobile';
  const mask = '130****3104';
  expect(itemOf(draft, mobile)).toMatchObject({ masked: true, now: [mask], registered: [mask] });
  expect(itemOf(draft, 'subject.nature')).toMatchObject({ masked: false, now: ['5'] });
  const name = '金丝雀己';
  const after = await saved(draft, [{ field: 'subject.principal.name', value: name }]);
  expect(itemOf(after, 'subject.principal.name')).toMatchObject({ masked: false, now: [name], registered: ['金***'] });
  expect(itemOf(after, mobile)).toMatchObject({ masked: true, now: [mask] });
});

test('a masked value that is sent back changes nothing, and another mask is refused with its field', async () => {
  const { id } = orders.get('draft of a unit') as { id: string };
  const content = () =>
    transaction(api.db.worker, system('clock'), async (tx) => {
      const { rows } = await tx.client.query(
        'select personal, field_hashes from app.order_contents where order_id = $1',
        [id],
      );
      return {
        hashes: rows[0].field_hashes,
        values: api.db.worker.keys.unsealJson<Record<string, string>>(
          `order_contents.personal:${id}`,
          rows[0].personal,
        ),
      };
    });
  const before = await content();
  const echo = (order: { items: { key: string; now: string[] | null; masked: boolean }[] }) =>
    order.items.flatMap(({ key, now, masked }) => (masked && now !== null ? [{ field: key, value: now[0] }] : []));
  const draft = await look(id);
  expect(echo(draft).length).toBeGreaterThan(5);
  const after = await saved(draft, echo(draft));
  expect(after.__typename).toBe('Order');
  expect(await content()).toEqual(before);
  expect(echo(after)).toEqual(echo(draft));
  const changed = await saved(after, [{ field: own, value: ownMobile }]);
  expect((await content()).values[own]).toBe(ownMobile);
  const refused = await saved(changed, [
    { field: own, value: '139****0000' },
    { field: 'website.principal.email', value: canaryDraft.find(({ field }) => field.endsWith('email'))?.value },
  ]);
  expect(refused).toMatchObject({ code: 'INVALID_INPUT', reasons: [{ field: own, code: 'MASKED_VALUE' }] });
  expect((await content()).values[own]).toBe(ownMobile);
  // The mask of the registered value reverts the change completely.
  await saved(changed, [{ field: own, value: '130****3102' }]);
  expect(await content()).toEqual(before);
  expect(itemOf(await look(id), own)).toMatchObject({ masked: true, now: ['130****3102'] });
});

describe('nothing that a partner reads tells whether a value that it sends equals the masked filed one', () => {
  const person = unit?.websites[0]?.principal ?? {};
  const other = (part: string) => canaryDraft.find(({ field }) => field === `website.principal.${part}`)?.value ?? '';
  const guesses: [field: string, right: string, wrong: string][] = [
    ...(['mobile', 'name', 'idNumber', 'email', 'officePhone', 'emergencyPhone'] as const).map(
      (part): [string, string, string] => [`website.principal.${part}`, person[part] ?? '', other(part)],
    ),
    // Compared with other fields of the person.
    ['website.principal.emergencyPhone', person.mobile ?? '', other('mobile')],
    ['subject.principal.mobile', person.mobile ?? '', other('mobile')],
    ['subject.principal.email', person.email ?? '', other('email')],
  ];
  /** Without what differs from save to save: the value itself, versions, hashes and marks of content, instants, and what grows with each save. */
  const growing = ['timeline', 'due', 'extensions', 'seconds', 'mark'];
  const plain = (told: unknown, value: string) =>
    JSON.stringify(told, (key, one) => (growing.includes(key) ? undefined : one))
      .replaceAll(value, 'VALUE')
      .replace(/"[0-9a-f]{64}"/g, '"HASH"')
      .replace(/"version":\d+/g, '"version":0')
      .replace(/"\d{4}-\d{2}-\d{2}T[^"]*Z"/g, '"INSTANT"');

  const split = (text: string) => text.split(/(?<=[,}])/);

  test.each(guesses)('%s', async (field, right, wrong) => {
    const ids = orders.get(field.startsWith('subject') ? 'draft of a unit’s subject' : 'draft of a unit') as never;
    const { id } = ids as { id: string };
    const given = givenOf(ids);
    const order = whole.getQueryType()?.getFields().order;
    if (order === undefined) throw new Error('no query order');
    const person = await api.signInOfPartner();
    const everything = async (value: string) => {
      const run = `{ changeOrderDryRun(orderId: "${id}") { __typename ... on DryRun { refused { code field message } returned { item label findings { message } } } } }`;
      const all = [
        await api.graphql(person, textOf(whole, 'query', order, given, 4)),
        (await api.graphql(partner, run)).data,
      ];
      return plain(all, value);
    };
    const tell = async (value: string) => {
      const mask = itemOf(await look(id), field) as unknown as { registered: string[] };
      const answer = await saved(await look(id), [{ field, value }]);
      expect(answer.__typename).toBe('Order');
      const after = await everything(value);
      // The mask of the filed value takes it back.
      const back = await saved(await look(id), [{ field, value: mask.registered[0] }]);
      return [plain(answer, value), after, plain(back, value), await everything(value)];
    };
    const [asFiled, asNot] = [await tell(right), await tell(wrong)];
    expect(asFiled.map(split)).toEqual(asNot.map(split));
    const draft = (await api.graphql(partner, `{ order(id: "${id}") { changed items { key hash changed inReview } } }`))
      .data.order;
    expect(draft.changed).toEqual([]);
    const again = await saved(await look(id), [{ field, value: right }]);
    const { data } = await api.graphql(partner, `{ order(id: "${id}") { changed items { key hash changed } } }`);
    expect(data.order.changed).toEqual([field]);
    const hashOf = (one: { items: { key: string; hash: string }[] }) =>
      one.items.find(({ key }) => key === field)?.hash;
    expect(hashOf(data.order)).not.toBe(hashOf(draft));
    await saved(again, [{ field, value: (itemOf(again, field) as unknown as { registered: string[] }).registered[0] }]);
  });
});

test('after a return, advice masks filed values, and the returned values stay as they were', async () => {
  const order = await look(orders.get('returned')?.id ?? '');
  const text = JSON.stringify(order);
  expect(canariesIn([['returned', text]], secrets)).toEqual([]);
  expect(text).toContain('130****3102');
  // A value that was never filed stays readable.
  expect(text).toContain(ownMobile);
  expect(itemOf(order, 'website.principal.name')).toMatchObject({ masked: true, lastReturned: ['金***'] });
  // The advice is the same if no values are selected.
  const { data } = await api.graphql(
    partner,
    `{ order(id: "${order.id}") { orderReasons { advice } items { key reasons { advice } } } }`,
  );
  expect(canariesIn([['advice', JSON.stringify(data)]], secrets)).toEqual([]);
});

describe('a partner reads none of the filed values of its orders', () => {
  const open: Follower[] = [];
  afterAll(() => Promise.all(open.map((one) => one.stop())));
  const subscriptions = Object.values(schema.getSubscriptionType()?.getFields() ?? {});

  test('in a field of GraphQL, a refusal, a list or the event log', async () => {
    const told: [string, string][] = [];
    const ofOrder = ['order', 'record', 'changeForm', 'recordHistory'];
    // A person of the partner is served the whole schema.
    const readers = [
      [partner, schema],
      [await api.signInOfPartner(), whole],
    ] as const;
    for (const [name, ids] of orders)
      for (const [as, served] of readers) {
        const given = givenOf(ids);
        const all = name === 'draft of a person';
        const asked = Object.values(served.getQueryType()?.getFields() ?? {})
          .filter((root) => all || ofOrder.includes(root.name))
          .map((root) => ['query', root, 4] as const);
        // The answers of mutations do not depend on which order refuses them. Those of an account would end the session.
        const steps = all && as === partner ? Object.values(served.getMutationType()?.getFields() ?? {}) : [];
        const texts = [
          ...asked,
          ...steps.map((root) => ['mutation', root, overMany.includes(root.name) ? 3 : 2] as const),
        ].map(([kind, root, depth]) => [root.name, textOf(served, kind, root, given, depth)] as const);
        const answers = new Map<string, Answer>();
        for (let at = 0; at < texts.length; at += 8)
          await Promise.all(
            texts.slice(at, at + 8).map(async ([root, text]) => answers.set(root, await api.graphql(as, text))),
          );
        const came = outcomes(answers);
        for (const root of [...ofOrder, ...(all ? ['orders', 'records'] : [])])
          expect(came[root], `${name}: ${root}`).toBe('told');
        expect(having(came, 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
        told.push(
          ...[...answers].map(([root, answer]): [string, string] => [`${name}: ${root}`, JSON.stringify(answer)]),
        );
      }
    expect(told.length).toBeGreaterThan(150);
    expect(canariesIn(told, secrets)).toEqual([]);
  }, 60_000);

  test('in refusals of wrong input and in the result of a submitted draft', async () => {
    const told: [string, string][] = [];
    for (const [name, { id }] of orders) {
      const order = await look(id);
      const wrong = order.items.filter(({ personal }: { personal: boolean }) => personal);
      told.push([
        `${name}: saved`,
        JSON.stringify(
          await saved(
            order,
            wrong.map(({ key }: { key: string }) => ({ field: key, value: '样' })),
          ),
        ),
      ]);
      const run = `{ changeOrderDryRun(orderId: "${id}") { __typename ... on DryRun { refused { message suggestion } returned { label findings { message suggestion } } } } }`;
      told.push([`${name}: dry run`, JSON.stringify(await api.graphql(partner, run))]);
      told.push([`${name}: submit`, JSON.stringify(await change(partner, 'submit', `id: "${id}", version: 99`))]);
    }
    expect(told.length).toBe(3 * orders.size);
    expect(canariesIn(told, secrets)).toEqual([]);
  });

  test('in a subscription from the beginning of the log', async () => {
    const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
    const after = Buffer.from(JSON.stringify(['0'.repeat(20), ''])).toString('base64url');
    for (const root of subscriptions) {
      const given: ArgumentValues = (_, argument) => (argument === 'after' ? after : undefined);
      const text = `subscription { ${root.name}${argumentsOf(root.args, root.name, given)} ${selectAll(schema, root.type, 4, given)} }`;
      const one = follower(url, partner.key, {}, text, root.name);
      open.push(one);
      const told = JSON.stringify(await one.take(orders.size));
      expect(told, root.name).toContain('"masked":true');
      expect(canariesIn([[root.name, told]], secrets)).toEqual([]);
    }
  });

  test('in an HTTP route', async () => {
    const routes = [...api.app.printRoutes({ commonPrefix: false }).matchAll(/(\/[^\s]*) \(([A-Z, ]+)\)/g)];
    expect(routes.length).toBeGreaterThan(15);
    const forms = [...orders.values()].map(({ id }) => id);
    const ids = [forms[0] ?? '', [...orders.values()][0]?.recordId ?? ''];
    for (const table of ['materials', 'uploads', 'evidence', 'submissions'])
      ids.push(...(await api.db.query<{ id: string }>(`select id from app.${table} limit 1`)).map(({ id }) => id));
    const told: [string, string][] = [];
    for (const [, path = '', methods = ''] of routes)
      for (const method of methods.split(', ').filter((one) => one === 'GET' || one === 'POST'))
        for (const id of path.startsWith('/verification-forms') ? forms : path.includes(':') ? ids : ['']) {
          const url = path.replace(/:\w+/g, id).replace('*', id);
          const answer = await api.app.inject({
            ...{ method: method as 'GET' | 'POST', url, headers: api.headersOf(partner) },
            ...(method === 'POST' ? { payload: {} } : {}),
          });
          const isForm = answer.headers['content-type'] === 'application/pdf';
          told.push([`${method} ${url}`, isForm ? textOfPdf(answer.rawPayload) : answer.rawPayload.toString('latin1')]);
          if (!isForm) told.push([`${method} ${url}`, answer.body]);
        }
    expect(told.filter(([name]) => name.includes('/verification-forms/')).length).toBeGreaterThanOrEqual(orders.size);
    expect(canariesIn(told, secrets)).toEqual([]);
  });

  test('in the body of a webhook or mail to the partner', async () => {
    const bodies = await claimDeliveries(api.db.worker, { limit: 100, perEndpoint: 100, leaseS: 60 });
    expect(bodies.length).toBeGreaterThan(3);
    const told = bodies.map(({ event }): [string, string] => ['webhook', JSON.stringify(event)]);
    const notices = await api.db.query<{ id: string }>(`select id from app.notices where recipient = 'partner'`);
    for (const { id } of notices) {
      const notice = await transaction(api.db.worker, system('clock'), (tx) => readNotice(api.db.worker, tx, id));
      told.push(['mail', JSON.stringify(notice)]);
    }
    expect(notices.length).toBeGreaterThan(0);
    expect(told.some(([name, text]) => name === 'mail' && text.includes('130****3102'))).toBe(true);
    expect(canariesIn(told, secrets)).toEqual([]);
  });
});

test("the partner's printed form leaves a person's filed name blank and prints the one that it sent", async () => {
  const { id } = orders.get('draft of a person') as { id: string };
  const form = async () =>
    textOfPdf((await api.app.inject({ url: `/verification-forms/${id}`, headers: api.headersOf(partner) })).rawPayload);
  const printed = await form();
  expect(printed).toContain('√个人');
  // A printed mask would be signed as it is.
  expect(printed).not.toContain('*');
  expect(canariesIn([['form', printed]], secrets)).toEqual([]);
  const draft = await saved(await look(id), [{ field: 'subject.name', value: '样例己' }]);
  expect(await form()).toContain('样例己');
  await saved(draft, [{ field: 'subject.name', value: '金***' }]);
  expect(await form()).not.toContain('样例己');
});
