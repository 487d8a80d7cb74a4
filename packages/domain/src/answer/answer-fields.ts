import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
import type { AnswerEvent, AnswerState } from './life-cycle.ts';

export const saidCodeFields = fieldsOf('SaidCode', "One code of a bureau's answer 管局代码. Since 2026-11.", {
  code: { shape: 'String', description: 'The code, e.g. `1011`.' },
  sentence: { shape: 'String', description: "What it says, in the caller's language." },
  handling: { shape: 'String', nullable: true, readers: 'staff', description: 'What it asks of us; null: nothing.' },
  words: { shape: 'String', nullable: true, description: "The bureau's own words, where they say more." },
});
export type SaidView = ViewOf<typeof saidCodeFields>;

const answerActionFields = fieldsOf('AnswerAction', 'What the caller may do with an unmatched answer. Since 2026-11.', {
  event: {
    shape: enumOf<Exclude<AnswerEvent, 'arrive'>>('AnswerEvent'),
    description: 'The mutation of the same name.',
  },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  presence: { shape: enumOf<'ENABLED' | 'DISABLED'>('Presence'), description: 'Whether it may be done now.' },
  reasons: { shape: objectOf<Reason>('Reason'), list: true, description: 'Why not.' },
  confirm: { shape: 'String', nullable: true, description: 'Ask this before it is sent.' },
});
export type AnswerActionView = ViewOf<typeof answerActionFields>;

const answerCandidateFields = fieldsOf(
  'AnswerCandidate',
  'An order that an unmatched answer may belong to 候选订单. Since 2026-11.',
  {
    orderId: { shape: 'ID', description: "The order's global id." },
    number: { shape: 'String', description: 'Its number.' },
    stateLabel: { shape: 'String', description: "Its state, in the caller's language." },
    filingNumber: { shape: 'String', description: '备案号' },
    subjectName: { shape: 'String', description: '主办单位名称' },
    reasons: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'Why it cannot be matched to it; empty: it can.',
    },
  },
);
export type CandidateView = ViewOf<typeof answerCandidateFields>;

/** Most candidates that are offered for one answer. */
export const MAX_CANDIDATES = 20;

export const unmatchedAnswerFields = fieldsOf(
  'UnmatchedAnswer',
  "A bureau's answer that belongs to no order by itself 待匹配答复; staff only. Since 2026-11.",
  {
    id: { shape: 'ID', description: 'Global id.' },
    state: { shape: enumOf<AnswerState>('AnswerState'), description: 'Whether a person has cleared it.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    province: { shape: 'String', description: "GB/T 2260 code of the bureau's province.", console: false },
    provinceName: {
      shape: 'String',
      description: "Name of the bureau's province, in the caller's language.",
      column: 'province',
      label: bilingual('省份', 'Province'),
    },
    fileName: {
      shape: 'String',
      description: 'The downloaded file that it stands in.',
      column: 'file',
      label: bilingual('文件名', 'File'),
    },
    receivedAt: {
      shape: 'DateTime',
      description: 'When the file was downloaded.',
      column: 'received',
      label: bilingual('收到时间', 'Received'),
    },
    day: {
      shape: 'Date',
      description: 'Shanghai day of the decision, else of the download, YYYY-MM-DD.',
      column: 'day',
      label: bilingual('答复日期', 'Day'),
    },
    operation: {
      shape: 'String',
      description: 'Kind of filing (Czlx): 4 is a change; empty where the bureau leaves it out.',
      column: 'operation',
      label: bilingual('操作', 'Operation'),
    },
    identifier: {
      shape: 'String',
      nullable: true,
      description: 'Id or filing number that it names; null: nobody.',
      column: 'identifier',
      label: bilingual('备案号或标识', 'Filing number or id'),
    },
    verdict: { shape: 'String', description: '`approved`, `refused`, `technical` or `unknown`.' },
    verdictLabel: {
      shape: 'String',
      description: "What people call the verdict, in the caller's language.",
      column: 'verdict',
      label: bilingual('结论', 'Verdict'),
    },
    codes: {
      shape: saidCodeFields,
      list: true,
      description: 'Its codes.',
      column: 'codes',
      label: bilingual('代码', 'Codes'),
    },
    opinion: {
      shape: 'String',
      nullable: true,
      description: "The opinion of the bureau's reviewer.",
      column: 'opinion',
      label: bilingual('意见', 'Opinion'),
    },
    remark: { shape: 'String', nullable: true, description: 'Its remark.' },
    reviewer: { shape: 'String', nullable: true, description: "The bureau's reviewer." },
    why: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'Why no order took it when it came.',
      column: 'why',
      label: bilingual('未匹配原因', 'Why it matches nothing'),
    },
    candidates: {
      shape: answerCandidateFields,
      list: true,
      description: `Orders that it may belong to, as they stand now, at most ${MAX_CANDIDATES}.`,
      column: 'candidates',
      label: bilingual('候选订单', 'Candidates'),
    },
    actions: { shape: answerActionFields, list: true, description: 'What the caller may do.' },
    clearedName: { shape: 'String', nullable: true, description: 'Who cleared it.', console: false },
    orderId: {
      shape: 'ID',
      nullable: true,
      description: 'The order that it was matched to, or that it names.',
      console: false,
    },
  },
);
export type UnmatchedAnswerView = ViewOf<typeof unmatchedAnswerFields>;
