import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import { type DeliveryFault, deliveryFaults } from '../notices/channels.ts';
import { callOutcomeNames } from '../order/calls.ts';
import type { LiveEvent } from '../order/events/all.ts';
import type { Verdict } from '../order/facts.ts';
import type { OrderState } from '../order-names/states.ts';
import { listInWords } from '../text/in-words.ts';

export const timelineVerdictFields = fieldsOf(
  'TimelineVerdict',
  'The verdict that an event of the timeline records; staff only. Since 2026-11.',
  {
    item: { shape: 'String', description: 'Key of the item, e.g. `website.name`.' },
    label: { shape: 'String', description: "What people call the item, in the caller's language." },
    verdict: { shape: enumOf<Verdict>('Verdict'), description: 'The verdict.' },
    codes: {
      shape: 'String',
      list: true,
      description: 'Codes of the reasons, e.g. `WEB-01`; `returnReasons` has their texts.',
    },
  },
);
export type TimelineVerdictView = ViewOf<typeof timelineVerdictFields>;

export const timelineEntryFields = fieldsOf('TimelineEntry', 'One event of an order 时间线. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  event: { shape: enumOf<LiveEvent>('OrderEvent'), description: 'What happened.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  from: { shape: enumOf<OrderState>('OrderState'), nullable: true, description: 'State before; null at the start.' },
  to: { shape: enumOf<OrderState>('OrderState'), nullable: true, description: 'State after; null when it stayed.' },
  actorKind: { shape: 'String', description: '`staff`, `partner` or `system`.' },
  actorName: { shape: 'String', description: 'Display name of who did it.' },
  at: { shape: 'DateTime', description: 'When.' },
  detail: { shape: 'String', nullable: true, description: 'One line more, without personal values.' },
  verdict: {
    shape: timelineVerdictFields,
    nullable: true,
    readers: 'staff',
    description: 'Of an event that records a verdict; staff only.',
  },
});
export type TimelineView = ViewOf<typeof timelineEntryFields>;

export const callFields = fieldsOf('Call', 'A call to the applicant 通话记录; staff only. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  outcome: {
    shape: 'String',
    description: `${listInWords(
      callOutcomeNames.map((name) => `\`${name}\``),
      'or',
    )}.`,
  },
  staffName: { shape: 'String', description: 'Who called.' },
  at: { shape: 'DateTime', description: 'When it was logged.' },
  note: { shape: 'String', nullable: true, description: 'What was said.' },
});
export type CallView = ViewOf<typeof callFields>;

export const noteFields = fieldsOf('Note', 'A note of the desk 备注; staff only. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  staffName: { shape: 'String', description: 'Who wrote it.' },
  at: { shape: 'DateTime', description: 'When.' },
  body: { shape: 'String', description: 'The text.' },
});
export type NoteView = ViewOf<typeof noteFields>;

export const noticeSentFields = fieldsOf('NoticeSent', 'Something told to someone 通知. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id; repeated deliveries carry the same.' },
  name: { shape: 'String', description: 'Which notice, e.g. `approved`.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  recipient: { shape: 'String', description: 'Whom, masked.' },
  channel: { shape: 'String', description: '`sms`, `mail` or `webhook`.', console: false },
  mediumLabel: { shape: 'String', description: "What people call `medium`, in the caller's language. Since 2026-12." },
  createdAt: { shape: 'DateTime', description: 'When it was written.' },
  sentAt: { shape: 'DateTime', nullable: true, description: 'When it was delivered; null: not yet.' },
  failedAt: {
    shape: 'DateTime',
    nullable: true,
    description: 'When it was given up: the provider refused it for good, or a day of tries failed; null: it was not.',
  },
  address: { shape: 'String', description: 'Where it goes, masked. Since 2026-12.' },
  tries: { shape: 'Int', description: 'How often it was tried. Since 2026-12.' },
  triedAt: { shape: 'DateTime', nullable: true, description: 'When it was tried last. Since 2026-12.' },
  fault: {
    shape: textOf<DeliveryFault>(),
    nullable: true,
    description: `Why the last try failed: ${listInWords(
      Object.keys(deliveryFaults).map((name) => `\`${name}\``),
      'or',
    )}; null: it did not. Values may be added. Since 2026-12.`,
    console: false,
  },
  faultLabel: { shape: 'String', nullable: true, description: "The same in the caller's language. Since 2026-12." },
  insteadOf: {
    shape: 'ID',
    nullable: true,
    description: 'The `id` of the failed delivery in place of which it was made, by another channel. Since 2026-12.',
  },
});
export type NoticeView = ViewOf<typeof noticeSentFields>;

export const lastNoticeFields = fieldsOf(
  'LastNotice',
  'What the principals and the partner were told last 最近通知, in the words of the mail. Since 2026-12.',
  {
    name: { shape: 'String', description: 'Which notice, e.g. `approved`.', console: false },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    at: { shape: 'DateTime', description: 'When it was written.' },
    text: { shape: 'String', description: 'What happened, as the mail says it.' },
    steps: { shape: 'String', list: true, description: 'What is to be done now, as the mail says it; empty: nothing.' },
    doneBy: {
      shape: 'String',
      nullable: true,
      description: 'Who takes the steps, e.g. the website principal; null: whoever files the order.',
    },
  },
);
export type LastNoticeView = ViewOf<typeof lastNoticeFields>;

export const filedNumbersFields = fieldsOf(
  'FiledNumbers',
  'The numbers of a website that is filed 备案号, and what its owner does with them. Since 2026-12.',
  {
    subject: { shape: 'String', description: '主体备案号 of the subject.' },
    website: { shape: 'String', description: '网站备案号 of the website, with its suffix.' },
    domains: { shape: 'String', list: true, description: 'The domains that are filed with it.' },
    shown: {
      shape: 'String',
      description:
        'The number that the foot of the site shows in this province: of the website, in Guangdong of the subject.',
      console: false,
    },
    html: { shape: 'String', description: 'HTML for the foot of the site, escaped: the number with its link.' },
    link: { shape: 'String', description: 'Where the number links to.', console: false },
    policeFilingBy: {
      shape: 'String',
      nullable: true,
      description:
        'Last day of the police filing 公安备案 of a site that opened on the day of the approval, `YYYY-MM-DD`; null: a change, or somebody said that it is done.',
      console: false,
    },
    steps: {
      shape: 'String',
      list: true,
      description: 'What its owner does next, in sentences: foot of the site, police filing, filing password.',
    },
  },
);
export type FiledNumbersView = ViewOf<typeof filedNumbersFields>;
