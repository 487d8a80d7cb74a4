import type { OrderFlag, QueueClock, QueueStage } from '@beian/domain/order';
import { LATE_WINDOW_DAYS, MAX_PUSHED_ORDERS, referenceBounds } from '@beian/domain/order';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import { formatCount, textLengths } from '@beian/domain/text';
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { OrderFlags, OrderKinds, OrderStates, QueueClocks, QueueStages } from '../common/enums.ts';

@InputType('OrderFilter', {
  description:
    'Which orders a list holds; an order must meet every condition. A value that cannot be read is refused with `BAD_USER_INPUT`, which names it in `field`. Since 2026-11.',
})
export class OrderFilter {
  @Field(() => [ID], { nullable: true, description: `These orders alone: global ids, at most ${MAX_PUSHED_ORDERS}.` })
  ids?: string[] | null;

  @Field(() => QueueStages, { nullable: true, description: 'A tab of the queue.' })
  stage?: QueueStage | null;

  @Field(() => [OrderStates], { nullable: true, description: 'Any of these states.' })
  states?: OrderState[] | null;

  @Field(() => String, { nullable: true, description: 'GB/T 2260 code of the province, six digits.' })
  province?: string | null;

  @Field(() => OrderKinds, { nullable: true, description: 'What the order asks for.' })
  kind?: OrderKind | null;

  @Field(() => [OrderKinds], { nullable: true, description: 'Any of these kinds. Since 2026-11.' })
  kinds?: OrderKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who holds the lease: `ME`, `NOBODY`, or the id of a member of staff. For staff only.',
  })
  holder?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who should see to it: `ME`, `NOBODY`, or the id of a member of staff.',
  })
  assignee?: string | null;

  @Field(() => OrderFlags, { nullable: true, description: 'Orders with this mark.' })
  flag?: OrderFlag | null;

  @Field(() => QueueClocks, { nullable: true, description: "Whose clock runs: any of the desk's own, or a duty's." })
  clock?: QueueClock | null;

  @Field(() => String, {
    nullable: true,
    description: 'Orders with exactly this `reference`, the partner’s own id. Since 2026-11.',
  })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: "A partner's global id." })
  partner?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Orders due at or after this instant: ISO 8601 with a zone.',
    deprecationReason: 'Use dueAfter. Gone from 2027-12-01 on.',
  })
  dueFrom?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Orders due at or after this instant. Since 2026-11.' })
  dueAfter?: string | null;

  @Field(() => String, { nullable: true, description: 'Orders due before this instant: ISO 8601 with a zone.' })
  dueBefore?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Orders opened at or after this instant. Since 2026-11.' })
  createdAfter?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Orders opened before this instant. Since 2026-11.' })
  createdBefore?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Orders changed at or after this instant. To go on with a synchronization, sort by `UPDATED` and give the latest `updatedAt` that you have read, less one minute: a change may become visible some seconds after its instant. Compare `version` to skip what you have. Since 2026-11.',
  })
  updatedAfter?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Orders changed before this instant. Since 2026-11.' })
  updatedBefore?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Orders last submitted at or after this instant. Since 2026-11.',
  })
  submittedAfter?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Orders last submitted before this instant. Since 2026-11.' })
  submittedBefore?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `With a turn of the desk that ended late in the last ${LATE_WINDOW_DAYS} days: \`ALL\`, those of a duty, or those that the member of staff with this id ended. For staff only.`,
  })
  late?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `With a turn of the desk that ended between two instants, at most ${LATE_WINDOW_DAYS} days, of a duty at most two; the list is then in the sequence of the last change: \`2026-11-24T16:00:00.000Z_2026-11-25T16:00:00.000Z\`; a dot and a duty or the id of a member of staff cut it further. For staff only.`,
  })
  ended?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Approved in the week of a Monday, `2026-11-23`; `2026-11-23.reviewer`: what took that party any time; `.half` or `.most` after it: more of it than half, or nine in ten, of them did. For staff only.',
  })
  approved?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Part of the order number, reference, filing number or name of the subject; or a whole domain. For staff, in lists that hold finished orders: the beginning of a number, a whole reference, or a part of at least two characters of a name or domain.',
  })
  search?: string | null;
}

@InputType('MetadataInput', { description: 'A pair that a partner keeps with its order. Since 2026-11.' })
export class MetadataInput {
  @Field(() => String, { description: `1 to ${referenceBounds.key} characters; each key once.` })
  key!: string;

  @Field(() => String, { description: `At most ${referenceBounds.value} characters.` })
  value!: string;
}

@InputType('ReasonInput', {
  description: 'A reason of the library (`Query.returnReasons`) for an item, or for the order. Since 2026-11.',
})
export class ReasonInput {
  @Field(() => String, { description: 'Its code, e.g. `WEB-01`.' })
  code!: string;

  @Field(() => String, { nullable: true, description: '`Item.key`; null: for the order as a whole.' })
  item?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The advice as edited, at most ${formatCount(textLengths.advice)} characters; null: the library’s.`,
  })
  advice?: string | null;
}

@InputType('VerdictReasonInput', { description: 'Why the item is not in order. Since 2026-11.' })
export class VerdictReasonInput {
  @Field(() => String, { description: 'Code of the library, e.g. `WEB-01`.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: `The advice as edited, at most ${formatCount(textLengths.advice)} characters; null: the library’s.`,
  })
  advice?: string | null;
}

@InputType('FieldInput', {
  description:
    'A new value of one field: `value` or `values`; neither takes it away. A personal value that is sent as it was read masked stays as it is; another masked one is refused (`MASKED_VALUE`). Since 2026-11.',
})
export class FieldInput {
  @Field(() => String, { description: 'The field, e.g. `website.name` (`Item.key`).' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The new text, of a field that holds one.' })
  value?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The new texts, of a field that holds a list. Codes are decimal texts.',
  })
  values?: string[] | null;
}

@InputType('CurtainAddressInput', {
  description: 'Where a curtain goes 收件地址: an address of the mainland, in any province. Since 2026-11.',
})
export class CurtainAddressInput {
  @Field(() => String, { description: `收件人, 1 to ${formatCount(textLengths.consignee)} characters.` })
  consignee!: string;

  @Field(() => String, { description: 'A mainland mobile number, 11 digits.' })
  mobile!: string;

  @Field(() => String, { description: 'GB/T 2260 code of the province, six digits; 71, 81 and 82 are refused.' })
  province!: string;

  @Field(() => String, { description: `市, 1 to ${formatCount(textLengths.city)} characters.` })
  city!: string;

  @Field(() => String, {
    description: `District, street and number, 1 to ${formatCount(textLengths.address)} characters.`,
  })
  address!: string;
}
