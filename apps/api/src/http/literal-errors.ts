import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTNode, type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';
import type { RequestContext } from '../context.ts';

const valueKinds: ReadonlySet<string> = new Set([
  ...[Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL, Kind.ENUM],
  ...[Kind.LIST, Kind.OBJECT, Kind.OBJECT_FIELD],
]);

/**
 * What is wrong with a value in a document is told as it is of a variable: `BAD_USER_INPUT` with the argument in `field`, such as
 * `filter.updatedAfter`. Changes the errors of a validation that are about values.
 */
export function nameWrongLiterals(document: DocumentNode, errors: readonly GraphQLError[]): void {
  const wrong = new Map<ASTNode, GraphQLError>();
  for (const error of errors) {
    const [node] = error.nodes ?? [];
    if (node !== undefined && valueKinds.has(node.kind)) wrong.set(node, error);
  }
  if (wrong.size === 0) return;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      const error = wrong.get(node);
      const field = error && placeOf([...ancestors, ...(parent === undefined ? [] : [parent]), node]);
      if (!error || !field) return;
      const rule = node.kind === Kind.OBJECT || node.kind === Kind.OBJECT_FIELD ? {} : { rule: 'type' };
      Object.assign(error.extensions, { code: 'BAD_USER_INPUT', field, ...rule });
    },
  });
}

/** Of a value below an argument or a variable with a default: `filter.states[1]`; undefined elsewhere. */
function placeOf(path: readonly (ASTNode | readonly ASTNode[])[]): string | undefined {
  let place: string | undefined;
  for (const [at, one] of path.entries()) {
    if (!('kind' in one)) continue;
    if (one.kind === Kind.ARGUMENT) place = one.name.value;
    else if (one.kind === Kind.VARIABLE_DEFINITION) place = one.variable.name.value;
    else if (one.kind === Kind.OBJECT_FIELD) place = `${place}.${one.name.value}`;
    else if (one.kind === Kind.LIST && path[at + 2] !== undefined)
      place = `${place}[${one.values.indexOf(path[at + 2] as (typeof one.values)[number])}]`;
  }
  return place;
}

export const namedLiterals: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async didEncounterErrors({ document, operation, errors }) {
      // A document that was not valid has no operation.
      if (document !== undefined && operation === undefined) nameWrongLiterals(document, errors);
    },
  }),
};
