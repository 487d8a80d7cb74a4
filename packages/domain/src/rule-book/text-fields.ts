import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { smsLengths } from '../notices/sms-length.ts';
import type { Language } from '../text/bilingual-text.ts';
import type { OwnRuleState } from './own-rule-states.ts';

export const ownTextFields = fieldsOf(
  'OwnText',
  'A text of a reason or a notice in the words of the installation 自定文字: added by an approved draft of rules. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Global id; `{ does: "endText", text: <id> }` in a draft of rules ends it.' },
    key: { shape: 'String', description: 'What it is of: `reason:CODE` or `notice:NAME`.' },
    state: { shape: enumOf<OwnRuleState>('OwnRuleState'), description: 'Whether it is in force today.' },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    texts: {
      shape: 'String',
      description:
        'Its parts in both languages, as JSON: `label` and `advice` of a reason; `subject`, `body` and `sms` of a notice.',
    },
    from: { shape: 'Date', description: 'Its first day.' },
    until: { shape: 'Date', nullable: true, description: 'The first day without it; null: it has no end.' },
    draftId: { shape: 'ID', description: 'The draft that added it.' },
  },
);
export type OwnTextView = ViewOf<typeof ownTextFields>;

const { chinese, gsm } = smsLengths;
export const textReadFields = fieldsOf('TextRead', 'A mail and an SMS as their recipient reads them. Since 2026-12.', {
  subject: { shape: 'String', description: 'Subject of the mail.' },
  mail: { shape: 'String', description: 'Text of the mail.' },
  sms: { shape: 'String', nullable: true, description: 'The SMS with its signature; null: this recipient gets none.' },
  smsLength: { shape: 'Int', nullable: true, description: 'Characters of the SMS.' },
  smsParts: {
    shape: 'Int',
    nullable: true,
    description: `Parts in which it is sent: ${chinese.alone} Chinese characters or ${gsm.alone} others fit in one, ${chinese.each} or ${gsm.each} in each of several.`,
  },
});
export type TextReadView = ViewOf<typeof textReadFields>;

export const textReadingFields = fieldsOf(
  'TextReading',
  'What a recipient reads in one language, without and with a proposed text. Since 2026-12.',
  {
    language: { shape: enumOf<Language>('NoticeLanguage'), description: 'In which language.' },
    before: { shape: textReadFields, description: 'With the text that is in force on the day without the proposal.' },
    after: { shape: textReadFields, description: 'With the proposed text.' },
  },
);

export const textSampleFields = fieldsOf('TextSample', 'An order about which a proposed text is read. Since 2026-12.', {
  orderId: {
    shape: 'ID',
    nullable: true,
    description: 'A recent order that had such a notice; null: a fictitious one.',
  },
  orderNumber: { shape: 'String', description: 'Its number.' },
  kindLabel: { shape: 'String', description: "Kind of the order, in the caller's language." },
  recipientLabel: { shape: 'String', description: "Who reads it, in the caller's language." },
  readings: { shape: textReadingFields, list: true, description: 'What is read: Chinese, then English.' },
});
export type TextSampleView = ViewOf<typeof textSampleFields>;

export const textFaultFields = fieldsOf('TextFault', 'What is wrong with a proposed text. Since 2026-12.', {
  field: { shape: 'String', description: 'Part and language, e.g. `body.zh`; `texts` as a whole.' },
  message: { shape: 'String', description: "What is wrong, in the caller's language." },
});

export const textPreviewFields = fieldsOf(
  'TextPreview',
  'What recipients would read with a proposed text 文字预览. Since 2026-12.',
  {
    faults: {
      shape: textFaultFields,
      list: true,
      description: 'Why a draft would not take it; empty: it would.',
    },
    beforeIsOwn: {
      shape: 'Boolean',
      description: "The text beside it is the installation's own; otherwise the program's.",
    },
    samples: {
      shape: textSampleFields,
      list: true,
      description:
        'Up to three recent orders that had such a notice, or a fictitious one; empty where a part is missing.',
    },
  },
);
export type TextPreviewView = ViewOf<typeof textPreviewFields>;
