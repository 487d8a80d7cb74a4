import type { SubmissionState } from '@beian/domain/submission';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { SubmissionStates } from '../common/enums.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';

@InputType('SubmissionFilter', {
  description: 'Which files 报送记录; what is left out does not matter. Since 2026-11.',
})
export class SubmissionFilterInput {
  @Field(() => SubmissionStates, { nullable: true, description: 'Their state.' })
  state?: SubmissionState | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Numbered on this day or later.' })
  from?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Numbered on this day or earlier.' })
  until?: string | null;

  @Field(() => String, { nullable: true, description: "Number of an order in it, or a part of the file's name." })
  search?: string | null;
}

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

@ObjectType('Submission', {
  simpleResolvers: true,
  description: 'A numbered data file to a bureau 上报文件; staff only. Since 2026-11.',
})
export class Submission {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ID, { description: "Its connection's global id." })
  bureauId!: string;

  @Field(() => String, {
    description: "Province of the bureau, in the caller's language, with the connection's name if it has one.",
  })
  bureauName!: string;

  @Field(() => String, { description: 'Its number (dataSequence), decimal text.' })
  sequence!: string;

  @Field(() => SubmissionStates, { description: 'Its state.' })
  state!: SubmissionState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { description: 'Name of the XML in the zip.' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the XML, hex.' })
  fileHash!: string;

  @Field(() => Int, { nullable: true, description: 'Bytes of the XML; null: numbered before sizes were kept.' })
  bytes!: number | null;

  @Field(() => Int, { description: 'How often it was sent.' })
  attempts!: number;

  @Field(() => Int, {
    description: 'Orders in it; 0: the answer to a verification task, or materials that a notice asked for.',
  })
  orders!: number;

  @Field(() => Int, { description: 'Orders in it that have an answer.' })
  answered!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the last of these answers came.' })
  answeredAt!: string | null;

  @Field(() => [String], { description: "Kinds of its orders, in the caller's language." })
  kindLabels!: string[];

  @Field(() => FirstOrderInFile, { nullable: true, description: 'The order with the lowest number in it.' })
  firstOrder!: FirstOrderInFile | null;

  @Field(() => DateTime, { description: 'When it was numbered.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was first sent.' })
  sentAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the bureau had taken or refused it.' })
  settledAt!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's last code." })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "What that code says, in the caller's language." })
  said!: string | null;
}

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
