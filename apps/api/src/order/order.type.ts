import { pageLimits } from '@beian/database/sql';
import type { MaterialKind } from '@beian/domain/filing';
import type { Party } from '@beian/domain/life-cycle';
import type { OrderFlag, QueueStage } from '@beian/domain/order';
import { formatCount } from '@beian/domain/text';
import { type ShownColumn, type ShownValues, shownFields } from '@beian/orders/views';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Action } from '../common/action.type.ts';
import { DateTime } from '../common/date-time.ts';
import { MaterialKinds, OrderFlags, OrderKinds, OrderStates, Parties, QueueStages } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { Curtain } from '../curtain/curtain.type.ts';
import { OrderEta } from '../eta/eta.type.ts';
import { Partner } from '../partner/partner.type.ts';
import { Plan } from '../plan/plan.type.ts';
import { FilingRecord } from '../record/record.type.ts';
import { RevealNote } from '../reveal/reveal.type.ts';
import { BureauAnswer, ProposedReason } from './bureau.type.ts';
import { Advice, Assignee, Escalation } from './colleague.type.ts';
import { Attempt, Call, Due, Lease, Note, NoticeSent, ReportView, TimelineEntry } from './desk.type.ts';
import { DomainCheck } from './domain-check.type.ts';
import { FiledNumbers } from './filed-numbers.type.ts';
import { Item, ItemReason, RequiredMaterial } from './item.type.ts';
import { LastNotice } from './last-notice.type.ts';
import { PartyTime } from './party-time.type.ts';
import { BureauAppPhoto, FaceCheck, PhotoGuide, PhotoReview } from './photo.type.ts';
import { SmsCheck } from './sms.type.ts';
import { VerificationForm } from './verification-form.type.ts';

/** The fields of an order's shown columns; they are added to `Order` below. */
const ShownFields = class {} as new () => ShownValues;

