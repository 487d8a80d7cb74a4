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
