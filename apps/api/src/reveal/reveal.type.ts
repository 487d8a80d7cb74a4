import {
  REVEAL_SECONDS,
  type RevealAlarmKind,
  type RevealPurpose,
  revealAlarmKinds,
  revealPurposes,
} from '@beian/domain/staff';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

export const RevealPurposes = enumOf<RevealPurpose>(
  'RevealPurpose',
  'What somebody without the lease looks at a personal value for 查看目的.',
  revealPurposes,
);

@ObjectType('RevealNote', {
  simpleResolvers: true,
  description: 'That somebody looked at a personal value, never which it is 查看记录. Staff only. Since 2026-11.',
})
export class RevealNote {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'The field, e.g. `website.principal.mobile`.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => RevealPurposes, { description: 'What for.' })
  purpose!: RevealPurpose;

  @Field(() => String, { description: "The same in the caller's language." })
  purposeLabel!: string;

  @Field(() => String, { description: 'What was written beside it.' })
  words!: string;

  @Field(() => String, { description: 'Who looked.' })
  staffName!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;
}

@ObjectType('Revealed', {
  simpleResolvers: true,
  description: 'One personal field in clear, to be shown until `until` and kept nowhere 查看明文. Since 2026-11.',
})
export class Revealed {
  @Field(() => ID, { description: 'Global id of the reveal.' })
  id!: string;

  @Field(() => String, { description: 'The field.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The registered value of an order’s field; null: there is none, and of a record.',
  })
  registered!: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The value that the order asks for, or that the record has; null: there is none.',
  })
  now!: readonly string[] | null;

  @Field(() => DateTime, { description: `Until when it may be shown: ${REVEAL_SECONDS} s.` })
  until!: string;
}

export const RevealResult = createUnionType({
  name: 'RevealResult',
  description: 'The value, or why it is not shown. Since 2026-11.',
  types: () => [Revealed, ActionRefused] as const,
  resolveType: (value) => ('until' in value ? Revealed : ActionRefused),
});

export const RevealAlarmKinds = enumOf<RevealAlarmKind>(
  'RevealAlarmKind',
  'What supervisors are told of who reveals much 查看告警.',
  revealAlarmKinds,
);

@ObjectType('RevealAlarm', {
  simpleResolvers: true,
  description: 'That somebody reveals many personal values, never which 查看告警. Since 2026-11.',
})
export class RevealAlarm {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ID, { description: "The person's global id." })
  staffId!: string;

  @Field(() => String, { description: 'Who.' })
  staffName!: string;

  @Field(() => RevealAlarmKinds, { description: 'What happened.' })
  kind!: RevealAlarmKind;

  @Field(() => String, { description: "The same in the caller's language." })
  kindLabel!: string;

  @Field(() => Int, { description: 'How often in that hour.' })
  times!: number;

  @Field(() => DateTime, { description: 'When it came last.' })
  at!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was marked as seen; null: it is not.' })
  seenAt!: string | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  seenName!: string | null;
}

export const RevealAlarmResult = createUnionType({
  name: 'RevealAlarmResult',
  description: 'The alarm as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [RevealAlarm, ActionRefused] as const,
  resolveType: (value) => ('staffId' in value ? RevealAlarm : ActionRefused),
});
