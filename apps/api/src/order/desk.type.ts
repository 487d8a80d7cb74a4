import type { MaterialKind } from '@beian/domain/filing';
import { deliveryFaults } from '@beian/domain/notices';
import { callOutcomeNames, LEASE_MINUTES, type Verdict } from '@beian/domain/order';
import type { OrderEvent, OrderState } from '@beian/domain/order-names';
import { listInWords } from '@beian/domain/text';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { MaterialKinds, OrderEvents, OrderStates, Verdicts } from '../common/enums.ts';
import { Reason } from '../common/reason.type.ts';
import { DueWhy } from './due-why.type.ts';
import { TimeLeft } from './time-left.type.ts';

@ObjectType('Due', {
  simpleResolvers: true,
  description:
    'What is owed now and by when 时限. Working time is Asia/Shanghai’s, by the calendar and its hours. Since 2026-11.',
})
export class Due {
  @Field(() => DateTime, { description: 'When it is due.' })
  at!: string;

  @Field(() => Boolean, {
    description: 'The calendar is not loaded that far: days after it are taken as Monday to Friday.',
  })
  provisional!: boolean;

  @Field(() => Int, { description: 'How much of the time is used: 0, 50, 75 or 100 (overdue), in per cent.' })
  level!: number;

  @Field(() => String, { description: 'The duty, e.g. `initialReview`.' })
  duty!: string;

  @Field(() => String, { description: "What people call the duty, in the caller's language." })
  label!: string;

  @Field(() => DateTime, { description: 'When the duty started.' })
  since!: string;

  @Field(() => TimeLeft, { description: 'What is left of the time, in the unit that the duty is counted in.' })
  left!: TimeLeft;

  @Field(() => String, {
    description:
      "When it is due, as our notices spell it in the caller's language: `12月3日（周四）17:00前`, `by Thursday, 3 December, 17:00 (Beijing time)`. Since 2026-12.",
  })
  deadline!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What happens when the applicant lets it pass, as our notices say it; null: it is not for the applicant. Since 2026-12.',
  })
  missed!: string | null;

  @Field(() => Int, {
    deprecationReason: 'Its unit depends on the duty. Use left. Gone from 2027-12-01 on.',
    description:
      'Seconds left: working time by the desk’s hours, wall time for the duties of bureau and ministry; negative when overdue.',
  })
  workingSecondsLeft!: number;

  @Field(() => Float, { description: 'Share of the time that is used: 0 to 1, and above once it is overdue.' })
  share!: number;

  @Field(() => DueWhy, {
    nullable: true,
    description: 'Why it is due then: a statement of its own, loaded only when asked for.',
  })
  why?: DueWhy | null;
}

@ObjectType('Lease', {
  simpleResolvers: true,
  description: `Who may write now 领取. Ends ${LEASE_MINUTES} minutes after the last heartbeat. Since 2026-11.`,
})
export class Lease {
  @Field(() => String, { description: 'Id of the staff member.' })
  holder!: string;

  @Field(() => String, { description: 'Display name.' })
  holderName!: string;

  @Field(() => DateTime, { description: 'When it ends, unless a heartbeat prolongs it.' })
  until!: string;

  @Field(() => Boolean, { description: 'The caller holds it.' })
  mine!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Fencing token that every decision carries; only for the holder.',
  })
  token!: string | null;
}

@ObjectType('TimelineVerdict', {
  simpleResolvers: true,
  description: 'The verdict that an event of the timeline records; staff only. Since 2026-11.',
})
export class TimelineVerdict {
  @Field(() => String, { description: 'Key of the item, e.g. `website.name`.' })
  item!: string;

  @Field(() => String, { description: "What people call the item, in the caller's language." })
  label!: string;

  @Field(() => Verdicts, { description: 'The verdict.' })
  verdict!: Verdict;

  @Field(() => [String], { description: 'Codes of the reasons, e.g. `WEB-01`; `returnReasons` has their texts.' })
  codes!: string[];
}

@ObjectType('TimelineEntry', { simpleResolvers: true, description: 'One event of an order 时间线. Since 2026-11.' })
export class TimelineEntry {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => OrderEvents, { description: 'What happened.' })
  event!: OrderEvent;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => OrderStates, { nullable: true, description: 'State before; null at the start.' })
  from!: OrderState | null;

  @Field(() => OrderStates, { nullable: true, description: 'State after; null when it stayed.' })
  to!: OrderState | null;

  @Field(() => String, { description: '`staff`, `partner` or `system`.' })
  actorKind!: string;

  @Field(() => String, { description: 'Display name of who did it.' })
  actorName!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { nullable: true, description: 'One line more, without personal values.' })
  detail!: string | null;

  @Field(() => TimelineVerdict, {
    nullable: true,
    description: 'Of an event that records a verdict; staff only.',
  })
  verdict!: TimelineVerdict | null;
}

