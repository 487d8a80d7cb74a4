import { type PlanName, planLabels } from '@beian/domain/order';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOf, OrderKinds, OrderStates } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

export const PlanNames = enumOf<PlanName>(
  'PlanName',
  'Orders that do together what one order may not 办理方案.',
  planLabels,
);

@ObjectType('PlanStep', { simpleResolvers: true, description: 'One order of a plan. Since 2026-11.' })
export class PlanStep {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its readable number.' })
  orderNumber!: string;

  @Field(() => OrderKinds, { description: 'What it asks for.' })
  kind!: OrderKind;

  @Field(() => String, { description: "The same, in the caller's language." })
  kindLabel!: string;

  @Field(() => OrderStates, { description: 'Where it stands.' })
  state!: OrderState;

  @Field(() => String, { description: "The same, in the caller's language." })
  stateLabel!: string;

  @Field(() => Boolean, { description: 'It cannot be submitted before the bureau has approved the steps before it.' })
  waits!: boolean;

  @Field(() => Int, { description: 'Nine of ten orders of its kind took at most so long (p90), seconds.' })
  mostSeconds!: number;
}

@ObjectType('Plan', {
  simpleResolvers: true,
  description: 'Orders that do one after the other what one order may not 办理方案. Since 2026-11.',
})
export class Plan {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => PlanNames, { description: 'Which plan.' })
  name!: PlanName;

  @Field(() => String, { description: "The same, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'How it is between the first approval and the last.' })
  between!: string;

  @Field(() => [PlanStep], { description: 'Its orders, in sequence.' })
  steps!: PlanStep[];

  @Field(() => String, {
    nullable: true,
    description: 'What a refused, lapsed or abandoned step means for the rest; null: there is none.',
  })
  stopped!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'All steps one after the other, nine of ten cases, seconds; null: all were approved, or one was abandoned.',
  })
  mostSeconds!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of these: how long stands still what `between` says, seconds.',
  })
  stillSeconds!: number | null;
}

@ObjectType('PlanPreviewStep', {
  simpleResolvers: true,
  description: 'One step of a plan to be opened. Since 2026-11.',
})
export class PlanPreviewStep {
  @Field(() => OrderKinds, { description: 'The kind of its order.' })
  kind!: OrderKind;

  @Field(() => String, { description: "The same, in the caller's language." })
  kindLabel!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Half of such orders took at most so long (p50), seconds; null: there is too little history.',
  })
  halfSeconds!: number | null;

  @Field(() => Int, { description: 'Nine of ten took at most so long (p90), seconds.' })
  mostSeconds!: number;
}

@ObjectType('PlanPreview', {
  simpleResolvers: true,
  description: 'What a plan would be for a record; nothing is opened. Since 2026-11.',
})
export class PlanPreview {
  @Field(() => PlanNames, { description: 'Which plan.' })
  name!: PlanName;

  @Field(() => String, { description: "The same, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'How it is between the first approval and the last.' })
  between!: string;

  @Field(() => [PlanPreviewStep], { description: 'Its steps, in sequence.' })
  steps!: PlanPreviewStep[];

  @Field(() => Int, { description: 'All steps one after the other, nine of ten cases, seconds.' })
  mostSeconds!: number;

  @Field(() => Int, {
    description: 'Of these: how long a site or domain stands still, as `between` says, seconds; 0: none does.',
  })
  stillSeconds!: number;
}

export const PlanResult = createUnionType({
  name: 'PlanResult',
  description: 'The plan with its orders, or why it is not opened. Since 2026-11.',
  types: () => [Plan, ActionRefused] as const,
  resolveType: (value) => ('steps' in value ? Plan : ActionRefused),
});

export const PlanPreviewResult = createUnionType({
  name: 'PlanPreviewResult',
  description: 'What a plan would be, or why its first order cannot be opened. Since 2026-11.',
  types: () => [PlanPreview, ActionRefused] as const,
  resolveType: (value) => ('steps' in value ? PlanPreview : ActionRefused),
});
