import { publishedDeskFields } from '@beian/domain/partner';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** A field of an answer, with the type that it belongs to. */
export type ShownField = readonly [type: string, field: string, value: unknown];

/** Every field of an answer's value of this type, at any depth. Fields under an alias are left out. */
export function fieldsShown(schema: GraphQLSchema, typeName: string, value: unknown): ShownField[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsShown(schema, typeName, one));
  const type = schema.getType(typeName);
  if (value === null || typeof value !== 'object' || !isObjectType(type)) return [];
  return Object.entries(value).flatMap(([name, inner]): ShownField[] => {
    const field = type.getFields()[name];
    if (field === undefined) return [];
    return [[typeName, name, inner], ...fieldsShown(schema, getNamedType(field.type).name, inner)];
  });
}

export const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The schema of partners without the fields of the desk that are still published to them. */
const withoutDesk = (served: GraphQLSchema): GraphQLSchema =>
  pruneSchema(
    mapSchema(served, {
      [MapperKind.OBJECT_FIELD]: (_field, name, type) => (publishedDeskFields[type]?.includes(name) ? null : undefined),
    }),
  );

/** Types of which a partner may get an object. */
export const typesOfPartners = (served: GraphQLSchema): ReadonlySet<string> =>
  new Set(Object.keys(withoutDesk(served).getTypeMap()));

/** The fields in which a partner may get something, a line per type. */
export const fieldsOfPartners = (served: GraphQLSchema): string =>
  Object.values(withoutDesk(served).getTypeMap())
    .flatMap((type) =>
      isObjectType(type) && !/^__|^(Query|Mutation|Subscription)$|(Edge|Connection)$/.test(type.name)
        ? [`${type.name}: ${Object.keys(type.getFields()).sort().join(' ')}\n`]
        : [],
    )
    .sort()
    .join('');
