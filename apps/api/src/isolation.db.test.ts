import { deskFields } from '@beian/domain/order-fields';
import { scopeOfOperation } from '@beian/domain/partner';
import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';
import { type Answer, type ApiUnderTest, apiUnderTest, type Credentials } from './testing/api.ts';
import { type ArgumentValues, argumentsOf, ordersWithEveryPart, selectAll } from './testing/ask-all.ts';
import { auditedBy, refusedWithoutRow } from './testing/audited.ts';
import { deskMutations, deskQueries } from './testing/desk-roots.ts';
import { fieldsShown, isEmpty, type ShownField, typesOfPartners } from './testing/fields-shown.ts';
import { type Follower, follower } from './testing/follower.ts';
import { hasMark, having, leaks, outcomes, overMany, textOf } from './testing/outcomes.ts';
import { type Tenants, tenants } from './testing/tenants.fixture.ts';

const schema = buildApiSchema();
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
/** What keys and anonymous callers are served. */
const served = partnerSchema(schema);
const servedQueries = Object.values(served.getQueryType()?.getFields() ?? {});
const servedMutations = Object.values(served.getMutationType()?.getFields() ?? {});
const schemaOf = (as: Credentials) => (as === undefined || 'key' in as ? served : schema);
type Root = GraphQLField<unknown, unknown>;
let api: ApiUnderTest;
let them: Tenants;
let staff: Record<'reviewer' | 'supervisor' | 'administrator', Credentials>;
beforeAll(async () => {
  api = await apiUnderTest();
  them = await tenants(api);
  const [reviewer, supervisor, administrator] = await Promise.all(
    [api.people.reviewers[1], api.people.supervisor, api.people.administrator].map((one) => api.signIn(one)),
  );
  staff = { reviewer, supervisor, administrator };
});
afterAll(() => api.close());

