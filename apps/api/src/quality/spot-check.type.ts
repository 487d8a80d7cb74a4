import type { Verdict } from '@beian/domain/order';
import type { DrawnEvent, SpotCheckOutcome, SpotCheckState } from '@beian/domain/quality';
import { tenureClass } from '@beian/domain/quality';
import { secondVerdict } from '@beian/orders/spot-check';
import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { ValueLabel } from '../code/code.type.ts';
import { DateTime } from '../common/date-time.ts';
import { Verdicts } from '../common/enums.ts';
import { connectionType } from '../common/page.type.ts';
import { DrawnEvents, SpotCheckOutcomes, SpotCheckStates } from '../common/quality-enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { Finding, ItemReason, Material } from '../order/item.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';

@ObjectType('SecondLook', {
  simpleResolvers: true,
  description:
    'A decision that was drawn to be looked at again by somebody else 抽检. It holds no order up. Until it is done nobody is told what was said first. Since 2026-11.',
})
export class SecondLook {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { description: "Its kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => String, { description: "Its province, in the caller's language." })
  provinceName!: string;

  @Field(() => String, { description: 'The stage that was decided.' })
  stageLabel!: string;

  @Field(() => Int, { description: 'In which round.' })
  round!: number;

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: string;

  @Field(() => DateTime, { description: 'It lapses then.' })
  dueAt!: string;

  @Field(() => Boolean, { description: 'The order was pushed before it ended.' })
  pushed!: boolean;

  @Field(() => SpotCheckStates, { description: 'How it stands.' })
  state!: SpotCheckState;

  @Field(() => String, { description: "The same, in the caller's language." })
  stateLabel!: string;

  @Field(() => Int, { description: 'How many items it has.' })
  itemCount!: number;

  @Field(() => SpotCheckOutcomes, { nullable: true, description: 'How it came out; null: open or lapsed.' })
  outcome!: SpotCheckOutcome | null;

  @Field(() => String, { nullable: true, description: "The same, in the caller's language." })
  outcomeLabel!: string | null;

  @Field(() => Int, { nullable: true, description: 'Items judged otherwise.' })
  otherwise!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who looked again, or has it now.' })
  lookerName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who decided; null until that may be told.' })
  decidedByName!: string | null;

  @Field(() => DrawnEvents, { nullable: true, description: 'What was decided; null until it is done.' })
  event!: DrawnEvent | null;

  @Field(() => String, { nullable: true, description: "The same, in the caller's language." })
  eventLabel!: string | null;

  @Field(() => Boolean, { description: 'The caller has it.' })
  mine!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Until when somebody has it; null: nobody has.' })
  heldUntil!: string | null;

  @Field(() => Boolean, { description: 'The caller may take it.' })
  mayTake!: boolean;

  @Field(() => [String], { description: 'Why not, in sentences.' })
  whyNot!: string[];

  @Field(() => Boolean, {
    description: 'Something was found and the order is where the desk can still bring it back, by its own actions.',
  })
  canBeHeld!: boolean;
}

@ObjectType('SecondLookVerdict', {
  simpleResolvers: true,
  description: 'What one of two said of an item. Since 2026-11.',
})
export class SecondLookVerdict {
  @Field(() => Verdicts, { description: 'Pass or return.' })
  verdict!: Verdict;

  @Field(() => String, { description: 'Who said it.' })
  staffName!: string;

  @Field(() => [ItemReason], { description: 'Why it goes back.' })
  reasons!: ItemReason[];
}

@ObjectType('SecondLookItem', {
  simpleResolvers: true,
  description: 'An item as it was decided on. Since 2026-11.',
})
export class SecondLookItem {
  @Field(() => String, { description: '`Item.key`.' })
  key!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'Where it belongs.' })
  group!: string;

  @Field(() => Boolean, { description: 'It holds personal data.' })
  personal!: boolean;

  @Field(() => Boolean, { description: 'Values are masked: the caller has not taken it.' })
  masked!: boolean;

  @Field(() => [String], { nullable: true, description: 'As registered then.' })
  registered!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'As it was decided on.' })
  then!: string[] | null;

  @Field(() => [ValueLabel], { description: 'What codes among the values mean.' })
  valueLabels!: ValueLabel[];

  @Field(() => String, { description: 'Hash of the content that was decided on.' })
  hash!: string;

  @Field(() => [Finding], { description: 'What the checks said then.' })
  findings!: Finding[];

  @Field(() => Material, { nullable: true, description: 'The picture, of a material.' })
  material!: Material | null;

  @Field(() => SecondLookVerdict, { nullable: true, description: 'What was said first; null until it is done.' })
  first!: SecondLookVerdict | null;

  @Field(() => SecondLookVerdict, { nullable: true, description: 'What was said then; null until it is done.' })
  second!: SecondLookVerdict | null;
}

@ObjectType('OpenedSecondLook', {
  simpleResolvers: true,
  description: 'A spot check opened, with what was decided on. Since 2026-11.',
})
export class OpenedSecondLook extends SecondLook {
  @Field(() => [SecondLookItem], { description: 'Every item that was judged.' })
  items!: SecondLookItem[];

  @Field(() => [Material], { description: 'Every picture that hung on the order then.' })
  pictures!: Material[];
}

export const SecondVerdictInput = inputType(secondVerdict);
export type SecondVerdictInput = Given<typeof secondVerdict>;
export const TenureClassInput = inputType(tenureClass);
export type TenureClassInput = Given<typeof tenureClass>;

@ObjectType('TenureClass', {
  simpleResolvers: true,
  description: 'How many decisions of people of a tenure are drawn 资历档. Since 2026-11.',
})
export class TenureClass {
  @Field(() => Int, {
    nullable: true,
    description: 'Of people whose first decision is fewer whole days ago; null: everybody else.',
  })
  belowDays!: number | null;

  @Field(() => Float, { description: 'Share of their approvals, percent.' })
  approvals!: number;

  @Field(() => Float, { description: 'Share of their returns, percent.' })
  returns!: number;

  @Field(() => Float, { description: 'Share of their approvals with items that were passed as a group, percent.' })
  grouped!: number;
}

@ObjectType('SecondLookRules', {
  simpleResolvers: true,
  description: 'The rules of spot checks 抽检规则. Since 2026-11.',
})
export class SecondLookRules {
  @Field(() => [TenureClass], { description: 'In the order of their days.' })
  classes!: TenureClass[];

  @Field(() => Int, { description: 'Working days until a spot check lapses.' })
  patienceDays!: number;

  @Field(() => DateTime, { nullable: true, description: 'When they were last set; null: as installed.' })
  changedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  changedBy!: string | null;

  @Field(() => Boolean, { description: 'The caller may set them.' })
  mayChange!: boolean;
}

export const SecondLookConnection = connectionType(SecondLook, 'SecondLook');
export const SecondLookResult = createUnionType({
  name: 'SecondLookResult',
  description: 'The spot check after the step, or why the step was refused. Since 2026-11.',
  types: () => [OpenedSecondLook, ActionRefused] as const,
  resolveType: (value) => ('orderNumber' in value ? OpenedSecondLook : ActionRefused),
});
export const SecondLookRulesResult = createUnionType({
  name: 'SecondLookRulesResult',
  description: 'The rules as they are now, or why they were not set. Since 2026-11.',
  types: () => [SecondLookRules, ActionRefused] as const,
  resolveType: (value) => ('classes' in value ? SecondLookRules : ActionRefused),
});
