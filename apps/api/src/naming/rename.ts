import { deskFields } from '@beian/domain/order-fields';
import { renamedOperations, scopeOfOperation } from '@beian/domain/partner';
import { bilingual } from '@beian/domain/text';
import {
  GraphQLEnumType,
  type GraphQLField,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { badInput } from '../bilingual-error.ts';
import type { RequestContext } from '../context.ts';
import { type RenamedField, renamedFields } from './renamed-fields.ts';

type Field = GraphQLField<unknown, RequestContext>;

/**
 * Adds names by convention beside former ones (`renamedFields`, `renamedOperations` of the domain, `idempotencyKey` for `key`): both resolve
 * to the same value. In partners' schema the former are deprecated (`partner-schema.ts`).
 * @throws Error naming a row that fits no field
 */
export function addNamesByConvention(schema: GraphQLSchema): GraphQLSchema {
  const enums = new Map<string, GraphQLEnumType>();
  for (const row of renamedFields) {
    const [typeName = '', former = ''] = row.at.split('.');
    const type = objectType(schema, typeName);
    const field = fieldOf(type, former);
    if (type.getFields()[row.to] !== undefined) throw new Error(`${typeName}.${row.to} exists already`);
    if (deskFields[typeName]?.includes(former)) throw new Error(`${row.at} is a field of the desk`);
    type.getFields()[row.to] = {
      ...field,
      name: row.to,
      description: row.description ?? field.description,
      type: typeOf(row, field, enums),
      resolve: field.resolve ?? ((source) => (source as Record<string, unknown>)[former]),
    };
  }
  const mutation = objectType(schema, 'Mutation');
  for (const field of Object.values(mutation.getFields()))
    if (scopeOfOperation.has(field.name)) takeIdempotencyKey(field);
  for (const [to, former] of Object.entries(renamedOperations)) {
    const root = [objectType(schema, 'Query'), mutation].find((one) => one.getFields()[former] !== undefined);
    if (root === undefined) throw new Error(`there is no operation ${former}`);
    root.getFields()[to] = operationNamed(to, fieldOf(root, former));
  }
  objectType(schema, 'Query').getFields().search = fieldOf(mutation, 'search');
  for (const [name, description] of Object.entries(rootDescriptions))
    objectType(schema, name).description = description;
  // Collects the types that were added.
  return new GraphQLSchema(schema.toConfig());
}

const rootDescriptions = {
  Query: 'What can be read.',
  Mutation: 'What can be done; each names an idempotency key, so that it can be sent again.',
  Subscription: 'What is told as it happens, over WebSocket.',
};

/** A root field under another name, with the payload union of its own and the key as a required argument. */
function operationNamed(name: string, field: Field): Field {
  return {
    ...field,
    name,
    args: field.args
      .filter((arg) => arg.name !== 'key')
      .map((arg) => (arg.name === 'idempotencyKey' ? { ...arg, type: new GraphQLNonNull(GraphQLString) } : arg)),
    type: payloadOf(field.type),
  };
}

const payloads = new WeakMap<GraphQLUnionType, GraphQLUnionType>();
/** `OrderResult` becomes `OrderPayload`, with the same members. */
function payloadOf(type: GraphQLOutputType): GraphQLOutputType {
  const union = getNamedType(type);
  if (!isUnionType(union) || !isNonNullType(type)) return type;
  const made =
    payloads.get(union) ??
    new GraphQLUnionType({ ...union.toConfig(), name: union.name.replace(/Result$/, 'Payload') });
  payloads.set(union, made);
  return new GraphQLNonNull(made);
}

/** Lets a mutation of partners take `idempotencyKey` in place of `key`; one of the two must be given. */
function takeIdempotencyKey(field: Field): void {
  const key = field.args.find(({ name }) => name === 'key');
  const { resolve } = field;
  if (key === undefined || resolve === undefined) return;
  const named = { ...key, name: 'idempotencyKey', type: GraphQLString };
  field.args = [...field.args.map((arg) => (arg === key ? { ...arg, type: GraphQLString } : arg)), named];
  field.resolve = (source, { idempotencyKey, ...args }, context, info) => {
    const given = idempotencyKey ?? args.key;
    if (given === undefined || given === null) throw badInput('idempotencyKey', missingKey);
    if (typeof args.key === 'string' && args.key !== given) throw badInput('key', twoKeys);
    return resolve(source, { ...args, key: given }, context, info);
  };
}

const missingKey = bilingual('请提供幂等键 `idempotencyKey`', 'Give an idempotency key as `idempotencyKey`.');
const twoKeys = bilingual(
  '`key` 与 `idempotencyKey` 不一致，只提供 `idempotencyKey` 即可',
  '`key` differs from `idempotencyKey`: give `idempotencyKey` alone.',
);

function typeOf({ enumName, values, at }: RenamedField, { type }: Field, enums: Map<string, GraphQLEnumType>) {
  if (enumName === undefined) return type;
  const made = enums.get(enumName) ?? enumInCapitals(enumName, type, values, at);
  enums.set(enumName, made);
  return withNamed(type, made);
}

function enumInCapitals(name: string, former: GraphQLOutputType, values: RenamedField['values'], at: string) {
  const type = getNamedType(former);
  const rows =
    values === undefined
      ? isEnumType(type)
        ? type.getValues().map(({ value, description }) => [String(value), description] as const)
        : []
      : Object.entries(values).map(([value, { zh, en }]) => [value, `${zh} ${en}`] as const);
  if (rows.length === 0) throw new Error(`${at}: no values for ${name}`);
  return new GraphQLEnumType({
    name,
    description: `${isEnumType(type) && values === undefined ? withoutSince(type.description) : 'A closed set of values.'} Since 2026-11.`,
    values: Object.fromEntries(rows.map(([value, description]) => [capitals(value), { value, description }])),
  });
}

const withoutSince = (text: string | null | undefined) => (text ?? '').replace(/ Since \d{4}-\d\d\.$/, '');

/** `orgNameAndCertNo` is `ORG_NAME_AND_CERT_NO`. */
export const capitals = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toUpperCase();

/** The type with another named type under the same lists and non-nulls. */
function withNamed(type: GraphQLOutputType, named: GraphQLEnumType): GraphQLOutputType {
  const nullable = getNullableType(type);
  const made = isListType(nullable) ? new GraphQLList(withNamed(nullable.ofType, named)) : named;
  return isNonNullType(type) ? new GraphQLNonNull(made) : made;
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType<unknown, RequestContext> {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`there is no type ${name}`);
  return type;
}

function fieldOf(type: GraphQLObjectType, name: string): Field {
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`there is no field ${type.name}.${name}`);
  return field;
}
