import type { TimeLeft } from '../clock/time-left.ts';
import { enumOf, fieldsOf, objectOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { RectificationKind, RectificationState, ReplyState } from './rectification.ts';

const verificationResultFields = fieldsOf(
  'VerificationResult',
  'The answer to a verification task 核实结果, which leaves in a file of its own. Since 2026-11.',
  {
    passed: { shape: 'Boolean', description: 'The record is right.' },
    opinion: { shape: 'String', description: 'What was found.' },
    errors: { shape: 'String', nullable: true, description: 'What is wrong; null: passed.' },
    name: { shape: 'String', description: 'Who answered.' },
    at: { shape: 'DateTime', description: 'When.' },
    state: { shape: enumOf<ReplyState>('ReplyState'), description: 'How far it is.', console: false },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    said: { shape: 'String', nullable: true, description: 'Why the bureau refused its file; null: it did not.' },
  },
);

const materialReplyFields = fieldsOf(
  'MaterialReply',
  'Materials of an order that were sent in answer to a notice 核验材料. Since 2026-11.',
  {
    orderNumber: { shape: 'String', description: 'Number of the order.' },
    name: { shape: 'String', description: 'Who sent them.' },
    at: { shape: 'DateTime', description: 'When.' },
    state: { shape: enumOf<ReplyState>('ReplyState'), description: 'How far they are.', console: false },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    said: { shape: 'String', nullable: true, description: 'Why the bureau refused them; null: it did not.' },
  },
);

const rectificationOrderFields = fieldsOf(
  'RectificationOrder',
  'An order that answers a rectification notice, or has tried to. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    number: { shape: 'String', description: 'Its number, e.g. BD2611243601708.' },
    state: { shape: enumOf<OrderState>('OrderState'), description: 'Its state now.', console: false },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
  },
);

export const rectificationFields = fieldsOf(
  'Rectification',
  'A notice of a bureau that something is to be put right 整改通知: by when, and the orders that answer it; for staff also its checks 核查 and verification tasks 核实任务. A partner reads the notices of its records. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    kind: {
      shape: textOf<RectificationKind>(),
      description:
        '`subject`, `website`, or `subjectCheck` for a check of the subject that found a fault; for staff also `accessOverReported`, `accessUnderReported`, `emptyWebsiteAlive`, `emptyWebsiteDead`, `websiteLiveness` and `verificationTask`; kinds may be added.',
    },
    kindLabel: {
      shape: 'String',
      description: "What people call the kind, in the caller's language.",
      column: 'kind',
      label: bilingual('类型', 'About'),
    },
    orderKind: {
      shape: enumOf<OrderKind>('OrderKind'),
      description:
        'The kind of order that usually answers it: give it to `openOrder` with `recordId`, `websiteId` and the id as `rectificationId`.',
    },
    provinceName: {
      shape: 'String',
      description: "Name of the bureau's province, in the caller's language.",
      column: 'province',
      label: bilingual('省份', 'Province'),
    },
    identifier: {
      shape: 'String',
      nullable: true,
      description: "The filing number that it is about, where we know one; else the bureau's id.",
      column: 'identifier',
      label: bilingual('备案号或标识', 'Filing number or id'),
    },
    recordId: {
      shape: 'ID',
      nullable: true,
      description: 'The record that it is about; null while we have none such.',
    },
    subjectName: {
      shape: 'String',
      nullable: true,
      description: 'Who runs the site; a person in part.',
      column: 'subject',
      label: bilingual('主体', 'Subject'),
    },
    websiteId: { shape: 'ID', nullable: true, description: 'The website that it is about; null: the subject.' },
    websiteName: {
      shape: 'String',
      nullable: true,
      description: 'Name of that website.',
      column: 'website',
      label: bilingual('网站', 'Website'),
    },
    domains: {
      shape: 'String',
      list: true,
      description: 'Domains of that website.',
      column: 'domains',
      label: bilingual('域名', 'Domains'),
    },
    partners: {
      shape: 'String',
      list: true,
      readers: 'staff',
      description: 'Partners that have the record and are told of the notice; for staff only.',
      column: 'partners',
      label: bilingual('合作方', 'Partners'),
    },
    openOrderId: { shape: 'ID', nullable: true, description: 'The open order of that record.' },
    openOrderNumber: { shape: 'String', nullable: true, description: 'Its number.' },
    text: {
      shape: 'String',
      description: "The bureau's words, of a check its facts in lines; for partners with personal values masked.",
      column: 'text',
      label: bilingual('内容', 'Text'),
    },
    remark: {
      shape: 'String',
      nullable: true,
      description: 'Its remark.',
      column: 'remark',
      label: bilingual('备注', 'Remark'),
    },
    at: {
      shape: 'DateTime',
      description: 'When it came first.',
      column: 'at',
      label: bilingual('收到时间', 'Received'),
    },
    times: { shape: 'Int', description: 'How often it came.', column: 'times', label: bilingual('次数', 'Times') },
    dueAt: {
      shape: 'DateTime',
      description:
        'By when it is to be answered: 24:00 of the last day in Shanghai. A change of the calendar moves it.',
      column: 'due',
      label: bilingual('期限', 'Due'),
    },
    state: { shape: enumOf<RectificationState>('RectificationState'), description: 'How far it is.' },
    stateLabel: {
      shape: 'String',
      description: "The same in the caller's language.",
      column: 'state',
      label: bilingual('状态', 'State'),
    },
    orders: {
      shape: rectificationOrderFields,
      list: true,
      description:
        'Orders that were opened for it or linked to it, the first one first; one that is approved answers it.',
      column: 'orders',
      label: bilingual('订单', 'Orders'),
    },
    left: {
      shape: objectOf<TimeLeft>('TimeLeft'),
      nullable: true,
      description: 'Working days until then; null: its clock has stopped.',
    },
    dueDay: {
      shape: 'Date',
      nullable: true,
      description: "The last day, YYYY-MM-DD, that staff read in the bureau's text; null: counted by the setting.",
      console: false,
    },
    dueNote: { shape: 'String', nullable: true, readers: 'staff', description: 'Why that day; for staff only.' },
    dueName: { shape: 'String', nullable: true, readers: 'staff', description: 'Who set it; for staff only.' },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When an approved order answered it; null: none has.',
    },
    handledAt: { shape: 'DateTime', nullable: true, description: 'When it was dealt with by hand; null: it was not.' },
    handledName: { shape: 'String', nullable: true, readers: 'staff', description: 'Who said so; for staff only.' },
    note: { shape: 'String', nullable: true, readers: 'staff', description: 'What was done about it; for staff only.' },
    result: {
      shape: verificationResultFields,
      nullable: true,
      readers: 'staff',
      description: 'The answer to the verification task; null: none yet; for staff only.',
    },
    material: {
      shape: materialReplyFields,
      nullable: true,
      readers: 'staff',
      description: 'The materials sent in answer to the notice; null: none; for staff only.',
    },
    materialOrderNumber: {
      shape: 'String',
      nullable: true,
      readers: 'staff',
      description:
        'Number of the order whose materials `sendVerificationMaterial` would send; null: there is none, or the caller may not send them now; for staff only.',
    },
    mayAnswer: {
      shape: 'Boolean',
      description: 'The caller may answer the verification task: `answerVerificationTask`.',
    },
    mayHandle: { shape: 'Boolean', description: 'The caller may mark it as dealt with, and set its day.' },
    mayLink: { shape: 'Boolean', description: 'The caller may link the open order to it: `linkRectification`.' },
  },
);
export type RectificationView = ViewOf<typeof rectificationFields>;
