import {
  deskFields,
  deskFieldsPublishedUntil,
  publishedDeskFields,
  scopeOfOperation,
  unscopedOperations,
} from '@beian/domain/partner';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';

/**
 * The schema that partners' keys and anonymous callers are served, and that is published: the operations of partners' scopes, without the
 * fields of the desk, and the types that these use. Executable: resolvers, bounds and extensions are those of the whole schema.
 */
export function partnerSchema(schema: GraphQLSchema): GraphQLSchema {
  const operations = mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field, name) =>
      scopeOfOperation.has(name) || unscopedOperations.includes(name) ? field : null,
    [MapperKind.OBJECT_FIELD]: withoutDeskField,
    [MapperKind.INPUT_OBJECT_FIELD]: withoutDeskField,
  });
  return pruneSchema(operations);
}

function withoutDeskField<Field extends object>(field: Field, name: string, type: string): Field | null {
  if (publishedDeskFields[type]?.includes(name))
    return { ...field, deprecationReason: `For staff only. Gone from ${deskFieldsPublishedUntil} on.` };
  return deskFields[type]?.includes(name) ? null : field;
}
