import type { Language } from '@beian/domain/text';
import { createUnionType, Field, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { NoticeLanguages } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { Partner } from '../partner/partner.type.ts';
import { StaffMember } from '../staff/staff.type.ts';

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is asking. Since 2026-11.' })
export class Viewer {
  @Field(() => String, { description: '`staff` or `partner`.' })
  kind!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => [String], { description: 'Roles it acts with.' })
  roles!: string[];

  @Field(() => [String], {
    description:
      'What staff may do by their roles: events of orders, and rights beside them (docs/generated/permissions.md). Whether an order takes an event now is said by its `actions`. Empty for a partner, whose keys have scopes. Since 2026-11.',
  })
  permissions!: string[];

  @Field(() => StaffMember, { nullable: true, description: 'The person, when staff ask by a session.' })
  staff!: StaffMember | null;

  @Field(() => Partner, { nullable: true, description: 'The partner, when its key or a person of it asks.' })
  partner!: Partner | null;

  @Field(() => NoticeLanguages, {
    nullable: true,
    description: "In which language the notices of the partner's orders are written; null for staff.",
  })
  noticeLanguage!: Language | null;

  @Field(() => DateTime, { description: "The database's clock, which every due time is judged by." })
  now!: string;
}

export const ViewerResult = createUnionType({
  name: 'ViewerResult',
  description: 'Who asks, as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [Viewer, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : Viewer),
});
