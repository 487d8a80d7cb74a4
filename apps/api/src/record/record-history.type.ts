import type { VersionCause } from '@beian/domain/filing';
import { MAX_VERSIONS } from '@beian/records/views';
import { Field, ID, ObjectType } from 'type-graphql';
import { ValueLabel } from '../code/code.type.ts';
import { DateTime } from '../common/date-time.ts';
import { VersionCauses } from '../common/enums.ts';
import { FieldValue } from './record.type.ts';

@ObjectType('RecordVersion', {
  simpleResolvers: true,
  description: 'What is registered from an instant on, and what brought it 备案版本. Since 2026-11.',
})
export class RecordVersion {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => DateTime, { description: 'From when on it is what stands here.' })
  since!: string;

  @Field(() => VersionCauses, { description: 'What brought it.' })
  cause!: VersionCause;

  @Field(() => String, { description: "The same in the caller's language." })
  causeLabel!: string;

  @Field(() => ID, { nullable: true, description: 'The approved order, where the caller may see it.' })
  orderId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  orderNumber!: string | null;
}

@ObjectType('RegisteredWebsite', { simpleResolvers: true, description: 'A website as it was filed. Since 2026-11.' })
export class RegisteredWebsite {
  @Field(() => ID, { description: 'Global id of the website.' })
  id!: string;

  @Field(() => String, { description: '网站备案号' })
  filingNumber!: string;

  @Field(() => String, { description: '网站名称' })
  name!: string;

  @Field(() => Boolean, { description: 'At least one access was ours.' })
  ours!: boolean;

  @Field(() => [FieldValue], { description: 'Every field that had a value; personal ones are masked.' })
  values!: FieldValue[];
}

@ObjectType('RegisteredState', {
  simpleResolvers: true,
  description: 'A record as it stood at the end of a day. Since 2026-11.',
})
export class RegisteredState {
  @Field(() => RecordVersion, { description: 'The version that was in force.' })
  version!: RecordVersion;

  @Field(() => [FieldValue], { description: "The subject's own values; personal ones are masked." })
  values!: FieldValue[];

  @Field(() => [RegisteredWebsite], { description: 'Websites that were filed then.' })
  websites!: RegisteredWebsite[];
}

@ObjectType('RecordDifference', {
  simpleResolvers: true,
  description: 'One field that was registered otherwise on another day. Since 2026-11.',
})
export class RecordDifference {
  @Field(() => ID, { nullable: true, description: 'Of which website; null: of the subject.' })
  websiteId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its filing number.' })
  filingNumber!: string | null;

  @Field(() => String, { description: 'The field, e.g. `website.name`.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => [String], { description: 'On the earlier day; empty: nothing.' })
  before!: string[];

  @Field(() => [String], { description: 'On the later day.' })
  after!: string[];

  @Field(() => [ValueLabel], { description: 'What the codes among the values mean.' })
  valueLabels!: ValueLabel[];

  @Field(() => Boolean, { description: 'Shown in part: both may read the same although they differ.' })
  masked!: boolean;
}

@ObjectType('RecordHistory', {
  simpleResolvers: true,
  description: 'Versions of a record, and what was registered on a day 备案历史. Since 2026-11.',
})
export class RecordHistory {
  @Field(() => [RecordVersion], { description: `The newest first, at most ${MAX_VERSIONS}.` })
  versions!: RecordVersion[];

  @Field(() => Boolean, { description: 'There are older ones.' })
  versionsAreCapped!: boolean;

  @Field(() => RegisteredState, { nullable: true, description: 'On the day asked for; null: nothing was known here.' })
  on!: RegisteredState | null;

  @Field(() => [RecordDifference], {
    nullable: true,
    description: 'From the earlier of both days to the later; null where one is not asked for, or not known.',
  })
  differences!: RecordDifference[] | null;
}
