import type { ConnectionEvent, GatewayState, SubmissionState } from '@beian/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { ConnectionEvents, GatewayStates, type PresenceName, Presences, SubmissionStates } from '../common/enums.ts';
import { Reason } from '../common/reason.type.ts';

@ObjectType('BureauAction', {
  simpleResolvers: true,
  description: 'What the caller may do with a connection. Since 2026-11.',
})
export class BureauAction {
  @Field(() => ConnectionEvents, { description: 'The mutation of the same name.' })
  event!: ConnectionEvent;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Presences, { description: 'Whether it may be done now.' })
  presence!: PresenceName;

  @Field(() => [Reason], { description: 'Why not.' })
  reasons!: Reason[];

  @Field(() => String, { nullable: true, description: 'Ask this before it is sent.' })
  confirm!: string | null;
}

@ObjectType('FileInFlight', {
  simpleResolvers: true,
  description: 'The file of a connection that has a number and no answer yet 在途文件. Since 2026-11.',
})
export class FileInFlight {
  @Field(() => ID, { description: "The submission's global id." })
  id!: string;

  @Field(() => String, { description: 'Its number (dataSequence), decimal text.' })
  sequence!: string;

  @Field(() => SubmissionStates, { description: 'Its state.' })
  state!: SubmissionState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => Int, { description: 'Orders in it.' })
  orders!: number;

  @Field(() => DateTime, { description: 'When it was sent, else when it was numbered.' })
  since!: string;
}

@ObjectType('ServedProvince', {
  simpleResolvers: true,
  description: 'A province filed over a connection. Since 2026-11.',
})
export class ServedProvince {
  @Field(() => String, { description: 'GB/T 2260 code.' })
  code!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;
}

@ObjectType('Bureau', {
  simpleResolvers: true,
  description:
    'A connection to a provincial bureau 管局连接, as the gateway board shows it; staff only. Since 2026-11.',
})
export class Bureau {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'GB/T 2260 code of the province whose bureau gave the account.' })
  province!: string;

  @Field(() => String, { description: "Name of that province, in the caller's language." })
  provinceName!: string;

  @Field(() => [ServedProvince], { description: 'Provinces whose orders are filed over it.' })
  provinces!: ServedProvince[];

  @Field(() => GatewayStates, { description: 'How it stands; lists give the worst first.' })
  state!: GatewayState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => Boolean, { description: 'A person must look at it.' })
  needsPerson!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is stopped or paused; null: it is not.' })
  sentence!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it takes files again, as far as that is known.' })
  closedUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'Filing hours from, Shanghai time HH:MM; null: none are known.' })
  opensAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Filing hours to, Shanghai time HH:MM.' })
  closesAt!: string | null;

  @Field(() => String, { description: 'Number of the last file that the bureau took, decimal text.' })
  lastSequence!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it took that file; null: not through this desk.' })
  lastAcceptedAt!: string | null;

  @Field(() => FileInFlight, { nullable: true, description: 'The file that is under way; null: none.' })
  inFlight!: FileInFlight | null;

  @Field(() => Int, { description: 'Orders that were pushed and are in no file yet.' })
  backlog!: number;

  @Field(() => DateTime, { nullable: true, description: 'The push of the order that is next in line, or under way.' })
  oldestSince!: string | null;

  @Field(() => Int, { description: 'Downloaded files that are not acknowledged 未确认.' })
  unacknowledged!: number;

  @Field(() => Int, { description: 'Downloaded files that are not applied 未处理.' })
  unapplied!: number;

  @Field(() => Int, { description: 'Answers of this bureau that no order took.' })
  unmatched!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Working days from sending to verdict over 90 days: half of them took at most so many; null: no verdict.',
  })
  daysHalf!: number | null;

  @Field(() => Int, { nullable: true, description: 'The same for nine in ten.' })
  daysMost!: number | null;

  @Field(() => Int, { description: 'Verdicts that these days were observed on.' })
  verdicts!: number;

  @Field(() => [BureauAction], { description: 'What the caller may do.' })
  actions!: BureauAction[];
}
