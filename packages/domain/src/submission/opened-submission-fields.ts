import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { submissionFields } from './submission-fields.ts';

const fileEventFields = fieldsOf('FileEvent', 'What happened to a file. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  at: { shape: 'DateTime', description: 'When.' },
  code: { shape: 'String', nullable: true, description: "The bureau's code." },
  said: { shape: 'String', nullable: true, description: "What the code says, in the caller's language." },
  message: {
    shape: 'String',
    nullable: true,
    description: "The bureau's own words; null: none, or they were removed.",
  },
});

const orderInFileFields = fieldsOf('OrderInFile', 'An order in a file, with its verdict. Since 2026-11.', {
  orderId: { shape: 'ID', description: "The order's global id." },
  number: { shape: 'String', description: 'Its number.' },
  kindLabel: { shape: 'String', description: "Its kind, in the caller's language." },
  subjectName: { shape: 'String', description: '主办单位名称' },
  stateLabel: { shape: 'String', description: "Its state now, in the caller's language." },
  answeredAt: { shape: 'DateTime', nullable: true, description: 'When this attempt was answered; null: it is not.' },
  answerLabel: { shape: 'String', nullable: true, description: "How, in the caller's language." },
});

export const openedSubmissionFields = fieldsOf(
  'OpenedSubmission',
  'A file with all that happened to it. Since 2026-11.',
  {
    submission: { shape: submissionFields, description: 'The file.' },
    events: { shape: fileEventFields, list: true, description: 'Its events, the oldest first.' },
    orders: { shape: orderInFileFields, list: true, description: 'The orders in it.' },
    mayReadFile: { shape: 'Boolean', description: 'The caller may take the file away: see `requestSubmissionFile`.' },
  },
);
export type OpenedSubmissionView = ViewOf<typeof openedSubmissionFields>;

const sentFieldFields = fieldsOf('SentField', 'One element of what was sent. Since 2026-11.', {
  path: { shape: 'String', description: "The element's name in the ministry's interface." },
  value: { shape: 'String', description: 'Its value; `•••` where the caller does not see it.' },
});

const sentAttachmentFields = fieldsOf('SentAttachment', 'An image that was sent. Since 2026-11.', {
  label: { shape: 'String', description: "What it is, in the caller's language." },
  base64Bytes: { shape: 'Int', description: 'Bytes of its base64 text.' },
});

export const sentReportFields = fieldsOf(
  'SentReport',
  'What the bureau received of one order 管局收到的内容. Since 2026-11.',
  {
    inClear: { shape: 'Boolean', description: 'Its values are shown, and that they were is in the audit.' },
    fields: {
      shape: sentFieldFields,
      list: true,
      description: 'Its elements, in the order of the file; empty: sent before they were kept.',
    },
    attachments: { shape: sentAttachmentFields, list: true, description: 'Its images.' },
  },
);
export type SentReportView = ViewOf<typeof sentReportFields>;

export const submissionFileLinkFields = fieldsOf(
  'SubmissionFileLink',
  'Where a file can be taken away. Since 2026-11.',
  {
    url: { shape: 'String', description: 'Path on this server; holds for the caller alone.' },
    until: { shape: 'DateTime', description: 'Until when: a minute.', console: false },
  },
);

export const settledSubmissionFields = fieldsOf(
  'SettledSubmission',
  'A file whose outcome a person settled. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id of the file.' },
    state: {
      shape: 'String',
      description:
        'Its state: `ACCEPTED`, `PREPARED` to be sent again under its number, or `REFUSED` where it was ended.',
      console: false,
    },
    stateLabel: {
      shape: 'String',
      description: "What people call the state, in the caller's language.",
      console: false,
    },
  },
);

export const changedConnectionFields = fieldsOf(
  'ChangedConnection',
  'A connection that a person paused or resumed. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id of the connection.' },
    paused: { shape: 'Boolean', description: 'Nothing is sent over it or fetched until it is resumed.' },
  },
);
