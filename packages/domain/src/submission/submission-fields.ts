import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { SubmissionState } from './life-cycle.ts';

const firstOrderInFileFields = fieldsOf(
  'FirstOrderInFile',
  'The order with the lowest number in a file. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The order's global id." },
    number: { shape: 'String', description: 'Its number.' },
  },
);

/** The columns of its download are in the sequence of these rows. */
export const submissionFields = fieldsOf(
  'Submission',
  'A numbered data file to a bureau 上报文件; staff only. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    bureauId: { shape: 'ID', description: "Its connection's global id." },
    bureauName: {
      shape: 'String',
      description: "Province of the bureau, in the caller's language, with the connection's name if it has one.",
      column: 'bureau',
      label: bilingual('管局', 'Bureau'),
    },
    sequence: {
      shape: 'String',
      description: 'Its number (dataSequence), decimal text.',
      column: 'sequence',
      label: bilingual('序号', 'Number'),
    },
    state: {
      shape: enumOf<SubmissionState>('SubmissionState'),
      description: 'Its state.',
    },
    stateLabel: {
      shape: 'String',
      description: "What people call the state, in the caller's language.",
      column: 'state',
      label: bilingual('状态', 'State'),
    },
    fileName: {
      shape: 'String',
      description: 'Name of the XML in the zip.',
      column: 'file',
      label: bilingual('文件名', 'File'),
    },
    fileHash: {
      shape: 'String',
      description: 'SHA-256 of the XML, hex.',
      column: 'hash',
      label: bilingual('文件哈希', 'Hash'),
    },
    bytes: {
      shape: 'Int',
      nullable: true,
      description: 'Bytes of the XML; null: numbered before sizes were kept.',
      column: 'bytes',
      label: bilingual('字节数', 'Bytes'),
    },
    kindLabels: {
      shape: 'String',
      list: true,
      description: "Kinds of its orders, in the caller's language.",
      column: 'kinds',
      label: bilingual('订单类型', 'Kinds'),
    },
    orders: {
      shape: 'Int',
      description: 'Orders in it; 0: the answer to a verification task, or materials that a notice asked for.',
      column: 'orders',
      label: bilingual('订单数', 'Orders'),
    },
    answered: {
      shape: 'Int',
      description: 'Orders in it that have an answer.',
      column: 'answered',
      label: bilingual('已答复订单数', 'Orders answered'),
    },
    attempts: {
      shape: 'Int',
      description: 'How often it was sent.',
      column: 'attempts',
      label: bilingual('发送次数', 'Times sent'),
    },
    createdAt: {
      shape: 'DateTime',
      description: 'When it was numbered.',
      column: 'created',
      label: bilingual('编号时间', 'Numbered'),
    },
    sentAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it was first sent.',
      column: 'sent',
      label: bilingual('发送时间', 'Sent'),
    },
    settledAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the bureau had taken or refused it.',
      column: 'settled',
      label: bilingual('结果时间', 'Settled'),
    },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the last of these answers came.',
      column: 'answeredAt',
      label: bilingual('最近答复时间', 'Last answer'),
    },
    code: {
      shape: 'String',
      nullable: true,
      description: "The bureau's last code.",
      column: 'code',
      label: bilingual('返回码', 'Code'),
    },
    said: {
      shape: 'String',
      nullable: true,
      description: "What that code says, in the caller's language.",
      column: 'said',
      label: bilingual('返回说明', 'What it means'),
    },
    firstOrder: {
      shape: firstOrderInFileFields,
      nullable: true,
      description: 'The order with the lowest number in it.',
    },
  },
);
export type SubmissionView = ViewOf<typeof submissionFields>;
