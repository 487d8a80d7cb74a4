import type { ApolloServerPlugin } from '@apollo/server';
import { type AppContext, auditRefusal } from '@beian/orders';
import { type DocumentNode, type GraphQLFormattedError, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from '../context.ts';
import { logFault } from '../errors.ts';

/** Codes of errors that say: you may not. What a step refuses as a value has its row from the step. */
const missingRightCodes = ['FORBIDDEN', 'SCOPE_MISSING'];

/** Each error of these leaves a row in the audit, for whoever has a name: of nobody there is only the line in the log. */
export const auditRefusals = (ctx: AppContext, log: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    async willSendResponse({ response, contextValue, document, operation }) {
      if (contextValue.caller === null || document === undefined || operation == null) return;
      const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
      for (const error of errors.filter(({ extensions }) => missingRightCodes.includes(String(extensions?.code)))) {
        const { code, scope } = error.extensions ?? {};
        const details = { code, ...(scope === undefined ? {} : { scope }) };
        // Whoever is refused is told so, whether or not it can be written down.
        await auditRefusal(ctx, contextValue.caller.actor, rootOf(document, operation, error), details).catch(
          (fault: unknown) => void logFault(log, fault),
        );
      }
    },
  }),
});

/** The field of the schema at the root of what failed: never the name that the caller gave it. */
function rootOf(document: DocumentNode, operation: OperationDefinitionNode, { path }: GraphQLFormattedError): string {
  const roots = new Map<string, string>();
  for (const selection of [operation, ...document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)])
    visit(selection, {
      Field(node) {
        const key = node.alias?.value ?? node.name.value;
        if (!roots.has(key)) roots.set(key, node.name.value);
        return false;
      },
    });
  return roots.get(String(path?.[0])) ?? [...roots.values()][0] ?? operation.operation;
}
