import type { GatewayState } from '@beian/domain/bureau';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { GatewayStates } from '../common/enums.ts';

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

  @Field(() => Int, { description: 'Orders that are pushed and that the bureau has not taken yet.' })
  backlog!: number;
}

@ObjectType('OrderWait', {
  simpleResolvers: true,
  description: 'Why an order that was pushed has not moved on 等待原因. Since 2026-11.',
})
export class OrderWait {
  @Field(() => String, { description: "The reason, in the caller's language." })
  sentence!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null: not known.' })
  since!: string | null;

  @Field(() => ID, { description: 'Global id of the connection that it is filed over.' })
  bureauId!: string;

  @Field(() => Boolean, { description: 'A person must act on the connection.' })
  needsPerson!: boolean;
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
