import { Field, ObjectType } from 'type-graphql';

@ObjectType('RuleText', {
  simpleResolvers: true,
  description: 'A rule of the field or of a bureau, in one sentence. Since 2026-11.',
})
export class RuleText {
  @Field(() => String, { description: "What it says, in the caller's language." })
  text!: string;

  @Field(() => String, {
    description: 'Where it comes from: a key of the documented sources; `derived`: our own inference.',
  })
  source!: string;
}
