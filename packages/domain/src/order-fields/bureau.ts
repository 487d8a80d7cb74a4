import { saidCodeFields } from '../answer/answer-fields.ts';
import { DOMAIN_CHECK_HOURS, type DomainStanding } from '../domain-verification/standing.ts';
import { enumOf, fieldsOf, objectOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { SmsState } from '../order/sms.ts';
import type { Reason } from '../text/refusal.ts';
import { timeLeftFields } from './due.ts';
import { itemReasonFields } from './item.ts';

export const attemptFields = fieldsOf(
  'Attempt',
  'One numbered data file sent to a bureau with this order in it 上报; staff only. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id of the submission.' },
    sequence: { shape: 'String', description: 'dataSequence, a 64-bit number as text.' },
    state: { shape: 'String', description: '`PREPARED`, `SENDING`, `ACCEPTED`, `REFUSED` or `UNKNOWN`.' },
    label: { shape: 'String', description: "What people call the state, in the caller's language." },
    sentAt: { shape: 'DateTime', nullable: true, description: 'When it was sent.' },
    settledAt: { shape: 'DateTime', nullable: true, description: 'When the bureau answered.' },
    code: { shape: 'String', nullable: true, description: "The bureau's code." },
    message: { shape: 'String', nullable: true, description: "The bureau's words." },
  },
);
export type AttemptView = ViewOf<typeof attemptFields>;

export const reportFieldFields = fieldsOf('ReportField', 'One element of the report. Since 2026-11.', {
  path: { shape: 'String', description: 'Path of the element, e.g. `Wzxx/Wzmc`.' },
  label: { shape: 'String', description: "What the bureau's form calls it, in the caller's language. Since 2026-12." },
  value: { shape: 'String', description: 'Its value, masked where personal.' },
  words: {
    shape: 'String',
    nullable: true,
    description: 'What a code or a number stands for, as a person types it; null: the value itself. Since 2026-12.',
  },
});

export const reportAttachmentViewFields = fieldsOf('ReportAttachmentView', 'One image of the report. Since 2026-11.', {
  kind: { shape: enumOf<MaterialKind>('MaterialKind'), description: 'What it shows.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  base64Bytes: { shape: 'Int', description: 'Size as base64 text, in bytes.' },
  limit: { shape: 'Int', description: 'Largest size that the bureau takes, in bytes of base64 text.' },
});

export const reportViewFields = fieldsOf(
  'ReportView',
  'The report as the bureau will see it; staff only. Since 2026-11.',
  {
    ready: { shape: 'Boolean', description: 'It can be handed over.' },
    xmlBytes: { shape: 'Int', nullable: true, description: 'Size of the XML, in bytes.' },
    fields: { shape: reportFieldFields, list: true, description: 'Its elements, in document order.' },
    attachments: { shape: reportAttachmentViewFields, list: true, description: 'Its images.' },
    problems: { shape: objectOf<Reason>('Reason'), list: true, description: 'What keeps it from being handed over.' },
  },
);
export type ReportView = ViewOf<typeof reportViewFields>;

export const smsCheckFields = fieldsOf(
  'SmsCheck',
  'How one phone stands with the SMS check of the ministry 短信核验; of the latest attempt that is checked. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    person: { shape: 'String', description: "Whose phone, in the caller's language." },
    phone: { shape: 'String', description: 'The phone, masked.' },
    state: { shape: enumOf<SmsState>('SmsState'), description: 'How it stands.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    sentAt: { shape: 'DateTime', nullable: true, description: 'When the code was sent; null: not yet, or not known.' },
    deadline: { shape: 'DateTime', description: 'The end of the window.' },
    page: { shape: 'String', description: 'Host of the site on which the person enters the code. Since 2026-12.' },
    wrongEntries: { shape: 'Int', description: 'Wrong entries so far; after five the order is returned.' },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the ministry last answered about it; null: never.',
    },
    deskAsked: {
      shape: 'Boolean',
      description: 'The ministry does not tell the outcome: a reviewer enters what the bureau’s page shows.',
    },
    closed: { shape: 'Boolean', description: 'Nothing is awaited any more.' },
    left: {
      shape: timeLeftFields,
      nullable: true,
      description: 'What is left of the window; null: nothing is awaited any more.',
    },
    evidence: {
      shape: 'String',
      nullable: true,
      readers: 'staff',
      description: 'What a reviewer’s word rests on; null for partners.',
    },
    staffName: {
      shape: 'String',
      nullable: true,
      readers: 'staff',
      description: 'Whose word it is; null: the ministry’s, and for partners.',
    },
  },
);
export type SmsCheckView = ViewOf<typeof smsCheckFields>;

