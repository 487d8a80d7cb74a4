import type { SearchGroup, SearchMatch } from '@beian/domain/search';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SearchGroups, SearchMatches } from '../common/enums.ts';

@ObjectType('SearchHit', {
  simpleResolvers: true,
  description: 'Something that a typed text names, and where it was found. Since 2026-11.',
})
export class SearchHit {
  @Field(() => ID, { description: 'Global id of the order, record or website.' })
  id!: string;

  @Field(() => SearchGroups, { description: 'What it is.' })
  group!: SearchGroup;

  @Field(() => String, { description: "An order's number; the name of a subject or website." })
  title!: string;

  @Field(() => [String], { description: "What tells it from others of that name, in the caller's language." })
  details!: string[];

  @Field(() => ID, { nullable: true, description: 'The record that a website belongs to.' })
  recordId!: string | null;

  @Field(() => SearchMatches, { description: 'What of it the text was found in.' })
  match!: SearchMatch;

  @Field(() => String, { description: "What people call that, in the caller's language." })
  matchLabel!: string;

  @Field(() => String, { nullable: true, description: 'The text it was found in; null where it is not shown.' })
  matched!: string | null;

  @Field(() => Int, { nullable: true, description: 'Where in `matched` it begins, in UTF-16 units.' })
  from!: number | null;

  @Field(() => Int, { nullable: true, description: 'Where it ends.' })
  to!: number | null;
}

@ObjectType('SearchHits', {
  simpleResolvers: true,
  description:
    'Results of one kind: those of which the text is the whole number or name, then the newest. Since 2026-11.',
})
export class SearchHits {
  @Field(() => SearchGroups, { description: 'Of what kind.' })
  group!: SearchGroup;

  @Field(() => String, { description: "What people call them, in the caller's language." })
  label!: string;

  @Field(() => [SearchHit], { description: 'At most eight.' })
  hits!: SearchHit[];

  @Field(() => Boolean, { description: 'There are more.' })
  more!: boolean;
}

@ObjectType('SearchResult', {
  simpleResolvers: true,
  description: 'What a typed text names among what the caller may see 全局搜索. Since 2026-11.',
})
export class SearchResult {
  @Field(() => [SearchHits], { description: 'Only kinds that have any; first those with an exact match.' })
  groups!: SearchHits[];

  @Field(() => String, {
    nullable: true,
    description:
      "What to do for better results, in the caller's language: type more, narrow it, or check the digits of an order number. Null: nothing.",
  })
  says!: string | null;
}
