import {
  type RectificationFilter,
  type RectificationState,
  type ReplyState,
  rectificationFilters,
  rectificationStates,
  replyStates,
} from '@beian/domain/bureau';
import type { TimeLeft as TimeLeftView } from '@beian/domain/clock';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { enumOf, OrderKinds, OrderStates } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { TimeLeft } from '../order/time-left.type.ts';

export const RectificationStates = enumOf<RectificationState>(
  'RectificationState',
  'How far a rectification notice is 整改状态; its clock runs while it is OPEN or OVERDUE.',
  rectificationStates,
);
export const RectificationFilters = enumOf<RectificationFilter>(
  'RectificationFilter',
  'Which rectification notices a list holds; OPEN includes those due soon and overdue.',
  rectificationFilters,
);

export const ReplyStates = enumOf<ReplyState>(
  'ReplyState',
  'How far the answer to a verification task is 核实结果.',
  replyStates,
);

@ObjectType('VerificationResult', {
  simpleResolvers: true,
  description: 'The answer to a verification task 核实结果, which leaves in a file of its own. Since 2026-11.',
})
export class VerificationResult {
  @Field(() => Boolean, { description: 'The record is right.' })
  passed!: boolean;

  @Field(() => String, { description: 'What was found.' })
  opinion!: string;

  @Field(() => String, { nullable: true, description: 'What is wrong; null: passed.' })
  errors?: string;

  @Field(() => String, { description: 'Who answered.' })
  name!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => ReplyStates, { description: 'How far it is.' })
  state!: ReplyState;

  @Field(() => String, { description: "The same in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { nullable: true, description: 'Why the bureau refused its file; null: it did not.' })
  said!: string | null;
}

@ObjectType('MaterialReply', {
  simpleResolvers: true,
  description: 'Materials of an order that were sent in answer to a notice 核验材料. Since 2026-11.',
})
export class MaterialReply {
  @Field(() => String, { description: 'Number of the order.' })
  orderNumber!: string;

  @Field(() => String, { description: 'Who sent them.' })
  name!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => ReplyStates, { description: 'How far they are.' })
  state!: ReplyState;

  @Field(() => String, { description: "The same in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { nullable: true, description: 'Why the bureau refused them; null: it did not.' })
  said!: string | null;
}

@ObjectType('RectificationOrder', {
  simpleResolvers: true,
  description: 'An order that answers a rectification notice, or has tried to. Since 2026-11.',
})
export class RectificationOrder {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Its number, e.g. BD2611243601708.' })
  number!: string;

  @Field(() => OrderStates, { description: 'Its state now.' })
  state!: OrderState;

  @Field(() => String, { description: "The same in the caller's language." })
  stateLabel!: string;
}

@ObjectType('Rectification', {
  simpleResolvers: true,
  implements: Node,
  description:
    'A notice of a bureau that something is to be put right 整改通知: by when, and the orders that answer it; for staff also its checks 核查 and verification tasks 核实任务. A partner reads the notices of its records. Since 2026-11.',
})
export class Rectification implements Node {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, {
    description:
      '`subject`, `website`, or `subjectCheck` for a check of the subject that found a fault; for staff also `accessOverReported`, `accessUnderReported`, `emptyWebsiteAlive`, `emptyWebsiteDead`, `websiteLiveness` and `verificationTask`; kinds may be added.',
  })
  kind!: string;

  @Field(() => String, { description: "What people call the kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => OrderKinds, {
    description:
      'The kind of order that usually answers it: give it to `openOrder` with `recordId`, `websiteId` and the id as `rectificationId`.',
  })
  orderKind!: OrderKind;

  @Field(() => RectificationStates, { description: 'How far it is.' })
  state!: RectificationState;

  @Field(() => String, { description: "The same in the caller's language." })
  stateLabel!: string;

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

  @Field(() => ID, { nullable: true, description: 'The website that it is about; null: the subject.' })
  websiteId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that website.' })
  websiteName!: string | null;

  @Field(() => [String], { description: 'Domains of that website.' })
  domains!: string[];

  @Field(() => [String], { description: 'Partners that have the record and are told of the notice; for staff only.' })
  partners!: string[];

  @Field(() => ID, { nullable: true, description: 'The open order of that record.' })
  openOrderId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  openOrderNumber!: string | null;

  @Field(() => [RectificationOrder], {
    description:
      'Orders that were opened for it or linked to it, the first one first; one that is approved answers it.',
  })
  orders!: RectificationOrder[];

  @Field(() => String, {
    description: "The bureau's words, of a check its facts in lines; for partners with personal values masked.",
  })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Its remark.' })
  remark!: string | null;

  @Field(() => DateTime, { description: 'When it came first.' })
  at!: string;

  @Field(() => Int, { description: 'How often it came.' })
  times!: number;

  @Field(() => DateTime, {
    description: 'By when it is to be answered: 24:00 of the last day in Shanghai. A change of the calendar moves it.',
  })
  dueAt!: string;

  @Field(() => TimeLeft, { nullable: true, description: 'Working days until then; null: its clock has stopped.' })
  left!: TimeLeftView | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: "The last day, YYYY-MM-DD, that staff read in the bureau's text; null: counted by the setting.",
  })
  dueDay!: string | null;

  @Field(() => String, { nullable: true, description: 'Why that day; for staff only.' })
  dueNote!: string | null;

  @Field(() => String, { nullable: true, description: 'Who set it; for staff only.' })
  dueName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When an approved order answered it; null: none has.' })
  answeredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was dealt with by hand; null: it was not.' })
  handledAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who said so; for staff only.' })
  handledName!: string | null;

  @Field(() => String, { nullable: true, description: 'What was done about it; for staff only.' })
  note!: string | null;

  @Field(() => VerificationResult, {
    nullable: true,
    description: 'The answer to the verification task; null: none yet; for staff only.',
  })
  result!: VerificationResult | null;

  @Field(() => MaterialReply, {
    nullable: true,
    description: 'The materials sent in answer to the notice; null: none; for staff only.',
  })
  material!: MaterialReply | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of the order whose materials `sendVerificationMaterial` would send; null: there is none, or the caller may not send them now; for staff only.',
  })
  materialOrderNumber!: string | null;

  @Field(() => Boolean, { description: 'The caller may answer the verification task: `answerVerificationTask`.' })
  mayAnswer!: boolean;

  @Field(() => Boolean, { description: 'The caller may mark it as dealt with, and set its day.' })
  mayHandle!: boolean;

  @Field(() => Boolean, { description: 'The caller may link the open order to it: `linkRectification`.' })
  mayLink!: boolean;
}

export const RectificationResult = createUnionType({
  name: 'RectificationResult',
  description: 'The notice after the step, or why the step was refused. Since 2026-11.',
  types: () => [Rectification, ActionRefused] as const,
  resolveType: (value) => ('kindLabel' in value ? 'Rectification' : 'ActionRefused'),
});
