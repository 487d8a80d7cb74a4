import { bilingual } from '../text/bilingual-text.ts';
import type { GuardCase } from './guard-cases.fixture.ts';
import { orderFacts } from './order-facts.ts';

const record = orderFacts().record;

export const openingCases: readonly GuardCase[] = [
  { guard: 'stillFiled', about: 'filed', expectedCodes: [] },
  {
    guard: 'stillFiled',
    about: 'the website is gone',
    facts: { record: { ...record, filed: false } },
    expectedCodes: ['STILL_FILED'],
  },
  { guard: 'recordIsOurs', about: 'an access of ours', expectedCodes: [] },
  {
    guard: 'recordIsOurs',
    about: 'no access of ours',
    facts: { record: { ...record, ours: false } },
    expectedCodes: ['RECORD_IS_OURS'],
  },
  { guard: 'recordBelongsToPartner', about: 'a row admits the caller', expectedCodes: [] },
  {
    guard: 'recordBelongsToPartner',
    about: 'no row does',
    facts: { record: { ...record, partnerSees: false } },
    expectedCodes: ['RECORD_BELONGS_TO_PARTNER'],
  },
  { guard: 'noOtherOpenOrder', about: 'the lock is free', expectedCodes: [] },
  {
    guard: 'noOtherOpenOrder',
    about: 'another order holds it',
    facts: { record: { ...record, otherOpenOrder: true } },
    expectedCodes: ['NO_OTHER_OPEN_ORDER'],
  },
  {
    guard: 'otherAccessRemains',
    about: 'another provider gives access, too',
    facts: { kind: 'CANCEL_ACCESS', record: { ...record, accesses: 2 } },
    expectedCodes: [],
  },
  {
    guard: 'otherAccessRemains',
    about: 'a change of the website',
    facts: { record: { ...record, accesses: 1 } },
    expectedCodes: [],
  },
  {
    guard: 'otherAccessRemains',
    about: 'the only access',
    facts: { kind: 'CANCEL_ACCESS', record: { ...record, accesses: 1 } },
    expectedCodes: ['OTHER_ACCESS_REMAINS'],
  },
  { guard: 'accessIsNew', about: 'a change of the website', expectedCodes: [] },
  {
    guard: 'accessIsNew',
    about: 'a new access to what is ours',
    facts: { kind: 'NEW_ACCESS' },
    expectedCodes: ['ACCESS_IS_NEW'],
  },
  {
    guard: 'shellTakesWebsite',
    about: 'a shell in Jiangsu, by the rules of 2026',
    facts: { kind: 'NEW_WEBSITE', edition: '2026-01-05', record: { ...record, shell: true } },
    expectedCodes: [],
  },
  {
    guard: 'shellTakesWebsite',
    about: 'a shell in 2018',
    facts: { kind: 'NEW_WEBSITE', record: { ...record, shell: true } },
    expectedCodes: ['SHELL_TAKES_WEBSITE'],
  },
  { guard: 'earlierStepApproved', about: 'an order of no plan', expectedCodes: [] },
  {
    guard: 'earlierStepApproved',
    about: 'the step before is at the bureau',
    facts: { plan: { waitsFor: { number: 'BD2611243601719', state: 'BUREAU_REVIEW' }, next: null } },
    expectedCodes: ['EARLIER_STEP_OPEN'],
  },
  { guard: 'bothSidesTogether', about: 'a unit takes another name', expectedCodes: [] },
  {
    guard: 'bothSidesTogether',
    about: 'another person as subject',
    facts: { kind: 'CHANGE_SUBJECT', needsBoth: true, changed: ['subject.name', 'subject.certificateNumber'] },
    expectedCodes: ['NEEDS_BOTH'],
  },
  { guard: 'kindPossibleInProvince', about: 'a website in Jiangsu', expectedCodes: [] },
  {
    guard: 'kindPossibleInProvince',
    about: 'no bureau has this code',
    facts: { record: { ...record, province: '990000' } },
    expectedCodes: ['KIND_POSSIBLE_IN_PROVINCE'],
  },
  {
    guard: 'kindPossibleInProvince',
    about: 'no connection files the province',
    facts: { record: { ...record, served: false } },
    expectedCodes: ['PROVINCE_NOT_SERVED'],
  },
  { guard: 'kindOffered', about: 'a kind that was always taken', expectedCodes: [] },
  {
    guard: 'kindOffered',
    about: 'an app before apps were filed',
    facts: { kind: 'NEW_APP', edition: '2020-08' },
    expectedCodes: ['KIND_OFFERED'],
  },
  { guard: 'changeAllowedInProvince', about: 'nothing forbids it', expectedCodes: [] },
  {
    guard: 'changeAllowedInProvince',
    about: 'the bureau forbids the move',
    facts: { forbidden: bilingual('不允许', 'Not allowed') },
    expectedCodes: ['CHANGE_NOT_ALLOWED'],
  },
  { guard: 'rulesCurrent', about: 'worked out under the edition in force', expectedCodes: [] },
  {
    guard: 'rulesCurrent',
    about: 'another edition since',
    facts: { edition: '2018-09' },
    expectedCodes: ['RULES_CURRENT'],
  },
  { guard: 'provinceUnchanged', about: 'the same', expectedCodes: [] },
  {
    guard: 'provinceUnchanged',
    about: 'another',
    facts: { province: '110000' },
    expectedCodes: ['PROVINCE_UNCHANGED'],
  },
  {
    guard: 'kindPossibleInProvince',
    about: "Shanghai with its bureau's app",
    facts: { record: { ...record, province: '310000' } },
    expectedCodes: [],
  },
];
