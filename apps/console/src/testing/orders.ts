import { reasonCodes, reasonRow, reasonSearchKeys } from '@beian/domain/reasons';
import { getLanguage } from '../app/providers/i18n.ts';
import type { returnReasonsDocument } from '../generated/reason.ts';
import type { ResultOf } from '../graphql.ts';
import type { Action, Item, Order, OrderRow } from '../order/documents.ts';

/** An item of the desk that nobody has changed. */
export const item = (key: string, more: Partial<Item> = {}): Item => ({
  key,
  label: key,
  group: 'website',
  personal: false,
  masked: false,
  erased: false,
  registered: null,
  now: null,
  lastReturned: null,
  sinceReturn: null,
  passedBefore: null,
  changed: false,
  inReview: false,
  hash: null,
  verdict: null,
  flagged: false,
  reasons: [],
  valueLabels: [],
  findings: [],
  comparisons: [],
  blindCompare: [],
  checking: false,
  photoHints: [],
  paperReadings: [],
  paperState: 'NONE',
  paperPlace: null,
  paperStatement: null,
  unreadPapers: [],
  mayBeGrouped: false,
  guidance: [],
  material: null,
  ...more,
});

/** An action of an order; with sentences it is disabled by them. */
export const action = (event: Action['event'], label: string, sentences: readonly string[] = []): Action => ({
  event,
  label,
  presence: sentences.length === 0 ? 'ENABLED' : 'DISABLED',
  primary: false,
  confirm: null,
  reasons: sentences.map((message) => ({ code: message, field: null, message, suggestion: '' })),
});

/** An order in the initial review whose reader holds the lease, with these items and actions, and nothing else to show. */
export const deskOrder = (items: readonly Item[], actions: readonly Action[], more: Partial<Order> = {}): Order => ({
  ...{ id: 'order_1', number: 'BD1', kind: 'CHANGE_WEBSITE', kindLabel: 'Change of website', version: 3, round: 1 },
  ...{ state: 'INITIAL_REVIEW', stateLabel: 'Initial review', move: 'reviewer' },
  ...{
    province: '320000',
    provinceName: 'Jiangsu',
    edition: '2019',
    handOverEdition: null,
    subjectName: 'Example Tea',
  },
  ...{ filingNumber: '苏ICP备00000000号', reference: null, changed: [], erasedAt: null },
  ...{ createdAt: '2026-11-24T01:00:00.000Z', submittedAt: '2026-11-24T01:00:00.000Z' },
  ...{ partner: { id: 'partner_1', name: 'Yunqiao' }, record: { id: 'record_1' }, due: null, assignee: null },
  lease: { holder: 'staff_1', holderName: 'Bai', until: '2099-01-01T00:00:00.000Z', mine: true, token: '7' },
  ...{ parties: [], callAgainAt: null, marks: [], reveals: [], advice: [], escalations: [] },
  ...{
    actions: [...actions],
    items: [...items],
    domainChecks: [],
    serviceCode: null,
    missingMaterials: [],
    orderReasons: [],
  },
  ...{ timeline: [], calls: [], notes: [], notices: [], attempts: [], bureauAnswers: [], proposedReasons: [] },
  photoGuide: { method: 'FACE_CHECK', methodLabel: 'Face check', curtainOwnedSince: null, steps: [] },
  ...{ curtain: null, faceCheck: null, bureauAppPhoto: null },
  verificationForm: {
    ...{ url: '/form', mark: 'M', attachedMark: null, outdated: false },
    ...{ onPaper: true, keptUrl: null, commitmentUrl: null, verifiedAt: null, verifierName: null },
  },
  ...{ smsChecks: [], report: null, manual: null, plan: null },
  ...more,
});

/** A row of the queue that nobody holds. */
export const orderRow = (number: string, more: Partial<OrderRow> = {}): OrderRow => ({
  id: `order_${number}`,
  number,
  kind: 'CHANGE_WEBSITE',
  stateLabel: 'initial review',
  provinceName: 'Jiangsu',
  round: 1,
  subjectName: 'Example Tea',
  changedLabels: ['name'],
  updatedAt: '2026-11-24T02:00:00.000Z',
  submittedAt: '2026-11-24T01:00:00.000Z',
  partner: { name: 'Yunqiao' },
  due: null,
  lease: null,
  assignee: null,
  marks: [],
  ...more,
});

/** The answer of the API to the query for return reasons, in the language of the console. */
export const returnReasons = (): ResultOf<typeof returnReasonsDocument> => ({
  returnReasons: reasonCodes.map((code) => {
    const { label, advice, appliesTo } = reasonRow(code);
    const language = getLanguage();
    return {
      code,
      label: label[language],
      advice: advice[language],
      fits: [...appliesTo],
      searchKeys: [...reasonSearchKeys(code)],
    };
  }),
});
