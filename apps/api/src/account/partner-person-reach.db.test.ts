import { deskFields } from '@beian/domain/order-fields';
import { personRights, scopeOfOperation, unscopedOperations } from '@beian/domain/partner';
import { seedPartnerPerson } from '@beian/testing/fixtures';
import { getNamedType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';
import { type Answer, type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';
import { fieldsShown, isEmpty, typesOfPartners } from '../testing/fields-shown.ts';
import { having, leaks, outcomes, overMany, textOf } from '../testing/outcomes.ts';
import { type Tenants, tenants } from '../testing/tenants.fixture.ts';

const schema = buildApiSchema();
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

let api: ApiUnderTest;
let them: Tenants;
let person: Credentials;
beforeAll(async () => {
  api = await apiUnderTest();
  them = await tenants(api);
  person = await api.signIn(await seedPartnerPerson(api.db, api.people.partner.actor.id));
});
afterAll(() => api?.close());

async function askAll(kind: 'query' | 'mutation', roots: typeof queries, of: 'a' | 'b') {
  const answers = new Map<string, Answer>();
  for (const root of roots) {
    const depth = [...overMany, 'node'].includes(root.name) ? 3 : kind === 'query' ? 4 : 2;
    answers.set(root.name, await api.graphql(person, textOf(schema, kind, root, them.givenOf(of), depth)));
  }
  return answers;
}
const may = (name: string) => {
  const scope = scopeOfOperation.get(name);
  return unscopedOperations.includes(name) || (scope !== undefined && personRights.scopes.includes(scope));
};

test('a person of a partner reads what its keys read of its own, and nothing of another partner', async () => {
  expect(leaks(await askAll('query', queries, 'b'), [...them.marks.b, ...them.ofTest])).toEqual([]);
  const own = await askAll('query', queries, 'a');
  const shownBy = ({ name, type }: (typeof queries)[number]) =>
    fieldsShown(schema, getNamedType(type).name, own.get(name)?.data?.[name]);
  const shown = queries.flatMap(shownBy);
  expect(shown.length).toBeGreaterThan(500);
  // The schema of a session has the fields and types of the desk; a partner's person is shown nothing in them.
  expect(shown.filter(([type, field, value]) => deskFields[type]?.includes(field) && !isEmpty(value))).toEqual([]);
  const types = typesOfPartners(partnerSchema(schema));
  const shownToKeys = queries.filter(({ name }) => may(name)).flatMap(shownBy);
  expect(shownToKeys.filter(([type]) => !types.has(type))).toEqual([]);
  const told = outcomes(own);
  const names = queries.map(({ name }) => name);
  // The order is in review, so these have no result.
  const without = [
    'curtains',
    'curtain',
    'changeOrderDryRun',
    'planPreview',
    'recordClaims',
    'orderKindLookup',
    'recordProof',
    'recordTransfers',
    'orderDryRun',
  ];
  expect(names.filter((name) => may(name) && told[name] !== 'told')).toEqual(without);
  // An empty draft, the counts of its own orders, and the person's own account.
  expect(names.filter((name) => !may(name) && told[name] === 'told')).toEqual([
    ...['ownAccount', 'deskDraft', 'queueCounts'],
  ]);
});

test('a person of a partner is refused every action on keys, webhooks and the desk', async () => {
  const before = await them.fingerprint();
  const audited = await api.db.query<{ n: string }>("select coalesce(max(id), '') as n from app.audit");
  const refused = mutations.filter(({ name }) => !may(name));
  const done = outcomes(await askAll('mutation', refused, 'a'));
  // Ends the sessions of the person alone.
  expect(having(done, 'told')).toEqual(['endOtherSessions']);
  expect(await them.fingerprint()).toEqual(before);
  // What was refused is not said to have been done.
  const rows = await api.db.query<{ action: string }>(
    `select distinct action from app.audit where id > $1 and outcome = 'done' order by action`,
    [audited[0]?.n],
  );
  expect(rows.map(({ action }) => action)).toEqual(['endOtherSessions']);
});
