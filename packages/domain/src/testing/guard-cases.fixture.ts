import type { OrderFacts, StoredFinding } from '../order/facts.ts';
import type { GuardName } from '../order/guards.ts';
import type { Actor } from '../staff/roles.ts';
import { text } from '../text.ts';
import { leaseOf, orderFacts } from './order-facts.ts';

export const me: Actor = { kind: 'staff', id: 'staff-two', roles: ['reviewer'], name: 'Two' };

export interface GuardCase {
  readonly guard: GuardName;
  readonly about: string;
  readonly facts?: Partial<OrderFacts>;
  /** Left out: a reviewer. */
  readonly actor?: Actor;
  readonly input?: unknown;
  /** Codes said; none: the guard holds. */
  readonly says: readonly string[];
}

const record = orderFacts().record;
export const expired = { ...leaseOf('staff-three'), until: '2026-03-02T02:00:00.000Z' };
const failed = (outcome: StoredFinding['outcome']): StoredFinding => ({
  field: 'website.principal.mobile',
  ruleId: 'FMT-MOBILE',
  outcome,
  message: text('手机号码', 'Mobile'),
});
const nameItem = { item: 'website.name', hash: 'hash of website.name', verdict: 'pass' };
export const without = (id: string) =>
  Object.fromEntries(Object.entries(orderFacts().fieldHashes).filter(([one]) => one !== id));
const verdicts = (verdict: 'pass' | 'return', key: string) => ({
  ...orderFacts().verdicts,
  [key]: { hash: `hash of ${key.replace('material.', '')}`, verdict },
});

