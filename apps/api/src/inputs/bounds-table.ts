import { MAX_NOTICE_TEXT } from '@beian/domain/calendar';
import { MAX_ASSIGNED_ORDERS, MAX_PUSHED_ORDERS, MAX_REBALANCE_MOVES, MAX_SAVED_FIELDS } from '@beian/domain/order';
import { MAX_TEST_RECORDS_AT_ONCE } from '@beian/domain/partner';
import { textLengths } from '@beian/domain/text';
import { contentBounds } from '../order/content-places.ts';

/** Bound of an argument or input field: characters (UTF-16) of a text, items of a list, and extra points. */
export interface InputBound {
  readonly length?: number;
  readonly items?: number;
  /** Points, for a search over many rows. */
  readonly points?: number;
}

/** Texts with a tighter bound in a domain rule, which has its own refusal; this bound only limits what is read. */
const line: InputBound = { length: 500 };
const prose: InputBound = { length: 5000 };
const search: InputBound = { length: textLengths.search, points: 10 };

/** By scalar, if neither the coordinate nor the name is listed. */
export const boundsByScalar: Readonly<Record<string, InputBound>> = {
  ID: { length: 100 },
  DateTime: { length: 40 },
  Date: { length: 40 },
};

/** By name of the argument or field, in any type. */
export const boundsByName: Readonly<Record<string, InputBound>> = {
  absences: { items: 100 },
  acknowledged: { length: 40, items: 16 },
  action: line,
  actor: { length: 100 },
  address: line,
  advice: prose,
  aesKey: { length: 40 },
  aesVector: { length: 40 },
  after: { length: 512 },
  against: line,
  answer: prose,
  approved: { length: 100 },
  askedBy: prose,
  assignee: { length: 100 },
  at: { length: 40 },
  basis: line,
  before: { length: 512 },
  body: { length: 50_000 },
  certificateNumber: line,
  city: line,
  classes: { items: 32 },
  close: { length: 40 },
  closesAt: { length: 40 },
  code: line,
  consignee: line,
  courier: line,
  day: { length: 40 },
  description: line,
  domain: line,
  dueBefore: { length: 40 },
  dueFrom: { length: 40 },
  edition: { length: 40 },
  email: line,
  ended: { length: 200 },
  errors: prose,
  evidence: prose,
  field: { length: 100 },
  fields: { items: MAX_SAVED_FIELDS },
  filingNumber: { length: 100 },
  from: { length: 40 },
  hash: { length: 128 },
  holder: { length: 100 },
  ids: { items: Math.max(MAX_ASSIGNED_ORDERS, MAX_PUSHED_ORDERS) },
  ispId: { length: 40 },
  item: { length: 100 },
  key: { length: 500 },
  idempotencyKey: { length: 500 },
  kind: { length: 40 },
  language: { length: 40 },
  late: { length: 100 },
  login: line,
  metadata: { items: 64 },
  mobile: { length: 100 },
  moves: { items: MAX_REBALANCE_MOVES },
  name: line,
  note: prose,
  notice: { length: MAX_NOTICE_TEXT },
  number: line,
  on: { length: 40 },
  open: { length: 40 },
  opensAt: { length: 40 },
  opinion: prose,
  orderUrl: { length: 500 },
  orderIds: { items: MAX_ASSIGNED_ORDERS },
  orders: { items: 2 * MAX_PUSHED_ORDERS },
  partner: { length: 100 },
  password: { length: 1000 },
  passwordWsdl: { length: 1000 },
  parent: { length: 40 },
  province: { length: 100 },
  provinces: { length: 40, items: 64 },
  question: prose,
  reason: prose,
  reasons: { items: 64 },
  reference: line,
  rule: { length: 100 },
  search,
  seen: { length: 100 },
  serviceNumber: line,
  statusWsdl: { length: 1000 },
  subjectNumber: line,
  text: prose,
  title: line,
  token: { length: 100 },
  trackingNumber: line,
  until: { length: 40 },
  untestedReason: prose,
  url: { length: 4096 },
  userName: line,
  value: { length: 4096 },
  values: { length: 4000, items: 256 },
  verdicts: { items: 200 },
  waited: { length: 200 },
  why: prose,
  words: prose,
  wsdl: { length: 1000 },
};

/** By coordinate, where a name has another meaning. */
export const boundsByCoordinate: Readonly<Record<string, InputBound>> = {
  'RuleDraftInput.changes': { length: 100_000 },
  'Query.textPreview(texts:)': { length: 10_000 },
  'RuleNoticeInput.date': { length: 40 },
  'RuleNoticeInput.text': { length: 25_000 },
  'Mutation.search(text:)': { length: textLengths.search },
  'Mutation.createTestRecords(records:)': { items: MAX_TEST_RECORDS_AT_ONCE },
  'Query.search(text:)': { length: textLengths.search },
  ...contentBounds,
};
