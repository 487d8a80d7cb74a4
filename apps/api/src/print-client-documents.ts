import { graphqlTypeOf } from '@beian/domain/input';
import { eventArguments, eventsWithMutation, isForPartners, type LiveEvent } from '@beian/domain/order';
import { currentNameOf } from '@beian/domain/partner';

/** Their documents are in packages/client/operations.graphql, because the client takes other arguments. */
const byHand: readonly LiveEvent[] = ['saveDraft', 'attachMaterial'];

/** The document of an event's mutation, by its current name. */
function documentOf(event: LiveEvent): string {
  const name = currentNameOf(event);
  const { order, input } = eventArguments(event);
  const types = [...order, ...input].map((one) => [one.name, graphqlTypeOf(one)] as const);
  const all = [...types, ['idempotencyKey', 'String!'] as const];
  return `mutation ${name}(${all.map(([one, type]) => `$${one}: ${type}`).join(', ')}) {
  ${name}(${all.map(([one]) => `${one}: $${one}`).join(', ')}) {
    ...Order
    ...Refusal
  }
}`;
}

/** Prints the mutations of events that partners raise, for packages/client. */
const events = eventsWithMutation.filter((one) => isForPartners(one) && !byHand.includes(one));
process.stdout.write(events.map(documentOf).join('\n\n'));
