import { formerNamesUntil } from '@beian/domain/partner';
import {
  assertInterfaceType,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';

const schema = partnerSchema(buildApiSchema());
const nodeType = assertInterfaceType(schema.getType('Node'));
const named = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
type NamedType = (typeof named)[number];
type Field = GraphQLField<unknown, unknown> | GraphQLInputField;
const fieldsOf = (type: NamedType): readonly Field[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
const inUse = (type: NamedType) => fieldsOf(type).filter(({ deprecationReason }) => !deprecationReason);
const typesOf = (field: Field) => [field, ...('args' in field ? field.args : [])].map(({ type }) => getNamedType(type));

/** Types that a partner reaches without a deprecated field. */
const types = new Set<NamedType>();
const reach = (type: NamedType): void => {
  if (types.has(type)) return;
  types.add(type);
  for (const field of inUse(type)) for (const other of typesOf(field)) reach(other);
  if (isAbstractType(type)) for (const other of schema.getPossibleTypes(type)) reach(other);
};
for (const name of ['Query', 'Mutation', 'Subscription']) reach(schema.getType(name) as NamedType);
const current = [...types].sort((one, other) => one.name.localeCompare(other.name, 'en'));

/** Enums whose values are not in capitals: docs/api/policy.md gives the reasons. */
const otherEnums = ['NoticeLanguage', 'QueueClock'];

test('values of every enum in use are in capitals', () => {
  const others = current.filter((type) => isEnumType(type) && type.getValues().some(({ name }) => /[a-z]/.test(name)));
  expect(others.map(({ name }) => name)).toEqual(otherEnums);
});

/**
 * Types with an `id` that `node(id)` does not find: docs/api/policy.md gives the reasons. The id of a reference is that of the object
 * named beside it, and an id has one type.
 */
const references: Readonly<Record<string, string>> = {
  PartnerAccount: 'Partner',
  PartnerEventOrder: 'Order',
  PartnerEventRectification: 'Rectification',
  RectificationOrder: 'Order',
  SearchHit: 'Order',
};
/** Its `id` tells one part of a whole from the others; it is read with the whole. */
const parts = [
  ...[
    'BureauAnswer',
    'BureauAppPhoto',
    'ClaimPaperPicture',
    'FaceCheck',
    'HolidayNotice',
    'Material',
    'NoticeSent',
    'PhotoGuideStep',
  ],
  ...[
    'Plan',
    'RecordClaim',
    'RecordTransfer',
    'RecordVersion',
    'RegisteredWebsite',
    'SmsCheck',
    'TimelineEntry',
    'WebhookAttempt',
    'Website',
  ],
  ...['WebsiteAccess'],
];

test('every type with an id is a Node, a reference to one, or a part that is read with its whole', () => {
  const others = current.filter(
    (type) =>
      isObjectType(type) &&
      inUse(type).some(({ name }) => name === 'id') &&
      !type.getInterfaces().some(({ name }) => name === 'Node'),
  );
  expect(others.map(({ name }) => name)).toEqual([...Object.keys(references), ...parts].sort());
  const isNode = (name: string): boolean => schema.getPossibleTypes(nodeType).some((type) => type.name === name);
  expect(Object.values(references).filter((name) => !isNode(name))).toEqual([]);
});

test('no field begins with the name of its type', () => {
  const repeating = current.flatMap((type) =>
    inUse(type)
      .filter(({ name }) => name.toLowerCase().startsWith(type.name.toLowerCase()))
      .map(({ name }) => `${type.name}.${name}`),
  );
  // A code has no other name; `Order.reasons` would be read as the reasons of a refusal.
  expect(repeating).toEqual(['Code.code', 'Order.orderReasons']);
});

test('mutations of partners are a verb and a noun and take an idempotency key', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter((one) => !one.deprecationReason);
  expect(mutations.filter(({ name }) => !/[A-Z]/.test(name)).map(({ name }) => name)).toEqual([]);
  const without = mutations.filter(({ args }) => !args.some(({ name }) => name === 'idempotencyKey'));
  expect(without.map(({ name }) => name)).toEqual([]);
});

test('a former name says what to use instead, and until when it is served', () => {
  const reasons = named.flatMap((type) => fieldsOf(type).flatMap(({ deprecationReason }) => deprecationReason ?? []));
  expect(reasons.length).toBeGreaterThan(50);
  expect(
    reasons.filter((reason) => !/(Use .*|For staff only)\. Gone from 20\d\d-\d\d-\d\d on\.$/.test(reason)),
  ).toEqual([]);
  expect(reasons).toContain(`Use \`submitOrder\`. Gone from ${formerNamesUntil} on.`);
});
