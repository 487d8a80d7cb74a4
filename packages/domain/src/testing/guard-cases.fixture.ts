import type { GuardInput } from '../order/events/all.ts';
import type { OrderFacts, StoredFinding } from '../order/facts.ts';
import type { GuardName } from '../order/guards.ts';
import type { Actor } from '../staff/roles.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { leaseOf, orderFacts } from './order-facts.ts';

export const me: Actor = { kind: 'staff', id: 'staff-two', roles: ['reviewer'], name: 'Two' };

export interface GuardCase {
  readonly guard: GuardName;
  readonly about: string;
  readonly facts?: Partial<OrderFacts>;
  /** Default: a reviewer. */
  readonly actor?: Actor;
  readonly input?: GuardInput;
  /** Expected reason codes; empty: the guard passes. */
  readonly expectedCodes: readonly string[];
}

/** Of a private guard that does not hold: it gives no reason. */
export const branchNotTaken: readonly string[] = ['(branch not taken)'];

export const expired = { ...leaseOf('staff-three'), until: '2026-03-02T02:00:00.000Z' };
const failed = (outcome: StoredFinding['outcome']): StoredFinding => ({
  field: 'website.principal.mobile',
  ruleId: 'FMT-MOBILE',
  outcome,
  message: bilingual('手机号码', 'Mobile'),
});
const nameItem: GuardInput = { item: 'website.name', hash: 'hash of website.name', verdict: 'pass' };
export const without = (id: string) =>
  Object.fromEntries(Object.entries(orderFacts().fieldHashes).filter(([one]) => one !== id));
const verdicts = (verdict: 'pass' | 'return', key: string) => ({
  ...orderFacts().verdicts,
  [key]: { hash: `hash of ${key.replace('material.', '')}`, verdict },
});

