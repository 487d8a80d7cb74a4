import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { ETA_WINDOW_DAYS, type EtaBasis } from '../order/eta.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';

export const etaHitsFields = fieldsOf(
  'EtaHits',
  'How often what was told of a submission held 命中率: of those whose `mostAt` came due in the last days. What is still open then is no hit; what its applicant took back is not counted. Since 2026-11.',
  {
    days: { shape: 'Int', description: 'Days of Asia/Shanghai that it looks back on, up to today.' },
    told: { shape: 'Int', description: 'Submissions of which a time was told that came due in these days.' },
    withinHalf: { shape: 'Int', description: 'Of these: approved by what was told as half of them.' },
    withinMost: { shape: 'Int', description: 'Of these: approved by what was told as nine of ten of them.' },
  },
);
export type EtaHitsView = ViewOf<typeof etaHitsFields>;

export const etaFields = fieldsOf(
  'Eta',
  'How long orders take from a submission to their approval 预计时间: wall time, returns and what applicants take included. From real history, as it served at the beginning of the day. Since 2026-11.',
  {
    province: { shape: 'String', description: 'GB/T 2260 code of the province, six digits.' },
    kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'The kind of change.' },
    basis: { shape: enumOf<EtaBasis>('EtaBasis'), description: 'What it goes by.' },
    basisLabel: { shape: 'String', description: "The same, in the caller's language." },
    cases: {
      shape: 'Int',
      description: `Submissions of orders approved in the ${ETA_WINDOW_DAYS} days up to \`until\` that lie behind it; 0: none.`,
    },
    halfSeconds: {
      shape: 'Int',
      nullable: true,
      description: 'Half of them took at most so long (p50), seconds; null: there is too little history.',
    },
    mostSeconds: {
      shape: 'Int',
      description: 'Nine of ten took at most so long (p90), seconds; without history the limits of each step together.',
    },
    until: {
      shape: 'Date',
      nullable: true,
      description: 'The last day of Asia/Shanghai whose approvals are in it, e.g. `2026-11-24`; null: without history.',
    },
    hits: { shape: etaHitsFields, description: 'How often such words have held, of the same reach as `basis`.' },
  },
);
/** Of the province and the kind that were asked for. */
export type EtaView = Omit<ViewOf<typeof etaFields>, 'province' | 'kind'>;

export const orderEtaFields = fieldsOf(
  'OrderEta',
  'What was told of the last submission of an order 预计时间; it does not move afterwards. Since 2026-11.',
  {
    submittedAt: {
      shape: 'DateTime',
      description: 'When the order was submitted: what it counts from.',
      console: false,
    },
    halfAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'By then half of such orders are approved (p50); null: there was too little history.',
    },
    mostAt: {
      shape: 'DateTime',
      description: 'By then nine of ten are (p90); without history the limits of each step together.',
    },
    basis: { shape: enumOf<EtaBasis>('EtaBasis'), description: 'What it goes by.', console: false },
    basisLabel: { shape: 'String', description: "The same, in the caller's language." },
    cases: { shape: 'Int', description: 'Submissions of approved orders that lie behind it; 0: none.', console: false },
  },
);
export type OrderEtaView = ViewOf<typeof orderEtaFields>;
