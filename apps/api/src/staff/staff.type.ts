import { Field, ObjectType } from 'type-graphql';
import { Node } from '../common/node.type.ts';

@ObjectType('StaffMember', {
  implements: Node,
  simpleResolvers: true,
  description: 'A person at the desk 审核人员. Since 2026-11.',
})
export class StaffMember implements Node {
  id!: string;

  @Field(() => String, { description: 'Display name, shown on timelines.' })
  name!: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  login!: string;

  @Field(() => [String], { description: 'Roles held: `reviewer`, `supervisor`, `administrator`.' })
  roles!: string[];
}

@ObjectType('Colleague', {
  simpleResolvers: true,
  description: 'A person at the desk, as others know them. Since 2026-11.',
})
export class Colleague {
  @Field(() => Boolean, {
    description: 'Whether this person decides orders, so that one may be assigned. Since 2026-11.',
  })
  reviews!: boolean;

  @Field(() => String, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => [String], { description: 'Roles held: `reviewer`, `supervisor`, `administrator`.' })
  roles!: string[];
}
