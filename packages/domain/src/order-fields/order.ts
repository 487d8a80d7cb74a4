import { enumOf, type FieldRows, fieldsOf, objectOf, type ValuesOf } from '../fields/field-rows.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { Party } from '../life-cycle/define.ts';
import type { RowFlag } from '../order/queue.ts';
import { queueFields } from '../order/queue-desk.ts';
import {
  attemptFields,
  bureauAnswerFields,
  domainCheckFields,
  proposedReasonFields,
  reportViewFields,
  serviceCodeFields,
  smsCheckFields,
} from './bureau.ts';
import { adviceFields, assigneeFields, escalationFields, leaseFields } from './colleague.ts';
import { type DueView, dueFields, partyTimeFields } from './due.ts';
import { orderEtaFields } from './eta.ts';
import {
  callFields,
  filedNumbersFields,
  lastNoticeFields,
  noteFields,
  noticeSentFields,
  timelineEntryFields,
} from './history.ts';
import { itemFields, itemReasonFields, requiredMaterialFields, verificationFormFields } from './item.ts';
import { manualHandOverFields } from './manual.ts';
import { bureauAppPhotoFields, faceCheckFields, photoGuideFields, photoReviewFields } from './photo.ts';
import { planFields } from './plan.ts';
import { revealNoteFields } from './reveal.ts';

export const orderMetadataFields = fieldsOf(
  'OrderMetadata',
  'A pair that a partner keeps with its order. Since 2026-11.',
  {
    key: { shape: 'String', description: 'Its key; each stands once.' },
    value: { shape: 'String', description: 'Its value.' },
  },
);

/** What is read of every order of a list, beside its stored columns (`shownColumns` in packages/database); columns of the queue declare some. */
const rowFields = {
  ...queueFields,
  move: { shape: enumOf<Party>('Party'), nullable: true, description: 'Who owes the next move; null: nobody.' },
  partner: {
    shape: objectOf<{ readonly id: string; readonly name: string }>('Partner'),
    description: 'Whose order it is.',
  },
  due: { shape: dueFields, nullable: true, description: 'What is owed now and by when; null where no clock runs.' },
  lease: {
    shape: leaseFields,
    nullable: true,
    readers: 'staff',
    description: 'Who may write now; null: nobody holds it.',
  },
  assignee: {
    shape: assigneeFields,
    nullable: true,
    readers: 'staff',
    description: 'Who should see to it; null: nobody, and for partners.',
  },
  marks: {
    shape: enumOf<RowFlag>('OrderFlag'),
    list: true,
    readers: 'staff',
    description: 'Marks that somebody is to act on; empty for partners.',
  },
} as const satisfies FieldRows;
/** Labels are in the caller's language. */
export type OrderRowValues = Omit<ValuesOf<typeof rowFields>, 'due'> & { readonly due: DueView | null };

