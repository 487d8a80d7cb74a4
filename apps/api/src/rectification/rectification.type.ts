import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('Rectification', {
  simpleResolvers: true,
  description: 'A notice of a bureau that something is to be put right 整改通知; for staff only. Since 2026-11.',
})
export class Rectification {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: '`subject` or `website`.' })
  kind!: string;

  @Field(() => String, { description: "What people call the kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => String, { description: "Name of the bureau's province, in the caller's language." })
  provinceName!: string;

  @Field(() => String, {
    nullable: true,
    description: "The filing number that it is about, where we know one; else the bureau's id.",
  })
  identifier!: string | null;

  @Field(() => ID, { nullable: true, description: 'The record that it is about; null while we have none such.' })
  recordId!: string | null;

  @Field(() => String, { nullable: true, description: 'Who runs the site; a person in part.' })
  subjectName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The open order of that record.' })
  openOrderId!: string | null;

  @Field(() => String, { description: "The bureau's words." })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Its remark.' })
  remark!: string | null;

  @Field(() => DateTime, { description: 'When it came first.' })
  at!: string;

  @Field(() => Int, { description: 'How often it came.' })
  times!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was dealt with; null: open.' })
  handledAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who said so.' })
  handledName!: string | null;

  @Field(() => String, { nullable: true, description: 'What was done about it.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'The caller may mark it as dealt with.' })
  mayHandle!: boolean;
}

export const RectificationResult = createUnionType({
  name: 'RectificationResult',
  description: 'The notice after the step, or why the step was refused. Since 2026-11.',
  types: () => [Rectification, ActionRefused] as const,
  resolveType: (value) => ('kindLabel' in value ? 'Rectification' : 'ActionRefused'),
});
