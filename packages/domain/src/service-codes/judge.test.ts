import { expect, test } from 'vitest';
import type { ServiceCodeAnswer } from './answer.ts';
import { isOfServer, type ServiceCodeFacts, serviceCodeLockReasons, serviceCodeReasons } from './judge.ts';
import { serviceCodeAfter, standingAfter } from './states.ts';

const now = '2026-03-02T02:00:00.000Z';
const answer = (
  of: Partial<Omit<ServiceCodeAnswer, 'server'>> & { server?: Partial<ServiceCodeAnswer['server']> } = {},
): ServiceCodeAnswer => ({
  ...{ state: 'free', order: null, owner: 'acct-1', grantedTo: null, networks: ['198.51.100.0/24', '2001:db8::/32'] },
  ...of,
  server: {
    id: 'server01',
    paidUntil: '2027-01-01T00:00:00Z',
    publicIps: ['203.0.113.10'],
    placesLeft: 1,
    ...of.server,
  },
});
const check = (of: Partial<NonNullable<ServiceCodeFacts['check']>> = {}): NonNullable<ServiceCodeFacts['check']> => ({
  ...{ state: 'done', checkedAt: '2026-03-01T03:00:00.000Z', answer: answer(), own: false, elsewhere: 0 },
  ...{ standing: 'ASKED', settled: true },
  ...of,
});
const facts = (of: Partial<ServiceCodeFacts> = {}): ServiceCodeFacts => ({
  ...{
    required: true,
    code: 'sc-server01-1',
    ipRanges: ['203.0.113.10'],
    places: null,
    check: check(),
    bound: [],
    release: 'frees',
  },
  ...of,
});
const said = (of: Partial<ServiceCodeFacts>) =>
  serviceCodeReasons(facts(of), now).map(({ code, message }) => `${code}: ${message.en}`);

test('a free code of a running server with the address of the access can be used', () => {
  expect(said({})).toEqual([]);
  expect(serviceCodeReasons(null, now)).toEqual([]);
  expect(said({ required: false, code: null, check: null })).toEqual([]);
});

test.each<[string, Partial<ServiceCodeFacts>, string]>([
  ['none given', { code: null, check: null }, 'SERVICE_CODE_MISSING: The service code is missing'],
  ['never asked', { check: null }, 'SERVICE_CODE_PENDING: The service code has not been checked'],
  [
    'being asked',
    { check: check({ state: 'pending', checkedAt: null, answer: null }) },
    'SERVICE_CODE_PENDING: The service code is being checked',
  ],
  [
    'the cloud silent',
    { check: check({ state: 'unavailable', checkedAt: null, answer: null }) },
    'CLOUD_UNAVAILABLE: The cloud does not answer: the service code is not checked',
  ],
  [
    'answered a day ago',
    { check: check({ checkedAt: '2026-03-01T02:00:00.000Z' }) },
    'CLOUD_UNAVAILABLE: The cloud does not answer: the service code is not checked',
  ],
  ['unknown', { check: check({ answer: null }) }, 'SERVICE_CODE_UNUSABLE: The cloud knows no such service code'],
  ['void', { check: check({ answer: answer({ state: 'void' }) }) }, 'SERVICE_CODE_UNUSABLE: The service code is void'],
  [
    'bound to another',
    { check: check({ answer: answer({ state: 'bound', order: 'order_2' }) }) },
    'SERVICE_CODE_TAKEN: The service code serves another order',
  ],
  [
    'used by another',
    { check: check({ answer: answer({ state: 'filed', order: 'order_2' }) }) },
    'SERVICE_CODE_UNUSABLE: The service code was used by another filing',
  ],
  [
    'server ended',
    { check: check({ answer: answer({ server: { paidUntil: now } }) }) },
    'SERVICE_CODE_UNUSABLE: The server ended on 2026-03-02',
  ],
  [
    'no place left',
    { check: check({ answer: answer({ server: { placesLeft: 0 } }) }) },
    'SERVICE_CODE_UNUSABLE: The server carries as many filings as it may',
  ],
  [
    'as many of ours as the setting lets',
    { places: 5, check: check({ elsewhere: 5 }) },
    'SERVICE_CODE_UNUSABLE: The server carries as many filings as it may',
  ],
  [
    'no public address',
    { check: check({ answer: answer({ server: { publicIps: [] } }) }) },
    'SERVICE_CODE_UNUSABLE: The server has no public IP address',
  ],
  [
    'another address',
    { ipRanges: ['203.0.113.10', '203.0.113.9-203.0.113.10'] },
    'ADDRESS_NOT_OF_SERVER: The address 203.0.113.9-203.0.113.10 is not of the server that the code is of',
  ],
])('refused: %s', (_, of, sentence) => {
  expect(said(of)).toEqual([sentence]);
});

