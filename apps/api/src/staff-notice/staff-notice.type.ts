import { MAX_STAFF_NOTICES, STAFF_NOTICE_DAYS, type StaffNoticeKind } from '@beian/domain/notices';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { StaffNoticeKinds } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('StaffNotice', {
  simpleResolvers: true,
  description: 'An event that concerns the reader 站内通知. Since 2026-11.',
})
export class StaffNotice {
  @Field(() => ID, { description: 'Kind and id of the event.' })
  id!: string;

  @Field(() => StaffNoticeKinds, { description: 'What happened.' })
  kind!: StaffNoticeKind;

  @Field(() => String, { description: "The sentence, in the caller's language." })
  text!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => Boolean, { description: 'It is newer than what `seeStaffNotices` named.' })
  unread!: boolean;

  @Field(() => ID, { nullable: true, description: "The order's global id; null: it is about none." })
  orderId!: string | null;

  @Field(() => ID, { nullable: true, description: "The spot check's global id; null: it is about none." })
  spotCheckId!: string | null;

  @Field(() => ID, { nullable: true, description: "The connection's global id; null: it is about none." })
  bureauId!: string | null;
}

@ObjectType('StaffNotices', { simpleResolvers: true, description: 'The notices of the reader. Since 2026-11.' })
export class StaffNotices {
  @Field(() => Int, { description: 'How many of them are unread.' })
  unread!: number;

  @Field(() => [StaffNotice], {
    description: `The newest first, of ${STAFF_NOTICE_DAYS} days and at most ${MAX_STAFF_NOTICES}.`,
  })
  notices!: StaffNotice[];
}

export const SeeStaffNoticesResult = createUnionType({
  name: 'SeeStaffNoticesResult',
  description: 'The notices as they are now, or why nothing was noted. Since 2026-11.',
  types: () => [StaffNotices, ActionRefused] as const,
  resolveType: (value) => ('notices' in value ? StaffNotices : ActionRefused),
});
