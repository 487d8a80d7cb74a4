import { deskFields } from '@beian/domain/order-fields';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from './context.ts';

/**
 * Replaces the values of desk fields (`deskFields` of the domain) by empty values for everybody except staff.
 * @throws Error naming a row without a field, or a field that cannot be empty
 */
export function hideDeskFields(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, fields] of Object.entries(deskFields)) {
    const type = schema.getType(name);
    for (const each of fields) {
      const field = isObjectType(type) ? type.getFields()[each] : undefined;
      if (field === undefined) throw new Error(`deskFields: there is no ${name}.${each}`);
      const empty = emptyValueOf(field.type, `${name}.${each}`);
      const { resolve } = field;
      field.resolve = (source, args, context: RequestContext, info) => {
        if (context.caller?.kind !== 'staff') return empty;
        return resolve === undefined ? source[each] : resolve(source, args, context, info);
      };
    }
  }
  return schema;
}

function emptyValueOf(type: GraphQLOutputType, name: string): null | readonly never[] {
  if (isListType(getNullableType(type))) return [];
  if (isNonNullType(type)) throw new Error(`deskFields: ${name} can be neither null nor an empty list`);
  return null;
}