test('what was answered today stands while the cloud is away or asked again', () => {
  expect(said({ check: check({ state: 'unavailable' }) })).toEqual([]);
  expect(said({ check: check({ state: 'pending' }) })).toEqual([]);
});

test('a code that the cloud has bound to this order needs no place any more, and its lock must be confirmed', () => {
  const bound = check({
    answer: answer({ state: 'bound', order: 'order_1', server: { placesLeft: 0 } }),
    own: true,
    standing: 'BOUND',
  });
  const locked = (one: ServiceCodeFacts['check']) =>
    serviceCodeLockReasons(facts({ check: one }), now).map(({ code }) => code);
  expect(locked(bound)).toEqual([]);
  expect(locked({ ...bound, settled: false })).toEqual(['SERVICE_CODE_NOT_BOUND']);
  expect(locked(check())).toEqual(['SERVICE_CODE_NOT_BOUND']);
  expect(locked(check({ answer: answer({ state: 'void' }) }))).toEqual(['SERVICE_CODE_UNUSABLE']);
});

test.each([
  ['203.0.113.10', true],
  ['203.0.113.11', false],
  ['198.51.100.0-198.51.100.255', true],
  ['198.51.100.0-198.51.101.0', false],
  ['2001:db8::1', true],
  ['2001:db9::1', false],
  ['no address', true],
])('the address %s is of the server or the provider: %s', (range, isOurs) => {
  expect(isOfServer(range, ['203.0.113.10'], ['198.51.100.0/24', '2001:db8::/32', 'odd'])).toBe(isOurs);
});

test('an approved order uses its code; one given up frees or voids it by the setting', () => {
  expect(serviceCodeAfter('APPROVED', 'frees')).toBe('FILED');
  expect(serviceCodeAfter('APPROVED', 'voids')).toBe('FILED');
  for (const state of ['DRAFT', 'LAPSED', 'ABANDONED'] as const)
    expect(serviceCodeAfter(state, 'frees')).toBe('RELEASED');
  for (const state of ['DRAFT', 'LAPSED'] as const) expect(serviceCodeAfter(state, 'voids')).toBeNull();
  expect(serviceCodeAfter('ABANDONED', 'voids')).toBe('VOID');
  for (const state of ['INITIAL_REVIEW', 'CORRECTION_REQUIRED', 'BUREAU_REJECTED'] as const)
    expect(serviceCodeAfter(state, 'frees')).toBeNull();
});

test('a lock that the cloud refuses is lost; one that it lost itself is asked for again', () => {
  const after = (
    standing: 'BOUND' | 'FILED' | 'RELEASED',
    state: ServiceCodeAnswer['state'],
    isOwn: boolean,
    wasMoved: boolean,
  ) => {
    const { standing: to, settled } = standingAfter(standing, answer({ state }), { isOwn, wasMoved });
    return `${to} ${settled ? 'settled' : 'open'}`;
  };
  expect(after('BOUND', 'bound', true, true)).toBe('BOUND settled');
  expect(after('BOUND', 'filed', true, false)).toBe('BOUND settled');
  expect(after('BOUND', 'bound', false, true)).toBe('ASKED settled');
  expect(after('BOUND', 'free', false, false)).toBe('BOUND open');
  expect(after('BOUND', 'void', false, false)).toBe('ASKED settled');
  expect(after('FILED', 'bound', true, false)).toBe('FILED open');
  expect(after('FILED', 'void', false, true)).toBe('FILED settled');
  expect(after('RELEASED', 'bound', false, false)).toBe('RELEASED settled');
  expect(after('RELEASED', 'bound', true, false)).toBe('RELEASED open');
  expect(standingAfter('BOUND', null, { isOwn: false, wasMoved: true })).toEqual({ standing: 'ASKED', settled: true });
});
