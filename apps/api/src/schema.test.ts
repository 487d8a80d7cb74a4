import { orderLifeCycle } from '@beian/domain/order';
import { deskFields } from '@beian/domain/order-fields';
import { operationOf, scopeOfField, scopeOfOperation, unscopedOperations } from '@beian/domain/partner';
import {
  GraphQLObjectType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { fieldCosts, routeCosts } from './cost/cost-table.ts';
import { assertNoFieldResolvers } from './http/graphql.ts';
import { renamedFields } from './naming/renamed-fields.ts';
import { buildApiSchema } from './schema.ts';
import { deskMutations, deskQueries } from './testing/desk-roots.ts';

const schema = buildApiSchema();
const named = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const rootNames = ['Query', 'Mutation', 'Subscription'];
const withFields = named.filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type));

test("only roots, four fields of a record, a proof's record, desk fields and fields under a new name have resolvers", () => {
  const resolved = withFields
    .filter((type) => isObjectType(type))
    .filter((type) => !rootNames.includes(type.name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.resolve !== undefined)
        .map((field) => `${type.name}.${field.name}`),
    );
  expect(resolved.sort()).toEqual(
    [
      'FilingRecord.actions',
      'FilingRecord.changeRules',
      'FilingRecord.openOrder',
      'FilingRecord.orderOptions',
      'FilingRecord.planOptions',
      'RecordProof.record',
      ...Object.entries(deskFields).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)),
      ...renamedFields.map(({ at, to }) => `${at.split('.')[0]}.${to}`),
    ].sort(),
  );
});

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const without = (arg: string) =>
  mutations.filter((field) => !field.args.some(({ name }) => name === arg)).map((field) => field.name);

test('every mutation takes an idempotency key, but those that write nothing that a repetition would write twice', () => {
  const renamed = ['abandonOrder', 'submitOrder', 'withdrawOrder'];
  expect(without('key').sort()).toEqual(
    [
      ...renamed,
      'findPerson',
      'heartbeat',
      'previewEdition',
      'previewRuleDraft',
      'saveDeskDraft',
      'search',
      'seeStaffNotices',
    ].sort(),
  );
  const ofPartners = (name: string) => scopeOfOperation.has(name) && name !== 'search';
  expect(without('idempotencyKey').filter(ofPartners)).toEqual([]);
});

test('whatever moves an order or changes what it says takes the version that was seen', () => {
  const events = orderLifeCycle.events as Readonly<Record<string, { readonly to?: unknown } | undefined>>;
  const moves = mutations
    .map(({ name }) => name)
    .filter((name) => events[operationOf(name)]?.to !== undefined && operationOf(name) !== orderLifeCycle.start);
  expect(moves).toEqual(expect.arrayContaining(['approveInitialReview', 'pushToBureau', 'submitOrder', 'submit']));
  const edits = ['saveDraft', 'attachMaterial', 'removeMaterial'];
  expect(mutations.map(({ name }) => name)).toEqual(expect.arrayContaining(edits));
  expect(without('version').filter((name) => [...moves, ...edits].includes(name))).toEqual([]);
});

test('every mutation answers what was done or ActionRefused, and an event of an order the order', () => {
  const members = (type: unknown) => (isUnionType(type) ? type.getTypes().map(({ name }) => name) : []);
  const answers = mutations.map(({ name, type }) => ({
    name,
    of: members(getNullableType(type)),
    nonNull: isNonNullType(type),
  }));
  expect(answers.filter(({ nonNull }) => !nonNull)).toEqual([]);
  // A search writes nothing that could be refused.
  expect(answers.filter(({ of }) => !of.includes('ActionRefused')).map(({ name }) => name)).toEqual(['search']);
  const events = answers.filter(({ name }) => Object.hasOwn(orderLifeCycle.events, name));
  expect(events.length).toBeGreaterThan(20);
  expect(events.filter(({ of }) => of.length !== 2 || !of.includes('Order')).map(({ name }) => name)).toEqual([]);
});

test("every root field has a scope or is listed as the desk's, and every row of a scope exists", () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const places = (name: string) =>
    [
      scopeOfOperation.has(name),
      unscopedOperations.includes(name),
      [...deskQueries, ...deskMutations].includes(name),
    ].filter(Boolean).length;
  expect(roots.filter((name) => places(name) !== 1)).toEqual([]);
  const operations = [...scopeOfOperation.keys()].filter((name) => !roots.includes(name));
  expect(operations.sort()).toEqual(Object.keys(routeCosts).sort());
  // A field that leads from one scope's object to another's needs that scope too.
  const nouns: Record<string, string> = { Order: 'orders:read', FilingRecord: 'records:read' };
  const crossings = withFields
    .filter((type) => isObjectType(type) && !rootNames.includes(type.name) && !/(Edge|Connection)$/.test(type.name))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        at: `${type.name}.${field.name}`,
        to: nouns[String(field.type).replace(/[[\]!]/g, '')],
      })),
    )
    .filter(({ to }) => to !== undefined);
  expect(crossings.filter(({ at, to }) => scopeOfField.get(at) !== to).map(({ at }) => at)).toEqual([]);
  for (const at of [...scopeOfField.keys(), ...Object.keys(fieldCosts)]) {
    const [type = '', field = ''] = at.split('.');
    expect((schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field], at).toBeDefined();
  }
});

test('a plugin that wraps fields is refused', () => {
  const wrapped = buildApiSchema();
  expect(() => assertNoFieldResolvers(wrapped)).not.toThrow();
  const order = wrapped.getType('Order');
  if (!(order instanceof GraphQLObjectType)) throw new Error('no Order');
  const field = order.getFields().number;
  if (field !== undefined) field.resolve = () => null;
  expect(() => assertNoFieldResolvers(wrapped)).toThrow('Order.number');
});
