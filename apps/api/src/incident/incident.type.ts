import type { IncidentCall, IncidentSettlement } from '@beian/domain/bureau';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { IncidentCalls, IncidentSettlements } from '../common/enums.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('IncidentOrder', {
  simpleResolvers: true,
  description: 'An order whose answer may be in a file that cannot be read. Since 2026-11.',
})
export class IncidentOrder {
  @Field(() => ID, { description: "The order's global id." })
  id!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;
}

@ObjectType('Incident', {
  simpleResolvers: true,
  description:
    'Something that a bureau sent and nobody can use 异常答复; one row however often it comes. Since 2026-11.',
})
export class Incident {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ID, { description: "Its connection's global id." })
  bureauId!: string;

  @Field(() => IncidentCalls, { description: 'The call whose answer it is.' })
  call!: IncidentCall;

  @Field(() => String, { description: "What people call that call, in the caller's language." })
  callLabel!: string;

  @Field(() => String, { description: "What was wrong, in the caller's language." })
  label!: string;

  @Field(() => String, { description: "What a person does about it, in the caller's language." })
  advice!: string;

  @Field(() => String, { description: 'What the program noted, in English, without anything of what came.' })
  why!: string;

  @Field(() => String, { nullable: true, description: "The bureau's name of the file; null: it named none." })
  fileName!: string | null;

  @Field(() => Int, { nullable: true, description: 'Bytes of what was kept; null: a stored file, kept whole.' })
  bytes!: number | null;

  @Field(() => Int, { description: 'How often it came.' })
  times!: number;

  @Field(() => DateTime, { description: 'When it came first.' })
  firstAt!: string;

  @Field(() => DateTime, { description: 'When it came last.' })
  lastAt!: string;

  @Field(() => Boolean, { description: 'Nobody has marked it as seen, or it came again since.' })
  isNew!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was marked as seen last.' })
  seenAt!: string | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  seenName!: string | null;

  @Field(() => IncidentSettlements, { nullable: true, description: 'How it was settled; null: it is open.' })
  settlement!: IncidentSettlement | null;

  @Field(() => String, { nullable: true, description: "The same in words, in the caller's language." })
  settlementLabel!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was settled.' })
  settledAt!: string | null;

  @Field(() => String, { nullable: true, description: 'By whom; null: it recovered by itself.' })
  settledName!: string | null;

  @Field(() => Boolean, { description: 'The caller may give the file up: see `giveUpFile`.' })
  mayGiveUp!: boolean;

  @Field(() => [IncidentOrder], { description: 'Orders whose answer may be in the file, at most 20.' })
  orders!: IncidentOrder[];

  @Field(() => Int, { description: 'How many there are.' })
  ordersCount!: number;
}

export const IncidentConnection = connectionType(Incident, 'Incident');

@ObjectType('Evidence', {
  simpleResolvers: true,
  description: 'The beginning of what was kept of an incident 留存内容. Since 2026-11.',
})
export class Evidence {
  @Field(() => Int, { description: 'Bytes that were kept.' })
  bytes!: number;

  @Field(() => Int, { description: 'Bytes of them that are shown.' })
  shown!: number;

  @Field(() => String, { nullable: true, description: 'As text, where it is text.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Else its bytes: lines of offset, hex and ASCII.' })
  hex!: string | null;
}

export const IncidentResult = createUnionType({
  name: 'IncidentResult',
  description: 'The incident as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [Incident, ActionRefused] as const,
  resolveType: (value) => ('isNew' in value ? Incident : ActionRefused),
});