export const guardCases: readonly GuardCase[] = [
  { guard: 'stillFiled', about: 'filed', says: [] },
  {
    guard: 'stillFiled',
    about: 'the website is gone',
    facts: { record: { ...record, filed: false } },
    says: ['STILL_FILED'],
  },
  { guard: 'recordIsOurs', about: 'an access of ours', says: [] },
  {
    guard: 'recordIsOurs',
    about: 'no access of ours',
    facts: { record: { ...record, ours: false } },
    says: ['RECORD_IS_OURS'],
  },
  { guard: 'recordBelongsToPartner', about: 'a row admits the caller', says: [] },
  {
    guard: 'recordBelongsToPartner',
    about: 'no row does',
    facts: { record: { ...record, partnerSees: false } },
    says: ['RECORD_BELONGS_TO_PARTNER'],
  },
  { guard: 'noOtherOpenOrder', about: 'the lock is free', says: [] },
  {
    guard: 'noOtherOpenOrder',
    about: 'another order holds it',
    facts: { record: { ...record, otherOpenOrder: true } },
    says: ['NO_OTHER_OPEN_ORDER'],
  },
  { guard: 'kindPossibleInProvince', about: 'a website in Jiangsu', says: [] },
  {
    guard: 'kindPossibleInProvince',
    about: 'no bureau has this code',
    facts: { record: { ...record, province: '990000' } },
    says: ['KIND_POSSIBLE_IN_PROVINCE'],
  },
  { guard: 'changeAllowedInProvince', about: 'nothing forbids it', says: [] },
  {
    guard: 'changeAllowedInProvince',
    about: 'the bureau forbids the move',
    facts: { forbidden: text('不允许', 'Not allowed') },
    says: ['CHANGE_NOT_ALLOWED'],
  },
  { guard: 'rulesCurrent', about: 'worked out under the edition in force', says: [] },
  { guard: 'rulesCurrent', about: 'another edition since', facts: { edition: '2018-09' }, says: ['RULES_CURRENT'] },
  { guard: 'provinceUnchanged', about: 'the same', says: [] },
  { guard: 'provinceUnchanged', about: 'another', facts: { province: '110000' }, says: ['PROVINCE_UNCHANGED'] },
  { guard: 'valuesKept', about: 'all is there', says: [] },
  { guard: 'valuesKept', about: 'deleted at its end', facts: { erased: true }, says: ['VALUES_KEPT'] },
  { guard: 'somethingChanged', about: 'one field', says: [] },
  { guard: 'somethingChanged', about: 'nothing', facts: { changed: [] }, says: ['SOMETHING_CHANGED'] },
  { guard: 'formValid', about: 'all there, all well', says: [] },
  { guard: 'formValid', about: 'a warning is for the reviewer', facts: { findings: [failed('warn')] }, says: [] },
  {
    guard: 'formValid',
    about: 'an optional field is absent',
    facts: { fieldHashes: without('website.remark') },
    says: [],
  },
  {
    guard: 'formValid',
    about: 'one missing, one failed: both are said',
    facts: { fieldHashes: without('website.homeUrl'), findings: [failed('fail')] },
    says: ['MISSING', 'CHECK_FAILED'],
  },
  { guard: 'materialsComplete', about: 'all', says: [] },
  {
    guard: 'materialsComplete',
    about: 'two missing; the photo comes later',
    facts: { materials: { SUBJECT_CERT: 'a', SUBJECT_PRINCIPAL_ID: 'b', VERIFICATION_FORM: 'c' } },
    says: ['MATERIAL_MISSING', 'MATERIAL_MISSING'],
  },
  { guard: 'nobodyHoldsLease', about: 'nobody', says: [] },
  { guard: 'nobodyHoldsLease', about: 'run out to the instant', facts: { lease: expired }, says: [] },
  { guard: 'nobodyHoldsLease', about: 'somebody', facts: { lease: leaseOf('staff-three') }, says: ['LEASE_LOST'] },
  { guard: 'nobodyElseHoldsLease', about: 'nobody', says: [] },
  { guard: 'nobodyElseHoldsLease', about: 'I do', facts: { lease: leaseOf(me.id) }, says: [] },
  { guard: 'nobodyElseHoldsLease', about: 'somebody', facts: { lease: leaseOf('staff-three') }, says: ['LEASE_LOST'] },
  { guard: 'holdsLease', about: 'I do; a screen asks', facts: { lease: leaseOf(me.id) }, says: [] },
  { guard: 'holdsLease', about: 'I do, with its token', facts: { lease: leaseOf(me.id), token: '7' }, says: [] },
  {
    guard: 'holdsLease',
    about: 'I did: an old token',
    facts: { lease: leaseOf(me.id), token: '6' },
    says: ['LEASE_LOST'],
  },
  {
    guard: 'holdsLease',
    about: 'I do, but no token came',
    facts: { lease: leaseOf(me.id), token: '' },
    says: ['LEASE_LOST'],
  },
  {
    guard: 'holdsLease',
    about: 'somebody else',
    facts: { lease: leaseOf('staff-three'), token: '7' },
    says: ['LEASE_LOST'],
  },
  { guard: 'holdsLease', about: 'nobody', says: ['NOT_CLAIMED'] },
  {
    guard: 'holdsLease',
    about: 'mine has run out',
    facts: { lease: { ...expired, holder: me.id } },
    says: ['NOT_CLAIMED'],
  },
  { guard: 'itemUnchanged', about: 'a screen asks', says: [] },
  { guard: 'itemUnchanged', about: 'this very content', facts: { state: 'INITIAL_REVIEW' }, input: nameItem, says: [] },
  {
    guard: 'itemUnchanged',
    about: 'older content',
    facts: { state: 'INITIAL_REVIEW' },
    input: { ...nameItem, hash: 'old' },
    says: ['ITEM_UNCHANGED'],
  },
  {
    guard: 'itemUnchanged',
    about: 'not an item of the photo review',
    facts: { state: 'PHOTO_REVIEW' },
    input: nameItem,
    says: ['ITEM_UNCHANGED'],
  },
  { guard: 'reviewedAsFiled', about: 'all as it was', says: [] },
  {
    guard: 'reviewedAsFiled',
    about: 'a name that was passed beside another; a field that is no item any more',
    facts: { fallen: ['website.name', 'website.remark'] },
    says: ['FILED_SINCE_REVIEW'],
  },
  { guard: 'notBlackListed', about: 'on none', says: [] },
  {
    guard: 'notBlackListed',
    about: 'a domain is',
    facts: { blackListed: ['website.domains'] },
    says: ['BLACK_LISTED'],
  },
  { guard: 'everyItemPassed', about: 'all', says: [] },
  { guard: 'everyItemPassed', about: 'none looked at', facts: { verdicts: {} }, says: ['ITEMS_WITHOUT_VERDICT'] },
  {
    guard: 'everyItemPassed',
    about: 'one returned',
    facts: { verdicts: verdicts('return', 'website.name') },
    says: ['ITEMS_RETURNED'],
  },
  {
    guard: 'everyItemPassed',
    about: 'a pass on other content counts for nothing; one more is returned',
    facts: {
      verdicts: { ...verdicts('return', 'material.SUBJECT_CERT'), 'website.name': { hash: 'old', verdict: 'pass' } },
    },
    says: ['ITEMS_WITHOUT_VERDICT', 'ITEMS_RETURNED'],
  },
  { guard: 'everyPhotoItemPassed', about: 'passed', says: [] },
  { guard: 'everyPhotoItemPassed', about: 'not looked at', facts: { verdicts: {} }, says: ['ITEMS_WITHOUT_VERDICT'] },
  {
    guard: 'everyPhotoItemPassed',
    about: 'returned',
    facts: { verdicts: verdicts('return', 'material.FACE_PHOTO') },
    says: ['ITEMS_RETURNED'],
  },
  { guard: 'callLogged', about: 'one was answered', says: [] },
  { guard: 'callLogged', about: 'none was', facts: { callsReached: 0 }, says: ['CALL_LOGGED'] },
  { guard: 'acceptedPhotoStands', about: 'the same picture', facts: { standingPhoto: 'hash of FACE_PHOTO' }, says: [] },
  {
    guard: 'acceptedPhotoStands',
    about: 'another picture',
    facts: { standingPhoto: 'old' },
    says: ['ACCEPTED_PHOTO_STANDS'],
  },
  { guard: 'acceptedPhotoStands', about: 'none', facts: { materials: {} }, says: ['ACCEPTED_PHOTO_STANDS'] },
  { guard: 'photoByCurtain', about: 'Jiangsu', says: [] },
  {
    guard: 'photoByCurtain',
    about: 'Shanghai with its app',
    facts: { province: '310000' },
    says: ['PHOTO_BY_CURTAIN'],
  },
  {
    guard: 'photoByCurtain',
    about: 'Shanghai without it',
    facts: { province: '310000', edition: '2020-08' },
    says: [],
  },
  { guard: 'materialFitsState', about: 'a screen asks', says: [] },
  { guard: 'materialFitsState', about: 'a certificate in a draft', input: { material: 'SUBJECT_CERT' }, says: [] },
  {
    guard: 'materialFitsState',
    about: 'the photo when it is due',
    facts: { state: 'VERIFICATION_PENDING' },
    input: { material: 'FACE_PHOTO' },
    says: [],
  },
  {
    guard: 'materialFitsState',
    about: 'the photo in a draft',
    input: { material: 'FACE_PHOTO' },
    says: ['MATERIAL_FITS_STATE'],
  },
  {
    guard: 'materialFitsState',
    about: 'a certificate after the initial review',
    facts: { state: 'VERIFICATION_PENDING' },
    input: { material: 'SUBJECT_CERT' },
    says: ['MATERIAL_FITS_STATE'],
  },
  { guard: 'photoPresent', about: 'there', says: [] },
  { guard: 'photoPresent', about: 'not there', facts: { materials: {} }, says: ['PHOTO_PRESENT'] },
  { guard: 'fourEyes', about: 'somebody else approved', says: [] },
  { guard: 'fourEyes', about: 'I approved', facts: { initialApprovedBy: me.id }, says: ['FOUR_EYES'] },
  { guard: 'fourEyes', about: 'I approved, alone', facts: { initialApprovedBy: me.id, fourEyes: false }, says: [] },
  { guard: 'reportable', about: 'no problems', says: [] },
  { guard: 'reportable', about: 'being prepared', facts: { report: null }, says: ['REPORTABLE'] },
  {
    guard: 'reportable',
    about: 'two problems: each is said',
    facts: {
      report: {
        problems: [
          { field: 'material.SUBJECT_CERT', message: text('过大', 'Too large') },
          { field: 'website.homeUrl', message: text('过长', 'Too long') },
        ],
      },
    },
    says: ['NOT_REPORTABLE', 'NOT_REPORTABLE'],
  },
  { guard: 'bureauConfigured', about: 'it is', says: [] },
  { guard: 'bureauConfigured', about: 'it is not', facts: { bureau: null }, says: ['BUREAU_CONFIGURED'] },
  {
    guard: 'bureauConfigured',
    about: 'it is stopped',
    facts: { bureau: { id: 'bureau-one', stopped: true } },
    says: ['BUREAU_CONFIGURED'],
  },
  { guard: 'smsIsChecked', about: 'a pilot', facts: { province: '120000' }, says: [] },
  { guard: 'smsIsChecked', about: 'Jiangsu in 2018', says: ['SMS_IS_CHECKED'] },
  { guard: 'smsIsChecked', about: 'Jiangsu in 2020', facts: { edition: '2020-08' }, says: [] },
  {
    guard: 'holdsLeaseOrSupervises',
    about: 'the holder',
    facts: { lease: leaseOf(me.id) },
    says: [],
  },
  {
    guard: 'holdsLeaseOrSupervises',
    about: 'another reviewer',
    facts: { lease: leaseOf('staff-three') },
    says: ['LEASE_LOST'],
  },
  {
    guard: 'kindPossibleInProvince',
    about: "Shanghai with its bureau's app",
    facts: { record: { ...record, province: '310000' } },
    says: [],
  },
  { guard: 'notMineYet', about: "somebody else's", facts: { lease: leaseOf('staff-three') }, says: [] },
  { guard: 'notMineYet', about: 'mine', facts: { lease: leaseOf(me.id) }, says: ['NOT_MINE_YET'] },
  { guard: 'somebodyHoldsLease', about: 'held', facts: { lease: leaseOf('staff-three') }, says: [] },
  { guard: 'somebodyHoldsLease', about: 'run out', facts: { lease: expired }, says: ['SOMEBODY_HOLDS_LEASE'] },
];
