import type { SettingName } from '@beian/domain/settings';
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { SettingNames } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('SettingChoice', { simpleResolvers: true, description: 'One thing that a setting can be. Since 2026-11.' })
export class SettingChoice {
  @Field(() => String, { description: 'What `changeSetting` takes.' })
  value!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => [String], { description: 'What it brings.' })
  brings!: string[];

  @Field(() => Boolean, { description: 'It is in force.' })
  inForce!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What to ask before switching to it; null where the caller cannot, or it is in force.',
  })
  confirm!: string | null;
}

@ObjectType('SettingText', {
  simpleResolvers: true,
  description: 'What the text of a setting may be. Since 2026-11.',
})
export class SettingText {
  @Field(() => Int, { description: 'Most characters.' })
  maxLength!: number;

  @Field(() => String, { description: "What it may be, in the caller's language." })
  rule!: string;

  @Field(() => Boolean, { description: 'It may have line breaks.' })
  lines!: boolean;
}

@ObjectType('Setting', {
  simpleResolvers: true,
  description: 'What staff may switch 设置. Since 2026-11.',
})
export class Setting {
  @Field(() => SettingNames, { description: 'Its name.' })
  name!: SettingName;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'What it decides.' })
  explains!: string;

  @Field(() => String, { description: 'The choice in force, or its text.' })
  value!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was last switched; null: it is as it was installed.' })
  changedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name of whoever switched it last.' })
  changedBy!: string | null;

  @Field(() => Boolean, { description: 'The caller may switch it.' })
  mayChange!: boolean;

  @Field(() => SettingText, { nullable: true, description: 'Its value is text; null: one of its choices.' })
  text!: SettingText | null;

  @Field(() => [SettingChoice], { description: 'What it can be; empty where its value is text.' })
  choices!: SettingChoice[];
}

export const SettingResult = createUnionType({
  name: 'SettingResult',
  description: 'The setting as it is now, or why it was not switched. Since 2026-11.',
  types: () => [Setting, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : Setting),
});
