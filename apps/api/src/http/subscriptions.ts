import { auditRefusal } from '@beian/database/audit';
import type { AppContext } from '@beian/database/transaction';
import { hasScope } from '@beian/domain/partner';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { BilingualError } from '../bilingual-error.ts';
import type { ChangeFeed } from '../change-feed.ts';
import { createRequestContext, type KeyCaller, type RequestContext } from '../context.ts';
import { costs } from '../cost/cost-table.ts';
import { createCostMeter } from '../cost/measure.ts';
import type { RateLimitResult } from '../cost/rate-limiter.ts';
import { costExtension, costLimitError, rateLimitedError, scopeMissingError } from '../cost/refusals.ts';
import { delay } from '../delay.ts';
import { createInputCheck } from '../inputs/check.ts';
import { isTokenLimit, limits, operationLimits } from '../limits.ts';
import type { Gate } from './gate.ts';
import { nameWrongLiterals } from './graphql-errors.ts';

/** The subscribing partner, and the language of the answers. */
export type Subscriber = Pick<RequestContext, 'language' | 'address' | 'requestId'> & { readonly caller: KeyCaller };

interface Prepared extends ExecutionArgs {
  readonly contextValue: RequestContext;
  /** In points, for each answer. */
  readonly cost: number;
}

/** Runs subscriptions: the same checks as for other operations, then one answer per event. */
export interface Subscriptions {
  /** @throws GraphQLError with the refusal */
  prepare(by: Subscriber, payload: SubscribePayload): Promise<Prepared>;
  /** Each answer is computed when the previous one was taken; `return()` ends the subscription. */
  run(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult>>;
}

export function createSubscriptions({
  schema,
  ctx,
  changes,
  gate,
  log,
}: {
  schema: GraphQLSchema;
  ctx: AppContext;
  changes: ChangeFeed;
  gate: Gate;
  log: Logger;
}): Subscriptions {
  const measure = createCostMeter(schema);
  const checkInputs = createInputCheck(schema);
  const rules = [operationLimits, ...specifiedRules];

  const checkOperation = (payload: SubscribePayload, { caller }: Subscriber) => {
    const document = withErrorCode('GRAPHQL_PARSE_FAILED', () => parse(payload.query, { maxTokens: limits.tokens }));
    const [wrong] = validate(schema, document, rules, { maxErrors: 10 });
    if (wrong !== undefined) {
      nameWrongLiterals(document, [wrong]);
      throw wrong.extensions.code === undefined ? withCode(wrong, 'GRAPHQL_VALIDATION_FAILED') : wrong;
    }
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== 'subscription') throw new BilingualError(subscriptionsOnly, { code: 'BAD_REQUEST' });
    // Inputs are checked once, at the start; their points are not charged to each answer.
    checkInputs(document, operation, payload.variables ?? {});
    const measured = measure(document, operation, payload.variables ?? {});
    const missing = [...measured.scopes].find((one) => !hasScope(caller.rights, one));
    if (missing !== undefined) throw scopeMissingError(missing);
    return { document, cost: measured.cost };
  };

  /** Waits until there are points for an answer; unread events stay in the log. */
  const chargeAnswer = async (
    cost: number,
    { caller, address, over }: RequestContext,
  ): Promise<RateLimitResult | undefined> => {
    for (;;) {
      const spent = await gate.charge(caller, address, cost, 'wait');
      if (spent === undefined || spent.allowed || over?.aborted) return spent;
      if (spent.retryAfter === Number.POSITIVE_INFINITY) throw costLimitError(spent, cost);
      await delay(spent.retryAfter * 1000, over);
    }
  };

  async function* answers(source: AsyncIterable<unknown>, args: Prepared): AsyncGenerator<ExecutionResult> {
    const { contextValue: context, cost, ...asked } = args;
    const { caller, language, address, requestId } = context;
    const begun = performance.now();
    let answered = 0;
    let code: unknown = null;
    try {
      for await (const rootValue of source) {
        const spent = await chargeAnswer(cost, context);
        if (context.over?.aborted) return;
        // A new context per answer, so that no cached value of the previous answer is used.
        const contextValue = createRequestContext(ctx, changes, caller, language, address, requestId);
        const result = await execute({ ...asked, rootValue, contextValue });
        // An answer with an error would skip the event; a client that reconnects with the previous cursor gets it again.
        if (result.errors?.[0] !== undefined) throw result.errors[0];
        answered += 1;
        yield spent === undefined ? result : { ...result, extensions: { cost: costExtension(spent, cost) } };
      }
    } catch (error) {
      code = (error as { extensions?: { code?: unknown } }).extensions?.code ?? 'INTERNAL';
      throw error;
    } finally {
      const ms = Math.round(performance.now() - begun);
      const operation = args.operationName?.slice(0, 80) ?? null;
      log.info({ operation, caller: caller?.actor.id ?? null, requestId, ms, answered, code }, 'subscription');
    }
  }

  return {
    async prepare(by, payload) {
      const { caller, language, address, requestId } = by;
      gate.assertNotExhausted(caller, address);
      let checked: ReturnType<typeof checkOperation>;
      try {
        checked = checkOperation(payload, by);
      } catch (error) {
        await gate.charge(caller, address, isTooLarge(error) ? costs.refusedForSize : costs.refusedForForm, 'fine');
        const { code, scope } = (error as GraphQLError).extensions ?? {};
        if (code === 'SCOPE_MISSING') await auditRefusal(ctx, caller.actor, 'subscribe', { code, scope });
        throw error;
      }
      const spent = await gate.charge(caller, address, costs.subscription);
      if (spent?.allowed === false)
        throw rateLimitedError(
          (await gate.charge(caller, address, costs.subscription, 'refuse')) ?? spent,
          costs.subscription,
        );
      if (spent !== undefined && checked.cost > spent.bucket) {
        await gate.charge(caller, address, costs.refusedForSize, 'fine');
        throw costLimitError(spent, checked.cost);
      }
      return {
        ...{ schema, document: checked.document, cost: checked.cost },
        ...{ operationName: payload.operationName, variableValues: payload.variables },
        contextValue: createRequestContext(ctx, changes, caller, language, address, requestId),
      };
    },
    async run(args) {
      const over = new AbortController();
      const prepared = args as Prepared;
      const contextValue = { ...prepared.contextValue, over: over.signal };
      const source = await createSourceEventStream({ ...args, contextValue });
      if (!(Symbol.asyncIterator in source)) {
        const [wrong = new GraphQLError('refused')] = source.errors ?? [];
        const isFault = wrong.originalError !== undefined && !(wrong.originalError instanceof GraphQLError);
        // graphql-js gives errors of variables no code.
        throw isFault || wrong.extensions.code !== undefined ? wrong : withCode(wrong, 'BAD_USER_INPUT');
      }
      const inner = answers(source, { ...prepared, contextValue });
      const iterator: AsyncIterableIterator<ExecutionResult> = {
        [Symbol.asyncIterator]: () => iterator,
        next: () => inner.next(),
        return: () => {
          over.abort();
          return inner.return(undefined);
        },
      };
      return iterator;
    },
  };
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof GraphQLError && (error.extensions.limit !== undefined || isTokenLimit(error.message));

const subscriptionsOnly = {
  zh: '此连接只接受订阅；查询和变更请使用 POST /graphql',
  en: 'Only subscriptions are taken here: send queries and mutations with POST /graphql.',
};

const withCode = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    originalError: error,
    extensions: { code, ...error.extensions },
  });

function withErrorCode<T>(code: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, code) : error;
  }
}