/** What is read only where it is asked for: each is a part of that name, or one of `sharedParts`. */
export const orderPartFields = {
  metadata: {
    shape: orderMetadataFields,
    list: true,
    description: 'Pairs that the partner keeps with the order, in its sequence; empty for staff. Since 2026-11.',
  },
  actions: {
    shape: objectOf('Action'),
    list: true,
    description: 'What the caller may do, with reasons where it may not be done now.',
  },
  items: { shape: itemFields, list: true, description: 'Fields and materials, the changed ones first.' },
  missingMaterials: {
    shape: enumOf<MaterialKind>('MaterialKind'),
    list: true,
    description: 'Required materials that are missing, the photo apart.',
  },
  requiredMaterials: {
    shape: requiredMaterialFields,
    list: true,
    description: 'What the rules ask of exactly this change, and why.',
  },
  orderReasons: {
    shape: itemReasonFields,
    list: true,
    description: "Reasons of the last return for the order as a whole, while it is the applicant's move.",
  },
  domainChecks: {
    shape: domainCheckFields,
    list: true,
    description: 'What the registry says of the domains that it adds, by name.',
  },
  serviceCode: {
    shape: serviceCodeFields,
    nullable: true,
    description: 'The service code of its server; null: the installation asks for none. Since 2026-12.',
  },
  timeline: { shape: timelineEntryFields, list: true, description: 'What happened, oldest first.' },
  calls: {
    shape: callFields,
    list: true,
    readers: 'staff',
    description: 'Calls to the applicant; empty for partners.',
  },
  notes: { shape: noteFields, list: true, readers: 'staff', description: 'Notes of the desk; empty for partners.' },
  advice: {
    shape: adviceFields,
    list: true,
    readers: 'staff',
    description: 'Questions to colleagues, oldest first; empty for partners.',
  },
  escalations: {
    shape: escalationFields,
    list: true,
    readers: 'staff',
    description: 'How it was handed up, oldest first; empty for partners.',
  },
  reveals: {
    shape: revealNoteFields,
    list: true,
    readers: 'staff',
    description: 'Who looked at a personal value without the lease, and what for, oldest first; empty for partners.',
  },
  verificationForm: {
    shape: verificationFormFields,
    description: 'The verification form, filled, to be printed and signed.',
  },
  notices: { shape: noticeSentFields, list: true, description: 'Who was told what.' },
  attempts: {
    shape: attemptFields,
    list: true,
    readers: 'staff',
    description: 'Sends to the bureau, oldest first; empty for partners.',
  },
  smsChecks: {
    shape: smsCheckFields,
    list: true,
    description: 'SMS checks of the latest attempt that has any; empty where none is made.',
  },
  report: {
    shape: reportViewFields,
    nullable: true,
    readers: 'staff',
    description: 'The report as the bureau will see it; null for partners, or when not prepared.',
  },
  bureauAnswers: {
    shape: bureauAnswerFields,
    list: true,
    description: 'What the bureau said, newest first; empty for partners.',
  },
  proposedReasons: {
    shape: proposedReasonFields,
    list: true,
    readers: 'staff',
    description: 'Reasons that it comes to, while the order is to be triaged; empty for partners.',
  },
  curtain: {
    shape: objectOf('Curtain'),
    nullable: true,
    description: 'The last curtain that was asked for; null: none.',
  },
  photoGuide: { shape: photoGuideFields, description: 'How the website’s principal is photographed.' },
  filedNumbers: {
    shape: filedNumbersFields,
    nullable: true,
    description:
      'The numbers of what it filed or changed, and what is done with them, in the words of the notice; null: it is not approved, its bureau has not published the number yet, or it cancelled something. Since 2026-12.',
  },
  lastNotice: {
    shape: lastNoticeFields,
    nullable: true,
    description:
      'The last notice about it, in the words of the mail; null: none was written, as of a draft or a test order. Since 2026-12.',
  },
  photoReview: {
    shape: photoReviewFields,
    nullable: true,
    readers: 'staff',
    description: 'What the list of photos shows of it; null for partners, or when no photo is to be reviewed.',
  },
  bureauAppPhoto: {
    shape: bureauAppPhotoFields,
    nullable: true,
    description: 'What the last collection code of the bureau’s app brought; null: none was entered.',
  },
  faceCheck: {
    shape: faceCheckFields,
    nullable: true,
    description: 'The last face check on the phone of the website’s principal; null: none was begun.',
  },
  manual: {
    shape: manualHandOverFields,
    nullable: true,
    readers: 'staff',
    description: 'What was recorded of an order that goes by hand 人工报送; null: its last push goes by the interface.',
  },
  parties: { shape: partyTimeFields, list: true, description: 'Whose its time was so far: four parties, one split.' },
  eta: {
    shape: orderEtaFields,
    nullable: true,
    description: 'By when it is expected to be approved; null: it is not handed in, or came to nothing.',
  },
  record: { shape: objectOf('FilingRecord'), description: 'The record that it asks to change.' },
  plan: {
    shape: planFields,
    nullable: true,
    description: 'The plan 办理方案 that it is a step of; null: none. Since 2026-11.',
  },
} as const satisfies FieldRows;
export type OrderPartValues = ValuesOf<typeof orderPartFields>;

/** Fields that another part brings than the one of their name. */
export const sharedParts = {
  missingMaterials: 'items',
  requiredMaterials: 'items',
  orderReasons: 'items',
  bureauAnswers: 'answers',
  proposedReasons: 'answers',
} as const satisfies Partial<Record<keyof typeof orderPartFields, string>>;

export const orderFields = fieldsOf(
  'Order',
  'One request to change a filing record 备案订单; it has the life cycle. Since 2026-11.',
  {
    ...rowFields,
    ...orderPartFields,
  },
);
