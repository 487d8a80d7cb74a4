import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { IncidentCall, IncidentSettlement } from './incident-kinds.ts';

const incidentOrderFields = fieldsOf(
  'IncidentOrder',
  'An order whose answer may be in a file that cannot be read. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The order's global id." },
    number: { shape: 'String', description: 'Its number.' },
  },
);

export const incidentFields = fieldsOf(
  'Incident',
  'Something that a bureau sent and nobody can use 异常答复; one row however often it comes. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    bureauId: { shape: 'ID', description: "Its connection's global id.", console: false },
    call: { shape: enumOf<IncidentCall>('IncidentCall'), description: 'The call whose answer it is.', console: false },
    callLabel: {
      shape: 'String',
      description: "What people call that call, in the caller's language.",
      column: 'call',
      label: bilingual('调用', 'Call'),
    },
    label: {
      shape: 'String',
      description: "What was wrong, in the caller's language.",
      column: 'what',
      label: bilingual('异常', 'What was wrong'),
    },
    advice: {
      shape: 'String',
      description: "What a person does about it, in the caller's language.",
      column: 'advice',
      label: bilingual('处理建议', 'What to do'),
    },
    why: { shape: 'String', description: 'What the program noted, in English, without anything of what came.' },
    fileName: {
      shape: 'String',
      nullable: true,
      description: "The bureau's name of the file; null: it named none.",
      column: 'file',
      label: bilingual('文件名', 'File'),
    },
    bytes: { shape: 'Int', nullable: true, description: 'Bytes of what was kept; null: a stored file, kept whole.' },
    times: { shape: 'Int', description: 'How often it came.', column: 'times', label: bilingual('次数', 'Times') },
    firstAt: {
      shape: 'DateTime',
      description: 'When it came first.',
      column: 'first',
      label: bilingual('首次', 'First'),
    },
    lastAt: {
      shape: 'DateTime',
      description: 'When it came last.',
      column: 'last',
      label: bilingual('最近', 'Latest'),
    },
    isNew: { shape: 'Boolean', description: 'Nobody has marked it as seen, or it came again since.' },
    seenName: {
      shape: 'String',
      nullable: true,
      description: 'By whom.',
      column: 'seenBy',
      label: bilingual('查看人', 'Seen by'),
    },
    seenAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it was marked as seen last.',
      column: 'seen',
      label: bilingual('查看时间', 'Seen'),
    },
    settlement: {
      shape: enumOf<IncidentSettlement>('IncidentSettlement'),
      nullable: true,
      description: 'How it was settled; null: it is open.',
      console: false,
    },
    settlementLabel: { shape: 'String', nullable: true, description: "The same in words, in the caller's language." },
    settledAt: { shape: 'DateTime', nullable: true, description: 'When it was settled.' },
    settledName: { shape: 'String', nullable: true, description: 'By whom; null: it recovered by itself.' },
    mayGiveUp: { shape: 'Boolean', description: 'The caller may give the file up: see `giveUpFile`.' },
    orders: {
      shape: incidentOrderFields,
      list: true,
      description: 'Orders whose answer may be in the file, at most 20.',
    },
    ordersCount: { shape: 'Int', description: 'How many there are.' },
  },
);
export type IncidentView = ViewOf<typeof incidentFields>;

export const evidenceFields = fieldsOf(
  'Evidence',
  'The beginning of what was kept of an incident 留存内容. Since 2026-11.',
  {
    bytes: { shape: 'Int', description: 'Bytes that were kept.' },
    shown: { shape: 'Int', description: 'Bytes of them that are shown.' },
    text: { shape: 'String', nullable: true, description: 'As text, where it is text.' },
    hex: { shape: 'String', nullable: true, description: 'Else its bytes: lines of offset, hex and ASCII.' },
  },
);
export type EvidenceView = ViewOf<typeof evidenceFields>;
