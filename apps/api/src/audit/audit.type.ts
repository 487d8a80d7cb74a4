import { MAX_COUNTED_LINKS } from '@beian/domain/order';
import { formatCount } from '@beian/domain/text';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { connectionType } from '../common/page.type.ts';

export const AuditOutcomes = { DONE: 'done', REFUSED: 'refused' } as const;
registerEnumType(AuditOutcomes, {
  name: 'AuditOutcome',
  description: 'What became of an act. Since 2026-11.',
  valuesConfig: { DONE: { description: 'It was done 完成.' }, REFUSED: { description: 'It was refused 拒绝.' } },
});

@InputType('AuditFilter', { description: 'Which rows of the audit; what is left out does not matter. Since 2026-11.' })
export class AuditFilterInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Of a person, of a partner with all its people, or of a part of the system.',
  })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the act, as `action` says it.' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it was done to: an id, or the number of an order.' })
  target?: string | null;

  @Field(() => String, { nullable: true, description: 'A day in Shanghai, YYYY-MM-DD.' })
  day?: string | null;

  @Field(() => AuditOutcomes, { nullable: true, description: 'What became of it.' })
  outcome?: 'done' | 'refused' | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'No: without leases that the console prolongs and pictures that it shows small; left out: with them.',
  })
  routine?: boolean | null;
}

@ObjectType('AuditDetail', {
  simpleResolvers: true,
  description: 'One thing that a row says, without personal values. Since 2026-11.',
})
export class AuditDetail {
  @Field(() => String, { description: 'What it is.' })
  name!: string;

  @Field(() => String, { description: 'Its value; a list or an object as JSON.' })
  value!: string;

  @Field(() => String, { description: 'What people call it. Since 2026-12.' })
  label!: string;

  @Field(() => String, { description: 'Its value as people read it: names instead of ids and codes. Since 2026-12.' })
  text!: string;
}

@ObjectType('AuditRow', { simpleResolvers: true, description: 'One act or refusal 审计记录. Since 2026-11.' })
export class AuditRow {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'staff, partner or system.' })
  actorKind!: string;

  @Field(() => ID, { description: 'Who.' })
  actorId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The person of the partner who did it; null: nobody of a partner. Since 2026-12.',
  })
  personId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Display name, of a part of the system in the caller’s language; null: of one that is gone.',
  })
  actorName!: string | null;

  @Field(() => String, { description: 'Name of the act.' })
  action!: string;

  @Field(() => String, { description: 'What people call it.' })
  label!: string;

  @Field(() => ID, { nullable: true, description: 'What it was done to; null: nothing that has an id.' })
  target!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the order that the target is.' })
  orderNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person, partner, record or bureau that the target is; null: of others. Since 2026-12.',
  })
  targetName!: string | null;

  @Field(() => AuditOutcomes, { description: 'What became of it.' })
  outcome!: 'done' | 'refused';

  @Field(() => [AuditDetail], { description: 'What else the row says.' })
  details!: readonly AuditDetail[];

  @Field(() => Int, { description: 'How many equal refusals of a minute it counts; 1 of all others.' })
  times!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Number of its link in the chain; null: it is linked within seconds.',
  })
  link!: number | null;
}
@ObjectType('AuditActor', {
  simpleResolvers: true,
  description: 'Somebody or something whose acts are in the audit. Since 2026-12.',
})
export class AuditActor {
  @Field(() => ID, { description: 'As `actor` of the filter takes it.' })
  id!: string;

  @Field(() => String, { description: 'Display name, of a part of the system in the caller’s language.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Name of the partner whose person it is; null: of nobody.' })
  partnerName!: string | null;
}

export const AuditRowConnection = connectionType(AuditRow, 'AuditRow');

@ObjectType('AuditHead', {
  simpleResolvers: true,
  description: 'A signed head of the audit’s chain 链头. Since 2026-11.',
})
export class AuditHead {
  @Field(() => Int, { description: 'Its number.' })
  seq!: number;

  @Field(() => CalendarDate, { description: 'The day in Shanghai that its last link is of.' })
  day!: string;

  @Field(() => Float, { description: 'Number of the last link that it covers.' })
  links!: number;

  @Field(() => DateTime, { description: 'When it was signed.' })
  at!: string;

  @Field(() => String, { description: 'Id of the key that it was signed with.' })
  key!: string;
}

@ObjectType('AuditVerification', {
  simpleResolvers: true,
  description: 'What `npm run audit:verify` found when it looked at the whole audit 审计核对. Since 2026-11.',
})
export class AuditVerification {
  @Field(() => DateTime, { description: 'When it ended.' })
  at!: string;

  @Field(() => Boolean, { description: 'It is to be verified every night, and was not for two of them.' })
  late!: boolean;

  @Field(() => String, { description: 'Who ran it where, as that machine says it: `name@host`.' })
  ranBy!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the last signed head that the rows were held to; null: there was none.',
  })
  head!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether heads from outside of the database were given; without them a rewriting of everything at once is not seen.',
  })
  outside!: boolean;

  @Field(() => Float, { description: 'Rows of the audit that were read.' })
  links!: number;

  @Field(() => Float, { description: 'Events of orders that were read.' })
  events!: number;

  @Field(() => Int, { description: 'Parts with a bad row; 0: whole.' })
  faults!: number;

  @Field(() => String, { nullable: true, description: 'The first bad row, in an English sentence; null: whole.' })
  firstFault!: string | null;
}

@ObjectType('AuditChain', { simpleResolvers: true, description: 'How the audit’s chain stands 审计链. Since 2026-11.' })
export class AuditChain {
  @Field(() => Float, { description: 'Rows that are linked.' })
  links!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the last linked row was written; null: there is none.' })
  linkedAt!: string | null;

  @Field(() => Int, { description: `Rows that wait for their link, exact up to ${formatCount(MAX_COUNTED_LINKS)}.` })
  waiting!: number;

  @Field(() => AuditHead, { nullable: true, description: 'The last signed head; null: none was signed.' })
  head!: AuditHead | null;

  @Field(() => AuditHead, { nullable: true, description: 'The head of the last day that is closed.' })
  closed!: AuditHead | null;

  @Field(() => AuditVerification, {
    nullable: true,
    description: 'The last time that the whole was verified; null: never, or where it could not be kept.',
  })
  verified!: AuditVerification | null;
}
