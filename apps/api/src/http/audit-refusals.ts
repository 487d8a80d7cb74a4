import type { ApolloServerPlugin } from '@apollo/server';
import { auditRefusal } from '@beian/database/audit';
import type { AppContext } from '@beian/database/transaction';
import { operationOf } from '@beian/domain/partner';
import { type DocumentNode, type GraphQLFormattedError, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from '../context.ts';
import { logFault } from '../errors.ts';

/** Codes of errors for a missing right. Refusals that are values are audited by the action itself. */
const missingRightCodes = ['FORBIDDEN', 'SCOPE_MISSING'];

/** Writes an audit row for each error of these codes. Anonymous requests are only in the log. */
export const auditRefusals = (ctx: AppContext, log: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    async willSendResponse({ response, contextValue, document, operation }) {
      if (contextValue.caller === null || document === undefined || operation == null) return;
      const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
      for (const error of errors.filter(({ extensions }) => missingRightCodes.includes(String(extensions?.code)))) {
        const { code, scope } = error.extensions ?? {};
        const details = { code, ...(scope === undefined ? {} : { scope }) };
        // The refusal is sent even if the audit row cannot be written.
        await auditRefusal(ctx, contextValue.caller.actor, rootOf(document, operation, error), details).catch(
          (fault: unknown) => void logFault(log, fault),
        );
      }
    },
  }),
});

/** The name of the root field that failed, as the audit knows it; never the caller's alias. */
function rootOf(document: DocumentNode, operation: OperationDefinitionNode, { path }: GraphQLFormattedError): string {
  const roots = new Map<string, string>();
  for (const selection of [operation, ...document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)])
    visit(selection, {
      Field(node) {
        const key = node.alias?.value ?? node.name.value;
        if (!roots.has(key)) roots.set(key, operationOf(node.name.value));
        return false;
      },
    });
  return roots.get(String(path?.[0])) ?? [...roots.values()][0] ?? operation.operation;
}
