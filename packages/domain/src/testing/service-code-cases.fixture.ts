import type { ServiceCodeFacts } from '../service-codes/judge.ts';
import type { GuardCase } from './guard-cases.fixture.ts';

/** An order whose code is locked, of a running server with the address of the access, at the facts' `now`. */
export const lockedCode: ServiceCodeFacts & { readonly check: NonNullable<ServiceCodeFacts['check']> } = {
  required: true,
  code: 'sc-server01-1',
  ipRanges: ['203.0.113.10'],
  places: null,
  release: 'frees',
  bound: ['sc-server01-1'],
  check: {
    ...{
      state: 'done',
      checkedAt: '2026-03-02T01:00:00.000Z',
      own: true,
      elsewhere: 0,
      standing: 'BOUND',
      settled: true,
    },
    answer: {
      ...{ state: 'bound', order: 'order_1', owner: 'acct-1', grantedTo: null, networks: [] },
      server: { id: 'server01', paidUntil: '2027-01-01T00:00:00Z', publicIps: ['203.0.113.10'], placesLeft: 4 },
    },
  },
};
const unconfirmed = { ...lockedCode, check: { ...lockedCode.check, settled: false } };

/** Cases of the guards for service codes; what each answer of the cloud means: service-codes/judge.test.ts. */
export const serviceCodeCases: readonly GuardCase[] = [
  { guard: 'serviceCodeUsable', about: 'the setting is off', expectedCodes: [] },
  { guard: 'serviceCodeUsable', about: 'free of fault', facts: { serviceCode: unconfirmed }, expectedCodes: [] },
  {
    guard: 'serviceCodeUsable',
    about: 'none was given',
    facts: { serviceCode: { ...lockedCode, code: null, check: null } },
    expectedCodes: ['SERVICE_CODE_MISSING'],
  },
  { guard: 'serviceCodeBound', about: 'locked', facts: { serviceCode: lockedCode }, expectedCodes: [] },
  {
    guard: 'serviceCodeBound',
    about: 'the cloud has not confirmed the lock',
    facts: { serviceCode: unconfirmed },
    expectedCodes: ['SERVICE_CODE_NOT_BOUND'],
  },
];