const askAll = async (
  as: Credentials,
  kind: 'query' | 'mutation',
  roots: readonly Root[],
  given: ArgumentValues,
  deep = kind === 'query' ? 4 : 2,
) => {
  const answers = new Map<string, Answer>();
  const ask = async (root: Root) => {
    // Everything of every node has more tokens than a document may have.
    const depth = root.name === 'node' ? Math.min(deep, 3) : overMany.includes(root.name) ? 3 : deep;
    const text = textOf(schemaOf(as), kind, root, given, depth);
    answers.set(root.name, await (as === undefined ? api.askAsNobody(text) : api.graphql(as, text)));
  };
  for (let at = 0; at < roots.length; at += 8) await Promise.all(roots.slice(at, at + 8).map(ask));
  // An invalid document would prove nothing.
  expect(having(outcomes(answers), 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
  return answers;
};
describe('an anonymous caller', () => {
  test('reads public lists only, and can change nothing', async () => {
    const told = await askAll(undefined, 'query', servedQueries, them.givenOf('a'), 2);
    expect(leaks(told, [...them.marks.a, ...them.ofTest])).toEqual([]);
    expect(having(outcomes(told), 'told')).toEqual(['codes', 'errorCodes', 'returnReasons']);
    expect(having(outcomes(told), 'nothing')).toEqual(['viewer']);
    const done = outcomes(await askAll(undefined, 'mutation', servedMutations, them.givenOf('a')));
    expect(Object.entries(done).filter(([, code]) => code !== 'UNAUTHENTICATED')).toEqual([]);
  });

  test('is told to sign in for what only a session may ask, and of a wrong document nothing about the desk', async () => {
    const code = ({ errors }: Answer) => errors?.[0]?.extensions.code;
    for (const root of [...queries, ...mutations].filter(({ name }) =>
      [...deskQueries, ...deskMutations].includes(name),
    )) {
      const kind = mutations.includes(root) ? 'mutation' : 'query';
      expect(code(await api.askAsNobody(textOf(schema, kind, root, them.givenOf('a'), 1))), root.name).toBe(
        'UNAUTHENTICATED',
      );
    }
    const wrong = await api.askAsNobody('{ boards { now } order(id: "x") { leas } }');
    expect(code(wrong)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(JSON.stringify(wrong)).not.toMatch(/"board"|"lease"/);
  });
});

describe('a partner', () => {
  test('with the ids of another reads and changes nothing of it (ASVS 8.2.2, 8.4.1)', async () => {
    const before = await them.fingerprint();
    const told = await askAll(them.b, 'query', servedQueries, them.givenOf('a'));
    expect(leaks(told, [...them.marks.a, ...them.ofTest])).toEqual([]);
    const { gave: done, rows } = await auditedBy(api, api.stranger.actor.id, () =>
      askAll(them.b, 'mutation', servedMutations, them.givenOf('a')),
    );
    expect(refusedWithoutRow(outcomes(done), rows)).toEqual([]);
    const leaked = leaks(done, them.marks.a).filter(
      (one) => !overMany.some((name) => one === `${name}: ${them.givenOf('a')('order', 'id')}`),
    );
    expect(leaked).toEqual([]);
    // These change or find only its own data.
    expect(having(outcomes(done), 'told')).toEqual(['changeNoticeLanguage', 'createUploadTicket', 'search']);
    expect(await them.fingerprint()).toEqual(before);
  });

  test('reads its own data by its ids', async () => {
    const own = await askAll(them.a, 'query', servedQueries, them.givenOf('a'));
    expect(leaks(own, [...them.marks.b, ...them.ofTest])).toEqual([]);
    const all = outcomes(own);
    // Its order is in review, so these have no result.
    const empty = [
      'curtains',
      'curtain',
      'changeOrderDryRun',
      'orderDryRun',
      'planPreview',
      'orderKindLookup',
      'recordProof',
      'recordTransfers',
      'recordClaims',
    ];
    expect(
      Object.keys(all)
        .filter((name) => all[name] !== 'told')
        .sort(),
    ).toEqual(empty.sort());
  });

  test('is served no operation of the desk (ASVS 8.2.1, 8.3.1)', async () => {
    const answers = new Map<string, Answer>();
    for (const [kind, roots] of [
      ['query', queries],
      ['mutation', mutations],
    ] as const)
      for (const root of roots.filter(({ name }) => [...deskQueries, ...deskMutations].includes(name)))
        answers.set(root.name, await api.graphql(them.a, textOf(schema, kind, root, them.givenOf('a'), 1)));
    expect(answers.size).toBe(deskQueries.length + deskMutations.length);
    expect(Object.entries(outcomes(answers)).filter(([, code]) => code !== 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
  });
});

describe('a test key', () => {
  const told = async (as: Credentials, query: string) => {
    const { data, errors } = await api.graphql(as, query);
    expect(errors).toBeUndefined();
    return data;
  };

  test('reads no live data by any id, and sees that its own data is test data', async () => {
    const { key, orderId } = them.trying;
    // The partner itself is live.
    const live = them.marks.a.filter((mark) => mark !== them.givenOf('a')('partner', 'id') && mark !== '云桥示例');
    const own = servedQueries.filter(({ name }) => scopeOfOperation.has(name));
    expect(leaks(await askAll({ key }, 'query', own, them.givenOf('a')), live)).toEqual([]);
    const asked =
      '{ orders(first: 9) { edges { node { id test } } } partnerKeys(first: 9) { edges { node { kind } } } }';
    const { orders, partnerKeys } = await told({ key }, asked);
    expect(orders.edges).toEqual([{ node: { id: orderId, test: true } }]);
    expect(partnerKeys.edges).toEqual([{ node: { kind: 'TEST' } }]);
    const events =
      '{ partnerEvents(first: 50) { edges { node { test } } } webhookEndpoints(first: 5) { edges { node { url } } } }';
    const [its, theirs] = [await told({ key }, events), await told(them.a, events)];
    expect(its.partnerEvents.edges[0]).toEqual({ node: { test: true } });
    expect(JSON.stringify(its)).not.toContain('"test":false');
    expect(theirs.partnerEvents.edges[0]).toEqual({ node: { test: false } });
    expect(JSON.stringify(theirs)).not.toContain('"test":true');
    expect([its.webhookEndpoints.edges.length, theirs.webhookEndpoints.edges.length]).toEqual([0, 1]);
  });

  test('takes no action on live orders, and a live key none on test orders', async () => {
    const before = await them.fingerprint();
    const steps = servedMutations.filter(({ name }) => scopeOfOperation.get(name) === 'orders:write');
    const mine: ArgumentValues = (field, argument) => {
      const value = them.givenOf('a')(field, argument);
      return value === them.givenOf('a')('order', 'id') ? them.trying.orderId : value;
    };
    expect(
      having(outcomes(await askAll({ key: them.trying.key }, 'mutation', steps, them.givenOf('a'))), 'told'),
    ).toEqual(['createUploadTicket']);
    expect(having(outcomes(await askAll(them.a, 'mutation', steps, mine)), 'told')).toEqual([
      'changeNoticeLanguage',
      'createUploadTicket',
      // Of its own upload, which belongs to no order.
      'readPaper',
    ]);
    expect(await them.fingerprint()).toEqual(before);
  });

  test('creates test records, once per idempotency key; a live key creates none', async () => {
    const make =
      '{ createTestRecords(key: "set") { ... on TestRecords { records { id province } } ... on ActionRefused { code } } }';
    const { createTestRecords: set } = await told({ key: them.trying.key }, `mutation ${make}`);
    expect(set.records.map(({ province }: { province: string }) => province)).toEqual([
      '320000',
      '320000',
      '120000',
      '310000',
    ]);
    expect((await told({ key: them.trying.key }, `mutation ${make}`)).createTestRecords).toEqual(set);
    expect((await told(them.a, `mutation ${make}`)).createTestRecords).toEqual({ code: 'NOT_POSSIBLE' });
  });
});

describe('node(id)', () => {
  const node = (id: string) => `{ node(id: "${id}") { id } }`;
  test("finds only the caller's own objects, of all ids", async () => {
    const ids = await them.everyId();
    expect(ids.length).toBeGreaterThan(60);
    const found = async (as: Credentials) => {
      const answers = await Promise.all(ids.map(async (id) => [id, await api.graphql(as, node(id))] as const));
      expect(answers.find(([, { status }]) => status !== 200)).toBeUndefined();
      return answers.flatMap(([id, { data }]) => (data?.node ? [id] : [])).sort();
    };
    expect(await found(undefined)).toEqual([]);
    for (const whose of ['a', 'b'] as const) {
      const own = (await them.ownNodes(whose)).filter((id) => ids.includes(id)).sort();
      expect(own.length).toBeGreaterThan(4);
      expect(await found(them[whose])).toEqual(own);
    }
  });
});

describe('staff', () => {
  test('of each role are told what is theirs, and no personal value in clear', async () => {
    for (const role of ['reviewer', 'supervisor', 'administrator'] as const) {
      const told = await askAll(staff[role], 'query', queries, them.givenOf('a'), 3);
      expect(leaks(told, [...them.personal, ...them.ofTest]), role).toEqual([]);
      expect(outcomes(told), role).toMatchSnapshot(role);
    }
  });
});

describe('subscriptions', () => {
  const roots = Object.values(served.getSubscriptionType()?.getFields() ?? {});
  const open: Follower[] = [];
  afterAll(() => Promise.all(open.map((one) => one.stop())));

  test('are for partners, show only their own events, and refuse the ids of another', async () => {
    const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
    // From the beginning of the log, so that all events are sent.
    const after = Buffer.from(JSON.stringify(['0'.repeat(20), ''])).toString('base64url');
    const ask = (key: string, root: Root, given: ArgumentValues): Follower => {
      const text = `subscription { ${root.name}${argumentsOf(root.args, root.name, given)} ${selectAll(served, root.type, 4, given)} }`;
      const one = follower(url, key, {}, text, root.name);
      open.push(one);
      return one;
    };
    for (const root of roots) {
      expect(scopeOfOperation.has(root.name), root.name).toBe(true);
      const givenBut =
        (whose: 'a' | 'b', but: string[]): ArgumentValues =>
        (field, argument) =>
          argument === 'after' ? after : but.includes(argument) ? undefined : them.givenOf(whose)(field, argument);
      for (const [whose, foreign] of [
        ['a', 'b'],
        ['b', 'a'],
      ] as const) {
        const one = ask(them[whose].key, root, givenBut(whose, ['orderId', 'kinds']));
        const told = await one.take(1 + (await them.eventsOf(whose)));
        const text = JSON.stringify(told);
        expect(
          them.marks[whose].some((mark) => hasMark(text, mark)),
          root.name,
        ).toBe(true);
        expect(
          [...them.marks[foreign], ...them.ofTest].filter((mark) => hasMark(text, mark)),
          root.name,
        ).toEqual([]);
        await expect(ask(them[whose].key, root, givenBut(foreign, ['kinds'])).next(), root.name).rejects.toBeDefined();
      }
      const nobody = ask('', root, givenBut('a', ['kinds']));
      await nobody.next().catch(() => undefined);
      expect((await nobody.closed).code).toBe(4403);
    }
  });
});

describe('fields', () => {
  test('of the desk are empty for a partner and filled for staff (ASVS 8.2.3, 15.3.1)', async () => {
    const read = async (as: Credentials) => {
      const seen: ShownField[] = [];
      const roots = schemaOf(as).getQueryType()?.getFields() ?? {};
      for (const root of [roots.order, roots.record]) {
        if (root === undefined) throw new Error('no order or record');
        const { data } = await api.graphql(as, textOf(schemaOf(as), 'query', root, them.givenOf('a')));
        seen.push(...fieldsShown(schema, getNamedType(root.type).name, data[root.name]));
      }
      return seen;
    };
    const seen = await read(them.a);
    const shown = seen.filter(([type, field, value]) => !isEmpty(value) && deskFields[type]?.includes(field));
    expect(shown.map(([type, field]) => `${type}.${field}`)).toEqual([]);
    const types = typesOfPartners(served);
    expect(seen.filter(([type]) => !types.has(type))).toEqual([]);
    const filled = new Set(
      (await read(staff.supervisor)).flatMap(([type, field, value]) => (isEmpty(value) ? [] : [`${type}.${field}`])),
    );
    for (const at of [
      'Order.notes',
      'Order.calls',
      'Order.lease',
      'Order.advice',
      'Order.escalations',
      'Order.assignee',
      'Order.report',
      'Item.guidance',
      'FilingRecord.partners',
    ])
      expect(filled, at).toContain(at);
  });
});

test('no list takes more than 15 statements for any caller', async () => {
  const lists = queries.filter((root) => {
    const type = getNamedType(root.type);
    return String(root.type).startsWith('[') || (isObjectType(type) && type.getFields().pageInfo !== undefined);
  });
  expect(lists.length).toBeGreaterThan(20);
  const counted: Record<string, number> = {};
  for (const as of [them.a, staff.administrator, staff.supervisor])
    for (const root of lists) {
      const statements = await them.count(() =>
        api.graphql(
          as,
          textOf(schemaOf(as), 'query', root, them.givenOf('a'), String(root.type).startsWith('[') ? 2 : 3),
        ),
      );
      counted[root.name] = Math.max(counted[root.name] ?? 0, statements);
    }
  expect(Object.entries(counted).filter(([, statements]) => statements > 15)).toEqual([]);
});

test('a page of orders with every part takes 6 statements, and parts of records are loaded for all rows at once', async () => {
  const given = them.givenOf('a');
  const everyPart = (as: Credentials) => api.graphql(as, ordersWithEveryPart(schemaOf(as), given));
  // BEGIN, the page with its rows, two of planner settings, their parts, COMMIT; for staff, whose reading may be recorded, the last asks whether
  // anything was written.
  for (const as of [them.a, staff.supervisor, staff.administrator])
    expect(await them.count(() => everyPart(as))).toBe(6);
  const records = (first: number) =>
    `{ records(first: ${first}) { edges { node { id actions(kind: CHANGE_WEBSITE) { event } changeRules { label } partners { partnerId } } } } }`;
  for (const as of [them.a, staff.administrator]) {
    const [one, all] = [
      await them.count(() => api.graphql(as, records(1))),
      await them.count(() => api.graphql(as, records(50))),
    ];
    expect([one, all]).toEqual([all, all]);
    expect(all).toBeLessThanOrEqual(15);
  }
});

describe('the audit', () => {
  test('has a row for every mutation done and every one refused for a missing right (ASVS 16.3.2, 16.3.3)', async () => {
    const { partner, reviewers, administrator } = api.people;
    const made = await api.graphql(
      staff.administrator,
      `mutation { createPartnerKey(partnerId: "${partner.actor.id}", input: { name: "少权限", kind: LIVE, scopes: [KEYS_MANAGE] }, key: "narrow") { ... on PartnerKeyMade { secret } } }`,
    );
    const narrow = { key: made.data.createPartnerKey.secret };
    const done = new Set<string>();
    const walks: [Credentials, actorId: string, kind: 'query' | 'mutation'][] = [
      [narrow, partner.actor.id, 'mutation'],
      [staff.reviewer, reviewers[1].actor.id, 'mutation'],
      [staff.reviewer, reviewers[1].actor.id, 'query'],
      [staff.administrator, administrator.actor.id, 'mutation'],
    ];
    for (const [as, actorId, kind] of walks) {
      const roots = as === narrow ? servedMutations : kind === 'query' ? queries : mutations;
      const { gave, rows } = await auditedBy(api, actorId, () => askAll(as, kind, roots, them.givenOf('a'), 2));
      expect(refusedWithoutRow(outcomes(gave), rows), `${kind} of ${actorId}`).toEqual([]);
      if (kind === 'query') continue;
      const told = having(outcomes(gave), 'told');
      expect(told.filter((name) => !rows.has(`done ${name}`) && !name.startsWith('reveal'))).toEqual([]);
      for (const name of told) done.add(name);
    }
    expect(done.size).toBeGreaterThanOrEqual(10);
  });
});
