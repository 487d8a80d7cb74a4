import { deskFields } from '@beian/domain/order-fields';
import { publishedDeskFields } from '@beian/domain/partner';
import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';

const schema = buildApiSchema();
const named = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const withFields = named.filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type));
const builtIn = ['Boolean', 'Float', 'ID', 'Int', 'String'];
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  type ? [type] : [],
);
const rootFields = roots.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })),
);

test('every type, field, argument, enum value and input field has a description', () => {
  const silent = [
    ...named
      .filter((type) => !type.description && ![...builtIn, 'Query', 'Mutation', 'Subscription'].includes(type.name))
      .map((type) => type.name),
    ...withFields.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...(('args' in field ? field.args : []) as readonly GraphQLArgument[])
          .filter((arg) => !arg.description)
          .map((arg) => `${type.name}.${field.name}(${arg.name})`),
      ]),
    ),
    ...named.filter(isEnumType).flatMap((type) =>
      type
        .getValues()
        .filter((value) => !value.description)
        .map((value) => `${type.name}.${value.name}`),
    ),
  ];
  expect(silent).toEqual([]);
});

test('every type, query and mutation states since when it exists', () => {
  const since = /Since 20\d\d-(0[1-9]|1[0-2])\.$/;
  const without = [
    ...named.filter((type) => ![...builtIn, 'Query', 'Mutation', 'Subscription'].includes(type.name)),
    ...rootFields.map(({ at, field }) => ({ name: at, description: field.description })),
  ].filter(({ description }) => !since.test(description ?? ''));
  expect(without.map(({ name }) => name)).toEqual([]);
});

test('every deprecation names its replacement and the day of removal', () => {
  const deprecated = [
    ...withFields.flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })),
    ),
    ...named
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map((field) => ({ at: `${type.name}.${field.name}`, field }))),
  ].filter(({ field }) => field.deprecationReason !== undefined && field.deprecationReason !== null);
  const undated = deprecated.filter(
    ({ field }) => !/ Gone from 20\d\d-\d\d-\d\d on\.$/.test(field.deprecationReason ?? ''),
  );
  expect(undated.map(({ at }) => at)).toEqual([]);
});

test('fields of the desk that partners were shown are deprecated for them alone, with the day of removal', () => {
  const partner = partnerSchema(schema);
  for (const [typeName, fields] of Object.entries(publishedDeskFields))
    for (const name of fields) {
      const reasons = [schema, partner].map((one) => {
        const type = one.getType(typeName);
        if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(typeName);
        return type.getFields()[name]?.deprecationReason;
      });
      expect(reasons, `${typeName}.${name}`).toEqual([undefined, 'For staff only. Gone from 2027-12-01 on.']);
    }
  const order = partner.getType('Order');
  if (!isObjectType(order)) throw new Error('no Order');
  const shown = Object.keys(order.getFields()).filter((name) => deskFields.Order?.includes(name));
  expect(shown.sort()).toEqual([...(publishedDeskFields.Order ?? [])].sort());
});

/** Lists that are not connections, with their bound. */
const boundedLists: Readonly<Record<string, string>> = {
  'Query.bureaus': 'a connection for each of the 31 bureaus and accounts at them',
  'Query.codes': 'a code table of the ministry',
  'Query.assignCandidates': 'the people of the desk',
  'Query.auditActors': 'the first 50 by name, and the parts of the system',
  'Query.colleagues': 'the people of the desk',
  'Query.errorCodes': 'the catalogue of errors',
  'Query.handOver': 'the 31 provinces',
  'Query.installationFaults': 'the faults there are',
  'Query.newBureauActions': 'the actions there are',
  'Query.ownTexts': 'those in force or to come of the library of reasons and of the notices',
  'Query.partnerErrors': '50',
  'Query.provinces': 'the 31 provinces',
  'Query.queueCounts': 'the tabs of the queue',
  'Query.reasonUses': 'the library of reasons',
  'Query.rectifications': '200',
  'Query.regions': 'the cities of a province, or the counties of a city',
  'Query.returnReasons': 'the library of reasons',
  'Query.revealAlarms': '50',
  'Query.settings': 'the settings there are',
  'Query.staffSkills': 'the people of the desk',
};
const isList = ({ type }: GraphQLField<unknown, unknown>) => isListType(isNonNullType(type) ? type.ofType : type);

test('every list is a connection that pages both ways, or is bounded', () => {
  const unbounded = rootFields.filter(({ at, field }) => isList(field) && boundedLists[at] === undefined);
  expect(unbounded.map(({ at }) => at)).toEqual([]);
  const fields = withFields
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })));
  const connections = fields.filter(({ field }) => {
    const type = getNamedType(field.type);
    return isObjectType(type) && type.getFields().pageInfo !== undefined;
  });
  expect(connections.length).toBeGreaterThanOrEqual(9);
  for (const { at, field } of connections) {
    const args = Object.fromEntries(field.args.map((arg) => [arg.name, String(arg.type)]));
    expect(args, at).toMatchObject({ first: 'Int', after: 'String', last: 'Int', before: 'String' });
    const type = getNamedType(field.type);
    if (!isObjectType(type)) throw new Error(at);
    expect(type.name, at).toMatch(/Connection$/);
    expect(Object.keys(type.getFields()).sort()).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount', 'totalIsCapped']);
  }
});
