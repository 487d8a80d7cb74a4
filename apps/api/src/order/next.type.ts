import { type SkipReason, skipReasons } from '@beian/domain/order';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf } from '../common/enums.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { Order } from './order.type.ts';

export const SkipReasons = enumOf<SkipReason>('SkipReason', 'Why an order is passed over 跳过原因.', skipReasons);

@ObjectType('NextOrder', { simpleResolvers: true, description: 'The order that was taken 取下一单. Since 2026-11.' })
export class NextOrder {
  @Field(() => Order, { description: 'The order, under the caller’s lease.' })
  order!: Order;

  @Field(() => [String], { description: "Why this one, in the caller's language, a sentence each." })
  why!: string[];
}

@ObjectType('NothingNext', {
  simpleResolvers: true,
  description: 'Nothing is offered to the caller now. Since 2026-11.',
})
export class NothingNext {
  @Field(() => String, { description: '`AWAY`, `NOTHING_WAITS`, `NOT_AMONG_SKILLS`, `ALL_HELD` or `PASSED_OVER`.' })
  nothing!: string;

  @Field(() => String, { description: 'Why, in one sentence.' })
  message!: string;
}

export const NextResult = createUnionType({
  name: 'NextResult',
  description: 'The order that was taken, why there is none, or why the caller may not take any. Since 2026-11.',
  types: () => [NextOrder, NothingNext, ActionRefused] as const,
  resolveType: (value) => ('order' in value ? NextOrder : 'nothing' in value ? NothingNext : ActionRefused),
});

@ObjectType('NextPreview', {
  simpleResolvers: true,
  description: 'What `takeNext` would take now, without its number: somebody else may take it first. Since 2026-11.',
})
export class NextPreview {
  @Field(() => String, { description: "The kind of the order, in the caller's language." })
  kindLabel!: string;

  @Field(() => String, { description: 'Where it stands.' })
  stateLabel!: string;

  @Field(() => String, { description: 'The province whose bureau it is for.' })
  provinceName!: string;

  @Field(() => [String], { description: "Why this one, in the caller's language, a sentence each." })
  why!: string[];
}

export const NextPreviewResult = createUnionType({
  name: 'NextPreviewResult',
  description: 'What is next, why there is nothing, or why the caller may not take any. Since 2026-11.',
  types: () => [NextPreview, NothingNext, ActionRefused] as const,
  resolveType: (value) => ('why' in value ? NextPreview : 'nothing' in value ? NothingNext : ActionRefused),
});

@ObjectType('Skip', { simpleResolvers: true, description: 'An order that a reviewer passed over 跳过. Since 2026-11.' })
export class Skip {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { description: 'Who passed it over.' })
  staffName!: string;

  @Field(() => SkipReasons, { description: 'Why.' })
  reason!: SkipReason;

  @Field(() => String, { description: "The reason in the caller's language." })
  reasonLabel!: string;

  @Field(() => String, { nullable: true, description: 'What was typed with it.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => DateTime, { description: 'Offered to this person again from then on, or once the order changes.' })
  until!: string;
}

export const SkipConnection = connectionType(Skip, 'Skip');

@ObjectType('DeskDraft', {
  simpleResolvers: true,
  description: 'What the caller has typed at an order and not sent 审核草稿; nobody else sees it. Since 2026-11.',
})
export class DeskDraft {
  @Field(() => String, { description: 'The text as the screen saved it; empty: none.' })
  body!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was saved last; null: there is none.' })
  at!: string | null;
}

export const DeskDraftResult = createUnionType({
  name: 'DeskDraftResult',
  description: 'The draft as it is kept, or why it is not. Since 2026-11.',
  types: () => [DeskDraft, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : DeskDraft),
});