export const guardCases: readonly GuardCase[] = [
  { guard: 'valuesKept', about: 'all is there', expectedCodes: [] },
  { guard: 'valuesKept', about: 'deleted at its end', facts: { erased: true }, expectedCodes: ['VALUES_KEPT'] },
  { guard: 'somethingChanged', about: 'one field', expectedCodes: [] },
  {
    guard: 'somethingChanged',
    about: 'the filing password alone, which is no part of the filing',
    facts: { changed: ['subject.filingPassword'] },
    expectedCodes: ['SOMETHING_CHANGED'],
  },
  { guard: 'somethingChanged', about: 'nothing', facts: { changed: [] }, expectedCodes: ['SOMETHING_CHANGED'] },
  { guard: 'formValid', about: 'all there, all well', expectedCodes: [] },
  {
    guard: 'formValid',
    about: 'a warning is for the reviewer',
    facts: { findings: [failed('warn')] },
    expectedCodes: [],
  },
  {
    guard: 'formValid',
    about: 'an optional field is absent',
    facts: { fieldHashes: without('website.remark') },
    expectedCodes: [],
  },
  {
    guard: 'formValid',
    about: 'one missing, one failed: both are said',
    facts: { fieldHashes: without('website.homeUrl'), findings: [failed('fail')] },
    expectedCodes: ['MISSING', 'CHECK_FAILED'],
  },
  { guard: 'materialsComplete', about: 'all', expectedCodes: [] },
  {
    guard: 'materialsComplete',
    about: 'two missing; the photo comes later',
    facts: { materials: { SUBJECT_CERT: 'a', SUBJECT_PRINCIPAL_ID: 'b', VERIFICATION_FORM: 'c' } },
    expectedCodes: ['MATERIAL_MISSING', 'MATERIAL_MISSING'],
  },
  { guard: 'nobodyHoldsLease', about: 'nobody', expectedCodes: [] },
  { guard: 'nobodyHoldsLease', about: 'run out to the instant', facts: { lease: expired }, expectedCodes: [] },
  {
    guard: 'nobodyHoldsLease',
    about: 'somebody',
    facts: { lease: leaseOf('staff-three') },
    expectedCodes: ['LEASE_LOST'],
  },
  { guard: 'nobodyElseHoldsLease', about: 'nobody', expectedCodes: [] },
  { guard: 'nobodyElseHoldsLease', about: 'I do', facts: { lease: leaseOf(me.id) }, expectedCodes: [] },
  {
    guard: 'nobodyElseHoldsLease',
    about: 'somebody',
    facts: { lease: leaseOf('staff-three') },
    expectedCodes: ['LEASE_LOST'],
  },
  { guard: 'holdsLease', about: 'I do; a screen asks', facts: { lease: leaseOf(me.id) }, expectedCodes: [] },
  {
    guard: 'holdsLease',
    about: 'I do, with its token',
    facts: { lease: leaseOf(me.id), token: '7' },
    expectedCodes: [],
  },
  {
    guard: 'holdsLease',
    about: 'I did: an old token',
    facts: { lease: leaseOf(me.id), token: '6' },
    expectedCodes: ['LEASE_LOST'],
  },
  {
    guard: 'holdsLease',
    about: 'I do, but no token came',
    facts: { lease: leaseOf(me.id), token: '' },
    expectedCodes: ['LEASE_LOST'],
  },
  {
    guard: 'holdsLease',
    about: 'somebody else',
    facts: { lease: leaseOf('staff-three'), token: '7' },
    expectedCodes: ['LEASE_LOST'],
  },
  { guard: 'holdsLease', about: 'nobody', expectedCodes: ['NOT_CLAIMED'] },
  {
    guard: 'holdsLease',
    about: 'mine has run out',
    facts: { lease: { ...expired, holder: me.id } },
    expectedCodes: ['NOT_CLAIMED'],
  },
  { guard: 'itemUnchanged', about: 'a screen asks', expectedCodes: [] },
  {
    guard: 'itemUnchanged',
    about: 'this very content',
    facts: { state: 'INITIAL_REVIEW' },
    input: nameItem,
    expectedCodes: [],
  },
  {
    guard: 'itemUnchanged',
    about: 'older content',
    facts: { state: 'INITIAL_REVIEW' },
    input: { ...nameItem, hash: 'old' },
    expectedCodes: ['ITEM_UNCHANGED'],
  },
  {
    guard: 'itemUnchanged',
    about: 'not an item of the photo review',
    facts: { state: 'PHOTO_REVIEW' },
    input: nameItem,
    expectedCodes: ['ITEM_UNCHANGED'],
  },
  { guard: 'reviewedAsFiled', about: 'all as it was', expectedCodes: [] },
  {
    guard: 'reviewedAsFiled',
    about: 'a name that was passed beside another; a field that is no item any more',
    facts: {
      fallen: [
        { item: 'website.name', why: 'PUBLICATION' },
        { item: 'website.remark', why: 'PUBLICATION' },
      ],
    },
    expectedCodes: ['FILED_SINCE_REVIEW'],
  },
  {
    guard: 'reviewedAsFiled',
    about: 'a name that was passed before its paper was read',
    facts: { fallen: [{ item: 'website.name', why: 'READING' }] },
    expectedCodes: ['READ_SINCE_REVIEW'],
  },
  { guard: 'groupedAgrees', about: 'a screen asks', expectedCodes: [] },
  { guard: 'groupedAgrees', about: 'passed by itself', input: nameItem, expectedCodes: [] },
  {
    guard: 'groupedAgrees',
    about: 'everything on its papers agrees',
    facts: { groupable: ['website.name'] },
    input: { ...nameItem, grouped: true },
    expectedCodes: [],
  },
  {
    guard: 'groupedAgrees',
    about: 'something on its papers does not',
    facts: { groupable: ['website.domains'] },
    input: { ...nameItem, grouped: true },
    expectedCodes: ['GROUPED_AGREES'],
  },
  { guard: 'notBlackListed', about: 'on none', expectedCodes: [] },
  {
    guard: 'notBlackListed',
    about: 'a domain is',
    facts: { blackListed: ['website.domains'] },
    expectedCodes: ['BLACK_LISTED'],
  },
  { guard: 'everyItemPassed', about: 'all', expectedCodes: [] },
  {
    guard: 'everyItemPassed',
    about: 'none looked at',
    facts: { verdicts: {} },
    expectedCodes: ['ITEMS_WITHOUT_VERDICT'],
  },
  {
    guard: 'everyItemPassed',
    about: 'one returned',
    facts: { verdicts: verdicts('return', 'website.name') },
    expectedCodes: ['ITEMS_RETURNED'],
  },
  {
    guard: 'everyItemPassed',
    about: 'a pass on other content counts for nothing; one more is returned',
    facts: {
      verdicts: { ...verdicts('return', 'material.SUBJECT_CERT'), 'website.name': { hash: 'old', verdict: 'pass' } },
    },
    expectedCodes: ['ITEMS_WITHOUT_VERDICT', 'ITEMS_RETURNED'],
  },
  { guard: 'everyPhotoItemPassed', about: 'passed', expectedCodes: [] },
  {
    guard: 'everyPhotoItemPassed',
    about: 'not looked at',
    facts: { verdicts: {} },
    expectedCodes: ['ITEMS_WITHOUT_VERDICT'],
  },
  {
    guard: 'everyPhotoItemPassed',
    about: 'returned',
    facts: { verdicts: verdicts('return', 'material.FACE_PHOTO') },
    expectedCodes: ['ITEMS_RETURNED'],
  },
  { guard: 'callLogged', about: 'one was answered', expectedCodes: [] },
  { guard: 'callLogged', about: 'none was', facts: { callsReached: 0 }, expectedCodes: ['CALL_LOGGED'] },
  {
    guard: 'acceptedPhotoStands',
    about: 'the same picture',
    facts: { photo: { takenBy: null, standing: 'hash of FACE_PHOTO', usedElsewhere: false } },
    expectedCodes: [],
  },
  {
    guard: 'acceptedPhotoStands',
    about: 'another picture',
    facts: { photo: { takenBy: null, standing: 'old', usedElsewhere: false } },
    expectedCodes: branchNotTaken,
  },
  { guard: 'acceptedPhotoStands', about: 'none', facts: { materials: {} }, expectedCodes: branchNotTaken },
  { guard: 'photoByCurtain', about: 'Jiangsu', expectedCodes: [] },
  {
    guard: 'photoByCurtain',
    about: 'Shanghai with its app',
    facts: { province: '310000' },
    expectedCodes: ['PHOTO_BY_CURTAIN'],
  },
  {
    guard: 'photoByCurtain',
    about: 'the face check of a later edition',
    facts: { province: '310000', edition: '2020-08' },
    expectedCodes: ['PHOTO_BY_CURTAIN'],
  },
  { guard: 'materialFitsState', about: 'a screen asks', expectedCodes: [] },
  {
    guard: 'materialFitsState',
    about: 'a certificate in a draft',
    input: { material: 'SUBJECT_CERT' },
    expectedCodes: [],
  },
  {
    guard: 'materialFitsState',
    about: 'the photo when it is due',
    facts: { state: 'VERIFICATION_PENDING' },
    input: { material: 'FACE_PHOTO' },
    expectedCodes: [],
  },
  {
    guard: 'materialFitsState',
    about: 'the photo in a draft',
    input: { material: 'FACE_PHOTO' },
    expectedCodes: ['MATERIAL_FITS_STATE'],
  },
  {
    guard: 'materialFitsState',
    about: 'a certificate after the initial review',
    facts: { state: 'VERIFICATION_PENDING' },
    input: { material: 'SUBJECT_CERT' },
    expectedCodes: ['MATERIAL_FITS_STATE'],
  },
  { guard: 'photoPresent', about: 'there', expectedCodes: [] },
  { guard: 'photoPresent', about: 'not there', facts: { materials: {} }, expectedCodes: ['PHOTO_PRESENT'] },
  { guard: 'fourEyes', about: 'somebody else approved', expectedCodes: [] },
  { guard: 'fourEyes', about: 'I approved', facts: { initialApprovedBy: me.id }, expectedCodes: ['FOUR_EYES'] },
  {
    guard: 'fourEyes',
    about: 'I approved, alone',
    facts: { initialApprovedBy: me.id, fourEyes: false },
    expectedCodes: [],
  },
  { guard: 'reportable', about: 'no problems', expectedCodes: [] },
  { guard: 'reportable', about: 'built by the push', facts: { report: null }, expectedCodes: [] },
  {
    guard: 'reportable',
    about: 'two problems: each is said',
    facts: {
      report: {
        problems: [
          { field: 'material.SUBJECT_CERT', message: bilingual('过大', 'Too large') },
          { field: 'website.homeUrl', message: bilingual('过长', 'Too long') },
        ],
      },
    },
    expectedCodes: ['NOT_REPORTABLE', 'NOT_REPORTABLE'],
  },
  { guard: 'bureauConfigured', about: 'it is', expectedCodes: [] },
  { guard: 'bureauConfigured', about: 'it is not', facts: { bureau: null }, expectedCodes: ['BUREAU_CONFIGURED'] },
  {
    guard: 'bureauConfigured',
    about: 'it is stopped',
    facts: { bureau: { id: 'bureau-one', stopped: true, firstRunOpen: null, manual: false } },
    expectedCodes: ['BUREAU_CONFIGURED'],
  },
  { guard: 'firstRunConfirmed', about: 'it is, or need not be', expectedCodes: [] },
  {
    guard: 'firstRunConfirmed',
    about: 'all is done, and nobody has confirmed it',
    facts: { bureau: { id: 'bureau-one', stopped: false, firstRunOpen: [], manual: false } },
    expectedCodes: ['FIRST_RUN_CONFIRMED'],
  },
  {
    guard: 'firstRunConfirmed',
    about: 'a test mail is missing',
    facts: { bureau: { id: 'bureau-one', stopped: false, firstRunOpen: ['testMail'], manual: false } },
    expectedCodes: ['FIRST_RUN_CONFIRMED'],
  },
  { guard: 'smsIsChecked', about: 'a pilot', facts: { province: '120000' }, expectedCodes: [] },
  { guard: 'smsIsChecked', about: 'Jiangsu in 2018', expectedCodes: branchNotTaken },
  { guard: 'smsIsChecked', about: 'Jiangsu in 2020', facts: { edition: '2020-08' }, expectedCodes: [] },
  {
    guard: 'smsIsChecked',
    about: 'Jiangsu, submitted in 2018 and handed over in 2020',
    facts: { handOverEdition: '2020-08' },
    expectedCodes: [],
  },
  {
    guard: 'smsIsChecked',
    about: 'a cancellation, submitted while it was checked and handed over after',
    facts: { kind: 'CANCEL_WEBSITE', province: '120000', edition: '2018-09', handOverEdition: '2019-04' },
    expectedCodes: branchNotTaken,
  },
  {
    guard: 'holdsLeaseOrSupervises',
    about: 'the holder',
    facts: { lease: leaseOf(me.id) },
    expectedCodes: [],
  },
  {
    guard: 'holdsLeaseOrSupervises',
    about: 'another reviewer',
    facts: { lease: leaseOf('staff-three') },
    expectedCodes: ['LEASE_LOST'],
  },
  { guard: 'notMineYet', about: "somebody else's", facts: { lease: leaseOf('staff-three') }, expectedCodes: [] },
  { guard: 'notMineYet', about: 'mine', facts: { lease: leaseOf(me.id) }, expectedCodes: ['NOT_MINE_YET'] },
  { guard: 'somebodyHoldsLease', about: 'held', facts: { lease: leaseOf('staff-three') }, expectedCodes: [] },
  { guard: 'somebodyHoldsLease', about: 'run out', facts: { lease: expired }, expectedCodes: ['SOMEBODY_HOLDS_LEASE'] },
];
