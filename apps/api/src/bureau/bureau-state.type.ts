import type { CallDirection, GatewayState } from '@beian/domain/bureau';
import type { RefusedFileStep, SubmissionState } from '@beian/domain/submission';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import {
  CallDirections,
  GatewayStates,
  type PresenceName,
  Presences,
  RefusedFileSteps,
  SubmissionStates,
} from '../common/enums.ts';
import { Reason } from '../common/reason.type.ts';

@ObjectType('FileAction', {
  simpleResolvers: true,
  description: 'What the caller may do with a file that its bureau refuses 拒收文件的操作. Since 2026-11.',
})
export class FileAction {
  @Field(() => RefusedFileSteps, { description: 'See `endRefusedSubmission`.' })
  event!: RefusedFileStep;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Presences, { description: 'Whether it may be done now.' })
  presence!: PresenceName;

  @Field(() => [Reason], { description: 'Why not.' })
  reasons!: Reason[];

  @Field(() => String, { nullable: true, description: 'Ask this before it is sent.' })
  confirm!: string | null;
}

@ObjectType('BureauCall', {
  simpleResolvers: true,
  description: 'How one direction of a connection answers 通道方向. Since 2026-11.',
})
export class BureauCall {
  @Field(() => CallDirections, { description: 'The direction.' })
  direction!: CallDirection;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the bureau answered last, to half a minute; null: never.',
  })
  lastSuccessAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'No call has had a usable answer since then; null: they have.',
  })
  failingSince!: string | null;

  @Field(() => String, { nullable: true, description: "The first failure of that time, in the caller's language." })
  failure!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the last answer; null: none.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's own words in it." })
  message!: string | null;
}

@ObjectType('BureauStateName', {
  simpleResolvers: true,
  description: 'A state of a connection with its name. Since 2026-11.',
})
export class BureauStateName {
  @Field(() => GatewayStates, { description: 'The state.' })
  state!: GatewayState;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;
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

  @Field(() => Boolean, { description: 'Neither side can tell what became of it: a person must say.' })
  undecided!: boolean;

  @Field(() => Boolean, { description: 'The caller may say what became of it: see `settleUnknownSubmission`.' })
  maySettle!: boolean;

  @Field(() => String, { nullable: true, description: "Code of the bureau's last answer about it; null: none." })
  code!: string | null;

  @Field(() => [FileAction], { description: 'How the caller may end it, once it was sent.' })
  actions!: FileAction[];
}
