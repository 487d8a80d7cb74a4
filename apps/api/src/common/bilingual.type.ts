import { Field, ObjectType } from 'type-graphql';

@ObjectType('BilingualText', { simpleResolvers: true, description: 'One text in both languages. Since 2026-11.' })
export class BilingualText {
  @Field(() => String, { description: '中文' })
  zh!: string;

  @Field(() => String, { description: 'English' })
  en!: string;
}