@ObjectType('Call', {
  simpleResolvers: true,
  description: 'A call to the applicant 通话记录; staff only. Since 2026-11.',
})
export class Call {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, {
    description: `${listInWords(
      callOutcomeNames.map((name) => `\`${name}\``),
      'or',
    )}.`,
  })
  outcome!: string;

  @Field(() => String, { description: 'Who called.' })
  staffName!: string;

  @Field(() => DateTime, { description: 'When it was logged.' })
  at!: string;

  @Field(() => String, { nullable: true, description: 'What was said.' })
  note!: string | null;
}

@ObjectType('Note', { simpleResolvers: true, description: 'A note of the desk 备注; staff only. Since 2026-11.' })
export class Note {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Who wrote it.' })
  staffName!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'The text.' })
  body!: string;
}

@ObjectType('NoticeSent', { simpleResolvers: true, description: 'Something told to someone 通知. Since 2026-11.' })
export class NoticeSent {
  @Field(() => ID, { description: 'Global id; repeated deliveries carry the same.' })
  id!: string;

  @Field(() => String, { description: 'Which notice, e.g. `approved`.' })
  name!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'Whom, masked.' })
  recipient!: string;

  @Field(() => String, { description: '`sms`, `mail` or `webhook`.' })
  channel!: string;

  @Field(() => String, { description: "What people call `medium`, in the caller's language. Since 2026-12." })
  mediumLabel!: string;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was delivered; null: not yet.' })
  sentAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was given up: the provider refused it for good, or a day of tries failed; null: it was not.',
  })
  failedAt!: string | null;

  @Field(() => String, { description: 'Where it goes, masked. Since 2026-12.' })
  address!: string;

  @Field(() => Int, { description: 'How often it was tried. Since 2026-12.' })
  tries!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was tried last. Since 2026-12.' })
  triedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Why the last try failed: ${listInWords(
      Object.keys(deliveryFaults).map((name) => `\`${name}\``),
      'or',
    )}; null: it did not. Values may be added. Since 2026-12.`,
  })
  fault!: string | null;

  @Field(() => String, { nullable: true, description: "The same in the caller's language. Since 2026-12." })
  faultLabel!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of the failed delivery in place of which it was made, by another channel. Since 2026-12.',
  })
  insteadOf!: string | null;
}

@ObjectType('Attempt', {
  simpleResolvers: true,
  description: 'One numbered data file sent to a bureau with this order in it 上报; staff only. Since 2026-11.',
})
export class Attempt {
  @Field(() => ID, { description: 'Global id of the submission.' })
  id!: string;

  @Field(() => String, { description: 'dataSequence, a 64-bit number as text.' })
  sequence!: string;

  @Field(() => String, { description: '`PREPARED`, `SENDING`, `ACCEPTED`, `REFUSED` or `UNKNOWN`.' })
  state!: string;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  label!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent.' })
  sentAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the bureau answered.' })
  settledAt!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's code." })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's words." })
  message!: string | null;
}

@ObjectType('ReportField', { simpleResolvers: true, description: 'One element of the report. Since 2026-11.' })
export class ReportField {
  @Field(() => String, { description: 'Path of the element, e.g. `Wzxx/Wzmc`.' })
  path!: string;

  @Field(() => String, { description: 'Its value, masked where personal.' })
  value!: string;
}

@ObjectType('ReportAttachmentView', { simpleResolvers: true, description: 'One image of the report. Since 2026-11.' })
export class ReportAttachmentView {
  @Field(() => MaterialKinds, { description: 'What it shows.' })
  kind!: MaterialKind;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Int, { description: 'Size as base64 text, in bytes.' })
  base64Bytes!: number;

  @Field(() => Int, { description: 'Largest size that the bureau takes, in bytes of base64 text.' })
  limit!: number;
}

@ObjectType('ReportView', {
  simpleResolvers: true,
  description: 'The report as the bureau will see it; staff only. Since 2026-11.',
})
export class ReportView {
  @Field(() => Boolean, { description: 'It can be handed over.' })
  ready!: boolean;

  @Field(() => Int, { nullable: true, description: 'Size of the XML, in bytes.' })
  xmlBytes!: number | null;

  @Field(() => [ReportField], { description: 'Its elements, in document order.' })
  fields!: ReportField[];

  @Field(() => [ReportAttachmentView], { description: 'Its images.' })
  attachments!: ReportAttachmentView[];

  @Field(() => [Reason], { description: 'What keeps it from being handed over.' })
  problems!: Reason[];
}
