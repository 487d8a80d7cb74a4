import type { GatewayState } from '@beian/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { GatewayStates } from '../common/enums.ts';
import { connectionType } from '../common/page.type.ts';

@ObjectType('HandOverConnection', {
  simpleResolvers: true,
  description: 'What the connection of a province says before a push. Since 2026-11.',
})
export class HandOverConnection {
  @Field(() => ID, { description: "The connection's global id." })
  id!: string;

  @Field(() => GatewayStates, { description: 'How it stands.' })
  state!: GatewayState;

  @Field(() => String, { description: "The state in the caller's language." })
  label!: string;

  @Field(() => Boolean, { description: 'A person must act before anything leaves.' })
  needsPerson!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is as it is; null: nothing to say.' })
  sentence!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Out of its filing hours until then.' })
  closedUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'It turned us away, and is asked again then.' })
  retryAt!: string | null;

  @Field(() => Int, { description: 'Orders that are pushed and in no file yet.' })
  backlog!: number;
}

@ObjectType('HandOverProvince', {
  simpleResolvers: true,
  description: 'What waits to be pushed in one province 待提交, and over what it leaves. Since 2026-11.',
})
export class HandOverProvince {
  @Field(() => String, { description: 'GB/T 2260 code, six digits.' })
  province!: string;

  @Field(() => String, { description: "Its name in the caller's language." })
  provinceName!: string;

  @Field(() => Int, { description: 'Orders that wait to be pushed.' })
  orders!: number;

  @Field(() => Int, { description: 'Of them, those whose time is up.' })
  overdue!: number;

  @Field(() => HandOverConnection, { nullable: true, description: 'Null: there is no connection.' })
  connection!: HandOverConnection | null;
}

@ObjectType('LateFinding', {
  simpleResolvers: true,
  description: 'What a return objected to although an earlier one had let it stand unchanged 迟提问题. Since 2026-11.',
})
export class LateFinding {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { description: '`Item.key`.' })
  item!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  itemLabel!: string;

  @Field(() => Int, { description: 'The round in which it was objected to.' })
  round!: number;

  @Field(() => [String], { description: "Why: code and label in the caller's language." })
  reasons!: string[];

  @Field(() => String, { description: 'Who objected.' })
  staffName!: string;

  @Field(() => String, { description: 'Who had passed it.' })
  passedByName!: string;

  @Field(() => DateTime, { description: 'When it was passed.' })
  passedAt!: string;

  @Field(() => Int, { description: 'The round in which the order went back without it.' })
  passedRound!: number;

  @Field(() => DateTime, { description: 'When it was objected to.' })
  at!: string;
}

export const LateFindingConnection = connectionType(LateFinding, 'LateFinding');
