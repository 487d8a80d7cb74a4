import { Field, ObjectType } from 'type-graphql';
import { Node } from '../common/node.type.ts';

@ObjectType('Partner', {
  implements: Node,
  simpleResolvers: true,
  description: 'An API client 合作方 and the orders that are its own. Since 2026-11.',
})
export class Partner implements Node {
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;
}
