import { bilingual } from '../text/bilingual-text.ts';
import type { GuardCase } from './guard-cases.fixture.ts';
import { orderFacts } from './order-facts.ts';

/** The verdict on the name is a return with this many reasons. */
const returnedWith = (reasons: number) => ({
  ...orderFacts().verdicts,
  'website.name': { hash: 'hash of website.name', verdict: 'return' as const, reasons },
});

/** Cases of the guards for returns to the applicant. */
export const returnCases: readonly GuardCase[] = [
  { guard: 'heldOncePerRound', about: 'not yet', expectedCodes: [] },
  {
    guard: 'heldOncePerRound',
    about: 'once before',
    facts: { pausedInRound: true },
    expectedCodes: ['HELD_ONCE_PER_ROUND'],
  },
  { guard: 'awaitedCanBeSent', about: 'nothing asked yet', expectedCodes: [] },
  {
    guard: 'awaitedCanBeSent',
    about: 'an item of the initial review',
    facts: { state: 'INITIAL_REVIEW' },
    input: { reasons: [{ code: 'WEB-01', item: 'website.name' }] },
    expectedCodes: [],
  },
  {
    guard: 'awaitedCanBeSent',
    about: 'another photo',
    facts: { state: 'INITIAL_REVIEW' },
    input: { reasons: [{ code: 'PHO-03', item: 'material.FACE_PHOTO' }] },
    expectedCodes: ['AWAITED_CAN_BE_SENT'],
  },
  {
    guard: 'awaitedCanBeSent',
    about: 'an item in the photo review; of the whole order anything may be',
    facts: { state: 'PHOTO_REVIEW' },
    input: { reasons: [{ code: 'WEB-01', item: 'website.name' }] },
    expectedCodes: ['AWAITED_CAN_BE_SENT'],
  },
  { guard: 'everyItemHasVerdict', about: 'all judged', expectedCodes: [] },
  { guard: 'everyItemHasVerdict', about: 'one not', facts: { verdicts: {} }, expectedCodes: ['ITEMS_WITHOUT_VERDICT'] },
  {
    guard: 'judgedOrWhole',
    about: 'a reason for the whole order ends it early',
    facts: { verdicts: {} },
    input: { reasons: [{ code: 'ORD-01', item: null }] },
    expectedCodes: [],
  },
  {
    guard: 'someItemReturned',
    about: 'with a reason',
    facts: { verdicts: returnedWith(1) },
    expectedCodes: [],
  },
  {
    guard: 'someItemReturned',
    about: 'without one',
    facts: { verdicts: returnedWith(0) },
    expectedCodes: ['SOME_ITEM_RETURNED'],
  },
  { guard: 'everyReturnHasReason', about: 'each has one', facts: { verdicts: returnedWith(1) }, expectedCodes: [] },
  {
    guard: 'everyReturnHasReason',
    about: 'one has none',
    facts: { verdicts: returnedWith(0) },
    expectedCodes: ['ITEMS_WITHOUT_REASON'],
  },
  {
    guard: 'judgedOrWhole',
    about: 'all judged, one not in order without a reason',
    facts: { verdicts: returnedWith(0) },
    input: { reasons: [] },
    expectedCodes: ['JUDGED_OR_WHOLE'],
  },
  {
    guard: 'judgedOrWhole',
    about: 'its reason comes with the call',
    facts: { verdicts: returnedWith(0) },
    input: { reasons: [{ code: 'WEB-01', item: 'website.name' }] },
    expectedCodes: [],
  },
  { guard: 'reasonsFit', about: 'nothing asked yet', expectedCodes: [] },
  {
    guard: 'reasonsFit',
    about: 'of the item that a verdict is on',
    input: { item: 'website.name', reasons: [{ code: 'WEB-01' }] },
    expectedCodes: [],
  },
  {
    guard: 'reasonsFit',
    about: 'of another item; for the whole order any may stand',
    input: {
      reasons: [
        { code: 'PHO-03', item: 'website.name' },
        { code: 'WEB-01', item: null },
      ],
    },
    expectedCodes: ['REASON_DOES_NOT_FIT'],
  },
  {
    guard: 'judgedOrWhole',
    about: 'a reason for one item does not',
    facts: { verdicts: {} },
    input: { reasons: [{ code: 'WEB-01', item: 'website.name' }] },
    expectedCodes: ['JUDGED_OR_WHOLE'],
  },
  { guard: 'atLeastOneReason', about: 'nothing asked yet', expectedCodes: [] },
  {
    guard: 'atLeastOneReason',
    about: 'in the input',
    input: { reasons: [{ code: 'ORD-01', item: null }] },
    expectedCodes: [],
  },
  { guard: 'atLeastOneReason', about: 'none', input: { reasons: [] }, expectedCodes: ['AT_LEAST_ONE_REASON'] },
  { guard: 'reasonsOfItsItems', about: 'nothing asked yet', expectedCodes: [] },
  {
    guard: 'reasonsOfItsItems',
    about: 'a field, a material, the order as a whole',
    input: {
      reasons: [
        { code: 'WEB-01', item: 'website.name' },
        { code: 'PHO-02', item: 'material.FACE_PHOTO' },
        { code: 'ORD-01', item: null },
      ],
    },
    expectedCodes: [],
  },
  {
    guard: 'reasonsOfItsItems',
    about: 'a field of the other kind, and none at all',
    input: {
      reasons: [
        { code: 'SUB-01', item: 'subject.name' },
        { code: 'WEB-01', item: 'website.foo' },
      ],
    },
    expectedCodes: ['NOT_ITS_ITEM', 'NOT_ITS_ITEM'],
  },
  { guard: 'everyReasonAnswered', about: 'nothing was returned', expectedCodes: [] },
  {
    guard: 'everyReasonAnswered',
    about: 'changed, and added where it was missing',
    facts: { returned: { items: { 'website.name': 'an older hash', 'material.DOMAIN_CERT': null }, whole: false } },
    expectedCodes: [],
  },
  {
    guard: 'everyReasonAnswered',
    about: 'as it was',
    facts: { returned: { items: { 'website.name': 'hash of website.name' }, whole: false } },
    expectedCodes: ['REASON_NOT_ANSWERED'],
  },
  {
    guard: 'everyReasonAnswered',
    about: 'what the review waits for is as it was',
    facts: {
      pausedIn: 'INITIAL_REVIEW',
      returned: { items: { 'website.name': 'hash of website.name' }, whole: false },
    },
    expectedCodes: ['REASON_NOT_ANSWERED'],
  },
  {
    guard: 'itemsFlagged',
    about: 'a flagged field',
    facts: { state: 'CORRECTION_REQUIRED', returned: { items: { 'website.name': 'x' }, whole: false } },
    input: { fields: [{ field: 'website.name' }] },
    expectedCodes: [],
  },
  {
    guard: 'itemsFlagged',
    about: 'another field, another material',
    facts: { state: 'CORRECTION_REQUIRED', returned: { items: { 'website.name': 'x' }, whole: false } },
    input: { fields: [{ field: 'website.homeUrl' }], material: 'SUBJECT_CERT' },
    expectedCodes: ['NOT_FLAGGED', 'NOT_FLAGGED'],
  },
  {
    guard: 'itemsFlagged',
    about: 'the order as a whole was returned',
    facts: { state: 'CORRECTION_REQUIRED', returned: { items: {}, whole: true } },
    input: { fields: [{ field: 'website.homeUrl' }] },
    expectedCodes: [],
  },
  {
    guard: 'itemsFlagged',
    about: 'a field that the new answer made wrong, a material that it asked for',
    facts: {
      state: 'CORRECTION_REQUIRED',
      returned: { items: { 'website.domains': 'x' }, whole: false },
      findings: [
        { field: 'website.homeUrl', ruleId: 'FMT-HOME-URL', outcome: 'fail', message: bilingual('网址', 'URL') },
      ],
      // The applicant sees no verdict.
      verdicts: {},
      materials: {},
    },
    input: { fields: [{ field: 'website.homeUrl' }], material: 'DOMAIN_CERT' },
    expectedCodes: [],
  },
  {
    guard: 'itemsFlagged',
    about: 'a field that is empty, and that nobody asked for; evidence that is not there yet',
    facts: {
      state: 'CORRECTION_REQUIRED',
      returned: { items: { 'website.name': 'x' }, whole: false },
      fieldHashes: { 'website.name': 'hash of website.name' },
      materials: {},
    },
    input: { fields: [{ field: 'website.remark' }], material: 'DOMAIN_HOLDER_PROOF' },
    expectedCodes: ['NOT_FLAGGED'],
  },
  {
    guard: 'itemsFlagged',
    about: 'what was passed stays as it is',
    facts: {
      state: 'CORRECTION_REQUIRED',
      changed: ['website.name', 'website.domains'],
      returned: { items: { 'website.domains': 'x' }, whole: false },
      verdicts: {},
    },
    input: { fields: [{ field: 'website.name' }], material: 'VERIFICATION_FORM' },
    expectedCodes: ['NOT_FLAGGED', 'NOT_FLAGGED'],
  },
  { guard: 'reasonsOfItsItems', about: 'nothing asked yet', expectedCodes: [] },
  {
    guard: 'reasonsOfItsItems',
    about: 'a field, a material that is missing, the order as a whole',
    input: {
      reasons: [
        { code: 'WEB-01', item: 'website.name' },
        { code: 'DOM-09', item: 'material.DOMAIN_HOLDER_PROOF' },
        { code: 'ORD-01', item: null },
      ],
    },
    expectedCodes: [],
  },
  {
    guard: 'reasonsOfItsItems',
    about: 'a field of the other kind, and nothing at all',
    input: {
      reasons: [
        { code: 'SUB-01', item: 'subject.name' },
        { code: 'MAT-01', item: 'material.NOTHING' },
      ],
    },
    expectedCodes: ['NOT_ITS_ITEM', 'NOT_ITS_ITEM'],
  },
  {
    guard: 'judgedOrWhole',
    about: 'a reason about a field is none for the whole order',
    facts: { verdicts: {} },
    input: { reasons: [{ code: 'WEB-01', item: null }] },
    expectedCodes: ['JUDGED_OR_WHOLE'],
  },
];
