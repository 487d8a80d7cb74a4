import type { RetentionKind } from '@beian/domain/personal';
import { formatCount } from '@beian/domain/text';
import { MAX_COUNTED_ROWS } from '@beian/privacy/retention';
import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { RetentionKinds } from '../person/person-enums.ts';

@ObjectType('Retention', {
  simpleResolvers: true,
  description: 'How long one kind is kept 保存期限, why, and what the job has deleted. Since 2026-11.',
})
export class Retention {
  @Field(() => RetentionKinds, { description: 'Which kind.' })
  kind!: RetentionKind;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'What it is.' })
  holds!: string;

  @Field(() => String, { description: 'Why it is kept.' })
  why!: string;

  @Field(() => String, { description: 'From when the days count.' })
  since!: string;

  @Field(() => Int, { nullable: true, description: 'Days; null: kept as long as `since` says, nothing is set.' })
  days!: number | null;

  @Field(() => Int, { nullable: true, description: 'Fewer are refused.' })
  leastDays!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The source of the shortest period, or that it is the operator’s own choice.',
  })
  least!: string | null;

  @Field(() => String, { nullable: true, description: 'Where that source can be read; null: there is none.' })
  ruleId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the days were last set; null: as installed.' })
  changedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name of whoever set them.' })
  changedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the job was last through with it.' })
  ranAt!: string | null;

  @Field(() => Float, { description: 'What the job has deleted since ever.' })
  deleted!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it last deleted something.' })
  deletedAt!: string | null;

  @Field(() => Boolean, { description: 'The caller may set it.' })
  mayChange!: boolean;
}

@ObjectType('FileSweep', {
  simpleResolvers: true,
  description:
    'The file store compared with the rows: a share of it each day, and the rest as it was compared last. Since 2026-11.',
})
export class FileSweep {
  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Int, { description: 'Files on the disk.' })
  files!: number;

  @Field(() => Int, { description: 'Files without a row that the last comparison deleted.' })
  orphans!: number;

  @Field(() => Int, { description: 'Rows whose file is not there.' })
  missing!: number;
}

@ObjectType('RetentionPage', {
  simpleResolvers: true,
  description: 'Every kind with its time, and how the file store stands. Since 2026-11.',
})
export class RetentionPage {
  @Field(() => [Retention], { description: 'In the order of the page.' })
  kinds!: Retention[];

  @Field(() => FileSweep, { nullable: true, description: 'The last look at the file store; null: there was none.' })
  fileSweep!: FileSweep | null;
}

@ObjectType('RetentionPreview', {
  simpleResolvers: true,
  description: 'What would go now. Since 2026-11.',
})
export class RetentionPreview {
  @Field(() => Int, { description: `Rows; at most ${formatCount(MAX_COUNTED_ROWS)} are counted.` })
  due!: number;

  @Field(() => Boolean, { description: 'There are more.' })
  dueIsCapped!: boolean;
}

export const RetentionResult = createUnionType({
  name: 'RetentionResult',
  description: 'The kind as it is now, or why it was not set. Since 2026-11.',
  types: () => [Retention, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : Retention),
});
