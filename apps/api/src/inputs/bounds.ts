import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import { boundsByCoordinate, boundsByName, boundsByScalar, type InputBound } from './bounds-table.ts';

/** An argument of a field, or a field of an input type. */
export interface Input {
  readonly coordinate: string;
  readonly name: string;
  readonly type: GraphQLInputType;
  /** It, or the field that takes it, has another name now. */
  readonly isDeprecated: boolean;
  /** The schema element whose `extensions` hold the bound. */
  readonly holder: { extensions: Readonly<Record<string, unknown>> };
}

/** Every argument and input field of a schema, except introspection. */
export function inputsOf(schema: GraphQLSchema): Input[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type): Input[] => {
      if (isInputObjectType(type))
        return Object.values(type.getFields()).map((field) => ({
          ...{ coordinate: `${type.name}.${field.name}`, name: field.name, type: field.type },
          isDeprecated: isOld(field),
          holder: field,
        }));
      if (!isObjectType(type) && !isInterfaceType(type)) return [];
      return Object.values(type.getFields()).flatMap((field) =>
        field.args.map((arg) => ({
          ...{ coordinate: `${type.name}.${field.name}(${arg.name}:)`, name: arg.name, type: arg.type },
          isDeprecated: isOld(field) || isOld(arg),
          holder: arg,
        })),
      );
    });
}

const isOld = (one: { readonly deprecationReason?: string | null }): boolean => one.deprecationReason != null;

export const boundOf = (holder: Input['holder']): InputBound => (holder.extensions.bound as InputBound) ?? {};

/** The bounds that a type needs: length for texts, items for lists. */
export function requiredBounds(type: GraphQLInputType): readonly (keyof InputBound)[] {
  const named = getNamedType(type);
  const isText = !isEnumType(named) && !isInputObjectType(named) && !['Int', 'Float', 'Boolean'].includes(named.name);
  return [...(isText ? (['length'] as const) : []), ...(isListType(getNullableType(type)) ? (['items'] as const) : [])];
}

/**
 * Writes the bound of each argument and input field into the schema for `check.ts`. A list of an enum may have as many items as the enum
 * has values. @throws Error naming inputs without a bound; add them to `bounds-table.ts`
 */
export function declareBounds(schema: GraphQLSchema): GraphQLSchema {
  const missing: string[] = [];
  for (const { coordinate, name, type, holder } of inputsOf(schema)) {
    const named = getNamedType(type);
    const bound: InputBound = {
      ...(isEnumType(named) ? { items: named.getValues().length } : {}),
      ...boundsByScalar[named.name],
      ...boundsByName[name],
      ...boundsByCoordinate[coordinate],
    };
    const needed = requiredBounds(type);
    if (needed.some((what) => bound[what] === undefined)) missing.push(`${coordinate} ${type}`);
    const own = Object.fromEntries(Object.entries(bound).filter(([what]) => [...needed, 'points'].includes(what)));
    if (needed.length > 0) holder.extensions = { ...holder.extensions, bound: own };
  }
  if (missing.length > 0) throw new Error(`no bound in apps/api/src/inputs/bounds-table.ts: ${missing.join(', ')}`);
  return schema;
}
