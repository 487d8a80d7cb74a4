import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { MAX_COUNTED_LINKS } from '../order/audit-actions.ts';
import { formatCount } from '../text/in-words.ts';

export const auditDetailFields = fieldsOf(
  'AuditDetail',
  'One thing that a row says, without personal values. Since 2026-11.',
  {
    name: { shape: 'String', description: 'What it is.' },
    value: { shape: 'String', description: 'Its value; a list or an object as JSON.', console: false },
    label: { shape: 'String', description: 'What people call it. Since 2026-12.' },
    text: {
      shape: 'String',
      description: 'Its value as people read it: names instead of ids and codes. Since 2026-12.',
    },
  },
);
export type AuditDetailView = ViewOf<typeof auditDetailFields>;

export const auditRowFields = fieldsOf('AuditRow', 'One act or refusal 审计记录. Since 2026-11.', {
  id: { shape: 'ID', description: 'Its id.' },
  at: { shape: 'DateTime', description: 'When.' },
  actorKind: { shape: 'String', description: 'staff, partner or system.' },
  actorId: { shape: 'ID', description: 'Who.' },
  personId: {
    shape: 'ID',
    nullable: true,
    description: 'The person of the partner who did it; null: nobody of a partner. Since 2026-12.',
  },
  actorName: {
    shape: 'String',
    nullable: true,
    description: 'Display name, of a part of the system in the caller’s language; null: of one that is gone.',
  },
  action: { shape: 'String', description: 'Name of the act.' },
  label: { shape: 'String', description: 'What people call it.' },
  target: { shape: 'ID', nullable: true, description: 'What it was done to; null: nothing that has an id.' },
  orderNumber: { shape: 'String', nullable: true, description: 'Number of the order that the target is.' },
  targetName: {
    shape: 'String',
    nullable: true,
    description: 'Name of the person, partner, record or bureau that the target is; null: of others. Since 2026-12.',
  },
  outcome: { shape: enumOf<'done' | 'refused'>('AuditOutcome'), description: 'What became of it.' },
  details: { shape: auditDetailFields, list: true, description: 'What else the row says.' },
  times: { shape: 'Int', description: 'How many equal refusals of a minute it counts; 1 of all others.' },
  link: {
    shape: 'Float',
    nullable: true,
    description: 'Number of its link in the chain; null: it is linked within seconds.',
  },
});
export type AuditRowView = ViewOf<typeof auditRowFields>;

export const auditActorFields = fieldsOf(
  'AuditActor',
  'Somebody or something whose acts are in the audit. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'As `actor` of the filter takes it.' },
    name: { shape: 'String', description: 'Display name, of a part of the system in the caller’s language.' },
    partnerName: {
      shape: 'String',
      nullable: true,
      description: 'Name of the partner whose person it is; null: of nobody.',
    },
  },
);
export type AuditActorView = ViewOf<typeof auditActorFields>;

export const auditHeadFields = fieldsOf('AuditHead', 'A signed head of the audit’s chain 链头. Since 2026-11.', {
  seq: { shape: 'Int', description: 'Its number.' },
  day: { shape: 'Date', description: 'The day in Shanghai that its last link is of.' },
  links: { shape: 'Float', description: 'Number of the last link that it covers.' },
  at: { shape: 'DateTime', description: 'When it was signed.' },
  key: { shape: 'String', description: 'Id of the key that it was signed with.' },
});
export type AuditHeadView = ViewOf<typeof auditHeadFields>;

export const auditVerificationFields = fieldsOf(
  'AuditVerification',
  'What `npm run audit:verify` found when it looked at the whole audit 审计核对. Since 2026-11.',
  {
    at: { shape: 'DateTime', description: 'When it ended.' },
    late: { shape: 'Boolean', description: 'It is to be verified every night, and was not for two of them.' },
    ranBy: { shape: 'String', description: 'Who ran it where, as that machine says it: `name@host`.' },
    head: {
      shape: 'Int',
      nullable: true,
      description: 'Number of the last signed head that the rows were held to; null: there was none.',
    },
    outside: {
      shape: 'Boolean',
      description:
        'Whether heads from outside of the database were given; without them a rewriting of everything at once is not seen.',
    },
    links: { shape: 'Float', description: 'Rows of the audit that were read.' },
    events: { shape: 'Float', description: 'Events of orders that were read.' },
    faults: { shape: 'Int', description: 'Parts with a bad row; 0: whole.' },
    firstFault: {
      shape: 'String',
      nullable: true,
      description: 'The first bad row, in an English sentence; null: whole.',
    },
  },
);
export type AuditVerificationView = ViewOf<typeof auditVerificationFields>;

export const auditChainFields = fieldsOf('AuditChain', 'How the audit’s chain stands 审计链. Since 2026-11.', {
  links: { shape: 'Float', description: 'Rows that are linked.' },
  linkedAt: {
    shape: 'DateTime',
    nullable: true,
    description: 'When the last linked row was written; null: there is none.',
  },
  waiting: {
    shape: 'Int',
    description: `Rows that wait for their link, exact up to ${formatCount(MAX_COUNTED_LINKS)}.`,
  },
  head: {
    shape: auditHeadFields,
    nullable: true,
    description: 'The last signed head; null: none was signed.',
  },
  closed: {
    shape: auditHeadFields,
    nullable: true,
    description: 'The head of the last day that is closed.',
  },
  verified: {
    shape: auditVerificationFields,
    nullable: true,
    description: 'The last time that the whole was verified; null: never, or where it could not be kept.',
  },
});
export type AuditChainView = ViewOf<typeof auditChainFields>;
