import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics } from '@beian/database/metrics';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { RequestContext } from '../context.ts';
import { httpRefusals } from '../texts.ts';

/** Counts and times operations by their first root field: fields of the schema are few, and a caller chooses the operation's name. */
export const operationMetrics = (metrics: Metrics): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => {
    const begun = performance.now();
    return {
      async willSendResponse({ document, operation, response: { body } }) {
        const name = operation === undefined ? 'invalid' : firstRootField(operation, document);
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        metrics.increment('beian_graphql_operations_total', { operation: name, outcome: outcomeOf(errors) });
        metrics.observe('beian_graphql_operation_seconds', { operation: name }, (performance.now() - begun) / 1000);
      },
    };
  },
});

/** The operation was validated: its root fields are of the schema, the first one perhaps in a fragment. */
function firstRootField(operation: OperationDefinitionNode, document: DocumentNode | undefined): string {
  let [first] = operation.selectionSet.selections;
  while (first !== undefined && first.kind !== Kind.FIELD) {
    const { name } = first.kind === Kind.FRAGMENT_SPREAD ? first : { name: undefined };
    const fragment =
      first.kind === Kind.INLINE_FRAGMENT
        ? first
        : document?.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name?.value);
    [first] = (fragment as FragmentDefinitionNode | InlineFragmentNode | undefined)?.selectionSet.selections ?? [];
  }
  return first?.name.value ?? 'invalid';
}

/** `failed`: a fault of ours, or something of ours is away; what the caller can mend is `refused`. */
function outcomeOf(errors: readonly GraphQLFormattedError[]): 'ok' | 'refused' | 'failed' {
  if (errors.length === 0) return 'ok';
  const isFault = ({ extensions }: GraphQLFormattedError) => {
    const code = String(extensions?.code);
    return Object.hasOwn(httpRefusals, code) && httpRefusals[code as keyof typeof httpRefusals].status >= 500;
  };
  return errors.some(isFault) ? 'failed' : 'refused';
}
