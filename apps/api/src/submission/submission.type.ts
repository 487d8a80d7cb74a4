import {
  type SubmissionFilter,
  type SubmissionView,
  submissionFields,
  submissionFilters,
} from '@beian/domain/submission';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { filterInput } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';

export const SubmissionFilterInput = filterInput(
  'SubmissionFilter',
  'Which files 报送记录; what is left out does not matter. Since 2026-11.',
  submissionFilters,
);
export type SubmissionFilterInput = { readonly [N in keyof SubmissionFilter]: SubmissionFilter[N] | null };

@ObjectType('FirstOrderInFile', {
  simpleResolvers: true,
  description: 'The order with the lowest number in a file. Since 2026-11.',
})
export class FirstOrderInFile {
  @Field(() => ID, { description: "The order's global id." })
  id!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;
}

export const Submission = objectType(
  'Submission',
  'A numbered data file to a bureau 上报文件; staff only. Since 2026-11.',
  submissionFields,
);
export type Submission = SubmissionView;

export const SubmissionConnection = connectionType(Submission, 'Submission');

@ObjectType('FileEvent', { simpleResolvers: true, description: 'What happened to a file. Since 2026-11.' })
export class FileEvent {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { nullable: true, description: "The bureau's code." })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "What the code says, in the caller's language." })
  said!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's own words; null: none, or they were removed." })
  message!: string | null;
}

@ObjectType('OrderInFile', {
  simpleResolvers: true,
  description: 'An order in a file, with its verdict. Since 2026-11.',
})
export class OrderInFile {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: "Its kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => String, { description: '主办单位名称' })
  subjectName!: string;

  @Field(() => String, { description: "Its state now, in the caller's language." })
  stateLabel!: string;

  @Field(() => DateTime, { nullable: true, description: 'When this attempt was answered; null: it is not.' })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: "How, in the caller's language." })
  answerLabel!: string | null;
}

@ObjectType('OpenedSubmission', {
  simpleResolvers: true,
  description: 'A file with all that happened to it. Since 2026-11.',
})
export class OpenedSubmission {
  @Field(() => Submission, { description: 'The file.' })
  submission!: Submission;

  @Field(() => [FileEvent], { description: 'Its events, the oldest first.' })
  events!: FileEvent[];

  @Field(() => [OrderInFile], { description: 'The orders in it.' })
  orders!: OrderInFile[];

  @Field(() => Boolean, { description: 'The caller may take the file away: see `requestSubmissionFile`.' })
  mayReadFile!: boolean;
}

@ObjectType('SentField', { simpleResolvers: true, description: 'One element of what was sent. Since 2026-11.' })
export class SentField {
  @Field(() => String, { description: "The element's name in the ministry's interface." })
  path!: string;

  @Field(() => String, { description: 'Its value; `•••` where the caller does not see it.' })
  value!: string;
}

@ObjectType('SentAttachment', { simpleResolvers: true, description: 'An image that was sent. Since 2026-11.' })
export class SentAttachment {
  @Field(() => String, { description: "What it is, in the caller's language." })
  label!: string;

  @Field(() => Int, { description: 'Bytes of its base64 text.' })
  base64Bytes!: number;
}

@ObjectType('SentReport', {
  simpleResolvers: true,
  description: 'What the bureau received of one order 管局收到的内容. Since 2026-11.',
})
export class SentReport {
  @Field(() => Boolean, { description: 'Its values are shown, and that they were is in the audit.' })
  inClear!: boolean;

  @Field(() => [SentField], {
    description: 'Its elements, in the order of the file; empty: sent before they were kept.',
  })
  fields!: SentField[];

  @Field(() => [SentAttachment], { description: 'Its images.' })
  attachments!: SentAttachment[];
}

@ObjectType('SubmissionFileLink', {
  simpleResolvers: true,
  description: 'Where a file can be taken away. Since 2026-11.',
})
export class SubmissionFileLink {
  @Field(() => String, { description: 'Path on this server; holds for the caller alone.' })
  url!: string;

  @Field(() => DateTime, { description: 'Until when: a minute.' })
  until!: string;
}

export const SubmissionFileResult = createUnionType({
  name: 'SubmissionFileResult',
  description: 'A link to the file, or why there is none. Since 2026-11.',
  types: () => [SubmissionFileLink, ActionRefused] as const,
  resolveType: (value) => ('url' in value ? SubmissionFileLink : ActionRefused),
});
