import { digestTimes } from '@beian/domain/notices';
import type { Language } from '@beian/domain/text';
import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('DigestPreference', {
  simpleResolvers: true,
  description: 'What a supervisor wants of the daily digest 每日摘要. Since 2026-11.',
})
export class DigestPreference {
  @Field(() => Boolean, { description: 'It is sent on business days.' })
  wanted!: boolean;

  @Field(() => String, { description: `A half hour of Shanghai's day, ${digestTimes[0]} to ${digestTimes.at(-1)}.` })
  at!: string;

  @Field(() => String, { description: '`zh` or `en`.' })
  language!: Language;

  @Field(() => String, { nullable: true, description: 'Where to; null: nothing is sent.' })
  email!: string | null;
}

export const DigestResult = createUnionType({
  name: 'DigestResult',
  description: 'What the caller wants as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [DigestPreference, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : DigestPreference),
});
