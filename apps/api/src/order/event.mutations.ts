import { eventArguments, eventRow, eventsWithMutation, type LiveEvent } from '@beian/domain/order';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { argument, givenInput } from '../schema/input-type.ts';
import { checkReportOfPush } from './hand-over.load.ts';
import { idempotencyKey } from './order.arguments.ts';
import { performAndFetch, performAndVerify, performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** The mutations of events: each follows from its row (`packages/domain/src/order/events/`), whose guards decide who may take it. */
@Resolver()
export class EventMutations {}

type Step = Parameters<typeof performStep>[2] & { readonly orderId: string };

/** Events that do more than `performStep`. */
const performers: Partial<
  Record<LiveEvent, (context: RequestContext, info: GraphQLResolveInfo, step: Step) => ReturnType<typeof performStep>>
> = {
  verifyDomains: performAndVerify,
  fetchBureauAppPhoto: performAndFetch,
  pushToBureau: async (context, info, step) => {
    await checkReportOfPush(context, step.orderId);
    return performStep(context, info, step);
  },
};

function declareMutation(event: LiveEvent): void {
  const { prototype } = EventMutations;
  const { order, input } = eventArguments(event);
  const members = [...order, ...input, idempotencyKey];
  Object.defineProperty(prototype, event, {
    value: (context: RequestContext, info: GraphQLResolveInfo, ...given: unknown[]) => {
      const values = Object.fromEntries(members.map(({ name }, at) => [name, given[at]]));
      const {
        id: orderId,
        version,
        token,
        key,
      } = values as { id: string; version?: number; token?: string; key: string };
      const step = { event, orderId, version, token, input: givenInput(input, values), key };
      return (performers[event] ?? performStep)(context, info, step);
    },
  });
  Mutation(() => OrderResult, { description: eventRow(event).description ?? '' })(prototype, event, {});
  Ctx()(prototype, event, 0);
  Info()(prototype, event, 1);
  for (const [at, member] of members.entries()) argument(member)(prototype, event, at + 2);
}

for (const event of eventsWithMutation) declareMutation(event);
