import { Field, ObjectType } from 'type-graphql';

@ObjectType('SaidCode', {
  simpleResolvers: true,
  description: "One code of a bureau's answer 管局代码. Since 2026-11.",
})
export class SaidCode {
  @Field(() => String, { description: 'The code, e.g. `1011`.' })
  code!: string;

  @Field(() => String, { description: "What it says, in the caller's language." })
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'What it asks of us; null: nothing.' })
  handling!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's own words, where they say more." })
  words!: string | null;
}
