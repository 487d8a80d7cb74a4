import type { AnswerEvent, AnswerState } from '@beian/domain/answer';
import { MAX_CANDIDATES } from '@beian/submissions/answers';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { AnswerEvents, AnswerStates, type PresenceName, Presences } from '../common/enums.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused, Reason } from '../common/reason.type.ts';
import { SaidCode } from './said.type.ts';

@ObjectType('AnswerAction', {
  simpleResolvers: true,
  description: 'What the caller may do with an unmatched answer. Since 2026-11.',
})
export class AnswerAction {
  @Field(() => AnswerEvents, { description: 'The mutation of the same name.' })
  event!: AnswerEvent;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Presences, { description: 'Whether it may be done now.' })
  presence!: PresenceName;

  @Field(() => [Reason], { description: 'Why not.' })
  reasons!: Reason[];

  @Field(() => String, { nullable: true, description: 'Ask this before it is sent.' })
  confirm!: string | null;
}

@ObjectType('AnswerCandidate', {
  simpleResolvers: true,
  description: 'An order that an unmatched answer may belong to 候选订单. Since 2026-11.',
})
export class AnswerCandidate {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: "Its state, in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { description: '备案号' })
  filingNumber!: string;

  @Field(() => String, { description: '主办单位名称' })
  subjectName!: string;

  @Field(() => [Reason], { description: 'Why it cannot be matched to it; empty: it can.' })
  reasons!: Reason[];
}

@ObjectType('UnmatchedAnswer', {
  simpleResolvers: true,
  description: "A bureau's answer that belongs to no order by itself 待匹配答复; staff only. Since 2026-11.",
})
export class UnmatchedAnswer {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => AnswerStates, { description: 'Whether a person has cleared it.' })
  state!: AnswerState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { description: "GB/T 2260 code of the bureau's province." })
  province!: string;

  @Field(() => String, { description: "Name of the bureau's province, in the caller's language." })
  provinceName!: string;

  @Field(() => String, { description: 'The downloaded file that it stands in.' })
  fileName!: string;

  @Field(() => DateTime, { description: 'When the file was downloaded.' })
  receivedAt!: string;

  @Field(() => CalendarDate, { description: 'Shanghai day of the decision, else of the download, YYYY-MM-DD.' })
  day!: string;

  @Field(() => String, { description: 'Kind of filing (Czlx): 4 is a change; empty where the bureau leaves it out.' })
  operation!: string;

  @Field(() => String, { nullable: true, description: 'Id or filing number that it names; null: nobody.' })
  identifier!: string | null;

  @Field(() => String, { description: '`approved`, `refused`, `technical` or `unknown`.' })
  verdict!: string;

  @Field(() => String, { description: "What people call the verdict, in the caller's language." })
  verdictLabel!: string;

  @Field(() => [SaidCode], { description: 'Its codes.' })
  codes!: SaidCode[];

  @Field(() => String, { nullable: true, description: "The opinion of the bureau's reviewer." })
  opinion!: string | null;

  @Field(() => String, { nullable: true, description: 'Its remark.' })
  remark!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's reviewer." })
  reviewer!: string | null;

  @Field(() => [Reason], { description: 'Why no order took it when it came.' })
  why!: Reason[];

  @Field(() => [AnswerCandidate], {
    description: `Orders that it may belong to, as they stand now, at most ${MAX_CANDIDATES}.`,
  })
  candidates!: AnswerCandidate[];

  @Field(() => [AnswerAction], { description: 'What the caller may do.' })
  actions!: AnswerAction[];

  @Field(() => String, { nullable: true, description: 'Who cleared it.' })
  clearedName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The order that it was matched to, or that it names.' })
  orderId!: string | null;
}

export const UnmatchedAnswerConnection = connectionType(UnmatchedAnswer, 'UnmatchedAnswer');

export const UnmatchedAnswerResult = createUnionType({
  name: 'UnmatchedAnswerResult',
  description: 'The answer after the step, or why the step was refused. Since 2026-11.',
  types: () => [UnmatchedAnswer, ActionRefused] as const,
  resolveType: (value) => ('candidates' in value ? 'UnmatchedAnswer' : 'ActionRefused'),
});