@ObjectType('OrderMetadata', {
  simpleResolvers: true,
  description: 'A pair that a partner keeps with its order. Since 2026-11.',
})
export class OrderMetadata {
  @Field(() => String, { description: 'Its key; each stands once.' })
  key!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

/** No field has a resolver: the client gets the query's result unchanged (docs/performance.md). */
@ObjectType('Order', {
  implements: Node,
  simpleResolvers: true,
  description: 'One request to change a filing record 备案订单; it has the life cycle. Since 2026-11.',
})
export class Order extends ShownFields implements Node {
  @Field(() => String, { description: "What people call the kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => Parties, { nullable: true, description: 'Who owes the next move; null: nobody.' })
  move!: Party | null;

  @Field(() => String, { description: "Name of the province, in the caller's language." })
  provinceName!: string;

  @Field(() => [String], { description: "The same, as people call them, in the caller's language." })
  changedLabels!: string[];

  @Field(() => [OrderMetadata], {
    description: 'Pairs that the partner keeps with the order, in its sequence; empty for staff. Since 2026-11.',
  })
  metadata!: OrderMetadata[];

  @Field(() => Partner, { description: 'Whose order it is.' })
  partner!: Partner;

  @Field(() => Due, { nullable: true, description: 'What is owed now and by when; null where no clock runs.' })
  due!: Due | null;

  @Field(() => Lease, { nullable: true, description: 'Who may write now; null: nobody holds it.' })
  lease!: Lease | null;

  @Field(() => Assignee, { nullable: true, description: 'Who should see to it; null: nobody, and for partners.' })
  assignee!: Assignee | null;

  @Field(() => [OrderFlags], { description: 'Marks that somebody is to act on; empty for partners.' })
  marks!: OrderFlag[];

  @Field(() => [Action], { description: 'What the caller may do, with reasons where it may not be done now.' })
  actions!: Action[];

  @Field(() => [Item], { description: 'Fields and materials, the changed ones first.' })
  items!: Item[];

  @Field(() => [MaterialKinds], { description: 'Required materials that are missing, the photo apart.' })
  missingMaterials!: MaterialKind[];

  @Field(() => [RequiredMaterial], { description: 'What the rules ask of exactly this change, and why.' })
  requiredMaterials!: RequiredMaterial[];

  @Field(() => [ItemReason], {
    description: "Reasons of the last return for the order as a whole, while it is the applicant's move.",
  })
  orderReasons!: ItemReason[];

  @Field(() => [DomainCheck], { description: 'What the registry says of the domains that it adds, by name.' })
  domainChecks!: DomainCheck[];

  @Field(() => [TimelineEntry], { description: 'What happened, oldest first.' })
  timeline!: TimelineEntry[];

  @Field(() => [Call], { description: 'Calls to the applicant; empty for partners.' })
  calls!: Call[];

  @Field(() => [Note], { description: 'Notes of the desk; empty for partners.' })
  notes!: Note[];

  @Field(() => [Advice], { description: 'Questions to colleagues, oldest first; empty for partners.' })
  advice!: Advice[];

  @Field(() => [Escalation], { description: 'How it was handed up, oldest first; empty for partners.' })
  escalations!: Escalation[];

  @Field(() => [RevealNote], {
    description: 'Who looked at a personal value without the lease, and what for, oldest first; empty for partners.',
  })
  reveals!: RevealNote[];

  @Field(() => VerificationForm, { description: 'The verification form, filled, to be printed and signed.' })
  verificationForm!: VerificationForm;

  @Field(() => [NoticeSent], { description: 'Who was told what.' })
  notices!: NoticeSent[];

  @Field(() => [Attempt], { description: 'Sends to the bureau, oldest first; empty for partners.' })
  attempts!: Attempt[];

  @Field(() => [SmsCheck], { description: 'SMS checks of the latest attempt that has any; empty where none is made.' })
  smsChecks!: SmsCheck[];

  @Field(() => ReportView, {
    nullable: true,
    description: 'The report as the bureau will see it; null for partners, or when not prepared.',
  })
  report!: ReportView | null;

  @Field(() => [BureauAnswer], { description: 'What the bureau said, newest first; empty for partners.' })
  bureauAnswers!: BureauAnswer[];

  @Field(() => [ProposedReason], {
    description: 'Reasons that it comes to, while the order is to be triaged; empty for partners.',
  })
  proposedReasons!: ProposedReason[];

  @Field(() => Curtain, { nullable: true, description: 'The last curtain that was asked for; null: none.' })
  curtain!: Curtain | null;

  @Field(() => PhotoGuide, { description: 'How the website’s principal is photographed.' })
  photoGuide!: PhotoGuide;

  @Field(() => FiledNumbers, {
    nullable: true,
    description:
      'The numbers of what it filed or changed, and what is done with them, in the words of the notice; null: it is not approved, its bureau has not published the number yet, or it cancelled something. Since 2026-12.',
  })
  filedNumbers!: FiledNumbers | null;

  @Field(() => LastNotice, {
    nullable: true,
    description:
      'The last notice about it, in the words of the mail; null: none was written, as of a draft or a test order. Since 2026-12.',
  })
  lastNotice!: LastNotice | null;

  @Field(() => PhotoReview, {
    nullable: true,
    description: 'What the list of photos shows of it; null for partners, or when no photo is to be reviewed.',
  })
  photoReview!: PhotoReview | null;

  @Field(() => BureauAppPhoto, {
    nullable: true,
    description: 'What the last collection code of the bureau’s app brought; null: none was entered.',
  })
  bureauAppPhoto!: BureauAppPhoto | null;

  @Field(() => FaceCheck, {
    nullable: true,
    description: 'The last face check on the phone of the website’s principal; null: none was begun.',
  })
  faceCheck!: FaceCheck | null;

  @Field(() => [PartyTime], { description: 'Whose its time was so far: four parties, one split.' })
  parties!: PartyTime[];

  @Field(() => OrderEta, {
    nullable: true,
    description: 'By when it is expected to be approved; null: it is not handed in, or came to nothing.',
  })
  eta!: OrderEta | null;

  @Field(() => FilingRecord, { description: 'The record that it asks to change.' })
  record!: FilingRecord;

  @Field(() => Plan, {
    nullable: true,
    description: 'The plan 办理方案 that it is a step of; null: none. Since 2026-11.',
  })
  plan!: Plan | null;
}

const scalars = { text: String, texts: [String], instant: DateTime, integer: Int, boolean: Boolean } as const;
/** Types of the columns whose values are ids or of an enum. */
const namedTypes: Readonly<Partial<Record<ShownColumn, object>>> = {
  kind: OrderKinds,
  state: OrderStates,
  websiteId: ID,
  accessId: ID,
};
for (const { name, shape, nullable, description } of shownFields)
  Field(() => namedTypes[name] ?? scalars[shape], { nullable, description })(Order.prototype, name);

export const OrderConnection = connectionType(Order, 'Order');

@ObjectType('QueueCount', {
  simpleResolvers: true,
  description: 'How many orders a tab of the queue holds. Since 2026-11.',
})
export class QueueCount {
  @Field(() => QueueStages, { description: 'The tab.' })
  stage!: QueueStage;

  @Field(() => Int, {
    description: `Orders in it that the caller may see, exact up to ${formatCount(pageLimits.counted)}.`,
  })
  count!: number;
}

/** Told apart by `number`: a refusal has none. */
export const OrderResult = createUnionType({
  name: 'OrderResult',
  description: 'The order after the step, or why the step was refused. Since 2026-11.',
  types: () => [Order, ActionRefused] as const,
  resolveType: (value) => ('number' in value ? 'Order' : 'ActionRefused'),
});