export const answeredItemFields = fieldsOf('AnsweredItem', 'An item that a bureau speaks of. Since 2026-11.', {
  key: { shape: 'String', description: '`Item.key`.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
});

export const bureauAnswerFields = fieldsOf(
  'BureauAnswer',
  'What the bureau said of an order 管局答复. Partners are given its refusals, verbatim with personal values masked. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    source: {
      shape: textOf<'DOWNLOAD' | 'CALL' | 'RECORDED'>(),
      description: '`DOWNLOAD`: a result; `CALL`: the answer of the upload; `RECORDED`: by a supervisor.',
    },
    at: { shape: 'DateTime', description: 'When it came here.' },
    sequence: { shape: 'String', description: 'dataSequence of the file that it answers; empty for partners.' },
    latest: { shape: 'Boolean', description: 'It answers the latest attempt.' },
    verdict: {
      shape: 'String',
      description: '`approved`, `refused`, `technical`, `notice`, `unknown` or `writtenOff`.',
    },
    verdictLabel: { shape: 'String', description: "What people call the verdict, in the caller's language." },
    day: { shape: 'Date', nullable: true, description: 'Shanghai day of the decision, YYYY-MM-DD.' },
    codes: {
      shape: saidCodeFields,
      list: true,
      description: 'Its codes.',
    },
    items: {
      shape: answeredItemFields,
      list: true,
      description: 'The items that it speaks of; none: the order as a whole.',
    },
    opinion: {
      shape: 'String',
      nullable: true,
      description: "The opinion of the bureau's reviewer, or what was recorded.",
    },
    remark: { shape: 'String', nullable: true, description: 'Its remark.' },
    reviewer: { shape: 'String', nullable: true, readers: 'staff', description: "The bureau's reviewer." },
    phone: { shape: 'String', nullable: true, readers: 'staff', description: "The reviewer's phone." },
    staffName: { shape: 'String', nullable: true, readers: 'staff', description: 'Who recorded or matched it.' },
    evidenceUrl: { shape: 'String', nullable: true, readers: 'staff', description: 'Where its scan is (JPEG).' },
  },
);
export type BureauAnswerView = ViewOf<typeof bureauAnswerFields>;

export const proposedReasonFields = fieldsOf(
  'ProposedReason',
  "A reason that the bureau's codes come to, for a return to the applicant. Since 2026-11.",
  {
    ...itemReasonFields.rows,
    item: { shape: 'String', nullable: true, description: '`Item.key`; null: the order as a whole.' },
  },
);
export type ProposedReasonView = ViewOf<typeof proposedReasonFields>;

export const domainFindingFields = fieldsOf(
  'DomainFinding',
  'What one check of a domain said; holds nothing of the registry’s personal data. Since 2026-11.',
  {
    check: { shape: 'String', description: 'Which check, `D1` to `D7`.' },
    label: { shape: 'String', description: "What people call the check, in the caller's language." },
    outcome: { shape: 'String', description: '`pass`, `warn` (a reviewer looks) or `fail`.' },
    message: { shape: 'String', description: "The cause in one sentence, in the caller's language." },
    suggestion: { shape: 'String', nullable: true, description: 'What to do about it.' },
    ruleId: { shape: 'String', nullable: true, description: 'The rule, e.g. `DOM-01`; null where all is well.' },
  },
);

export const serviceCodeFields = fieldsOf(
  'ServiceCode',
  'The service code of the server behind an access 备案服务码, and what the cloud says of it. Accounts are ids of the cloud, not persons. Since 2026-12.',
  {
    code: { shape: 'String', nullable: true, description: 'As it was given; null: it is missing.' },
    state: {
      shape: 'String',
      nullable: true,
      description:
        '`ASKED`, `BOUND`, `FILED`, `RELEASED` or `VOID`: how it stands with this order; null: it was not asked about.',
    },
    stateLabel: { shape: 'String', nullable: true, description: "The same in the caller's language." },
    problems: {
      shape: 'String',
      list: true,
      description: "Why the order cannot be submitted with it, in the caller's language; empty: it can.",
    },
    owner: { shape: 'String', nullable: true, description: 'The account that pays for the server.' },
    grantedTo: {
      shape: 'String',
      nullable: true,
      description: 'The account that its owner granted the code to; null: the owner uses it.',
    },
    serverId: { shape: 'String', nullable: true, description: 'The server, as the cloud names it.' },
    paidUntil: { shape: 'DateTime', nullable: true, description: 'When the server ends.' },
    publicIps: { shape: 'String', list: true, description: 'Its public addresses, proposed for `access.ipRanges`.' },
    accessId: {
      shape: 'ID',
      nullable: true,
      description:
        "The filed access through us that has one of these addresses, else the website's first through us: what a change of the server is about. Null: the website has none.",
    },
    placesLeft: { shape: 'Int', nullable: true, description: 'How many more filings the server may carry.' },
    checkedAt: { shape: 'DateTime', nullable: true, description: 'When the cloud last answered; null: never.' },
  },
);
export type ServiceCodeView = ViewOf<typeof serviceCodeFields>;

export const domainCheckFields = fieldsOf(
  'DomainCheck',
  'What the registry says of a domain that an order adds 域名核验. Since 2026-11.',
  {
    domain: { shape: 'String', description: 'The domain, in its canonical spelling.' },
    state: { shape: enumOf<DomainStanding>('DomainStanding'), description: 'What the check amounts to.' },
    checks: {
      shape: domainFindingFields,
      list: true,
      description: 'Findings of the last answer about the present holder; else empty.',
    },
    checkedAt: { shape: 'DateTime', nullable: true, description: 'When the registry last answered; null: never.' },
    validUntil: {
      shape: 'DateTime',
      nullable: true,
      description: `Until when \`submitOrder\` goes by it: ${DOMAIN_CHECK_HOURS} hours.`,
      console: false,
    },
  },
);
export type DomainCheckView = ViewOf<typeof domainCheckFields>;
