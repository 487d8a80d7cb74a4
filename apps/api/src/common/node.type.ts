import { nodeFields } from '@beian/domain/fields';
import { Field, ID, InterfaceType } from 'type-graphql';

/** Rows are plain objects, so the GraphQL type is found by the prefix of the id. */
const typeOfPrefix: Readonly<Record<string, string>> = {
  order: 'Order',
  record: 'FilingRecord',
  partner: 'Partner',
  staff: 'StaffMember',
  curtain: 'Curtain',
  proof: 'RecordProof',
  lookup: 'OrderKindLookup',
  endpoint: 'WebhookEndpoint',
  event: 'PartnerEvent',
  key: 'PartnerKey',
  rectification: 'Rectification',
  delivery: 'WebhookDelivery',
};

/** The noun in an id, e.g. `order` of `order_0192…`. */
export const nounOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf('_')));

@InterfaceType('Node', {
  description: 'Anything with a global id that `node(id)` finds again (Relay). Since 2026-11.',
  resolveType: (value: { id: string }) => typeOfPrefix[nounOf(value.id)],
})
export abstract class Node {
  @Field(() => ID, { description: nodeFields.id.description })
  id!: string;
}
