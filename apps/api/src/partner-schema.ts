import { filterNamesOf } from '@beian/domain/filter';
import { orderFilters } from '@beian/domain/order';
import { deskFields } from '@beian/domain/order-fields';
import {
  deskFieldsPublishedUntil,
  formerNamesUntil,
  publishedDeskFields,
  renamedOperations,
  scopeOfOperation,
  unscopedOperations,
} from '@beian/domain/partner';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLFieldConfig, GraphQLSchema } from 'graphql';
import { type RenamedField, renamedFields } from './naming/renamed-fields.ts';

/**
 * The schema that partners' keys and anonymous callers are served, and that is published: the operations of partners' scopes, without the
 * fields of the desk, and the types that these use. Former names are deprecated here. Executable: resolvers, bounds and extensions are those
 * of the whole schema.
 */
export function partnerSchema(schema: GraphQLSchema): GraphQLSchema {
  const operations = mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field, name, root) =>
      scopeOfOperation.has(name) || unscopedOperations.includes(name) ? withFormerNames(field, name, root) : null,
    [MapperKind.OBJECT_FIELD]: withFieldOfPartners,
    [MapperKind.INPUT_OBJECT_FIELD]: withFieldOfPartners,
  });
  return pruneSchema(operations);
}

type RootField = GraphQLFieldConfig<unknown, unknown>;

const newNames: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(renamedOperations).map(([name, former]) => [former, `\`${name}\``] as const),
  ['Mutation.search', 'the query of this name'] as const,
]);

function withFormerNames(field: RootField, name: string, root: string): RootField {
  const successor = newNames.get(`${root}.${name}`) ?? newNames.get(name);
  const key = root === 'Mutation' ? field.args?.key : undefined;
  return {
    ...field,
    ...(successor === undefined ? {} : { deprecationReason: useInstead(successor) }),
    ...(key === undefined
      ? {}
      : { args: { ...field.args, key: { ...key, deprecationReason: useInstead('`idempotencyKey`') } } }),
  };
}

const renamed = new Map<string, RenamedField>(renamedFields.map((row) => [row.at, row]));

const staffFilters = filterNamesOf(orderFilters).filter((name) => 'staffOnly' in orderFilters[name]);
const isFilterOfStaff = (type: string, name: string) =>
  type === 'OrderFilter' && staffFilters.some((one) => one === name);

/** Null: partners are not served the field. */
function withFieldOfPartners<Field extends object>(field: Field, name: string, type: string): Field | null {
  if (publishedDeskFields[type]?.includes(name))
    return { ...field, deprecationReason: `For staff only. Gone from ${deskFieldsPublishedUntil} on.` };
  if (deskFields[type]?.includes(name) || isFilterOfStaff(type, name)) return null;
  const row = renamed.get(`${type}.${name}`);
  if (row === undefined) return field;
  return row.isUnpublished ? null : { ...field, deprecationReason: useInstead(`\`${row.to}\``) };
}

const useInstead = (name: string) => `Use ${name}. Gone from ${formerNamesUntil} on.`;
