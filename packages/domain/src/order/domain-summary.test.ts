import { expect, test } from 'vitest';
import type { StoredDomainCheck } from '../domain-verification/standing.ts';
import { passedCheck } from '../testing/domain-cases.fixture.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { domainFindings } from './domain-summary.ts';

const about = (check?: StoredDomainCheck) =>
  domainFindings({
    domains: { added: ['new.example'], removed: [] },
    forecastDomains: [],
    domainChecks: check === undefined ? [] : [check],
  }).map(({ outcome, message }) => `${outcome} ${message.en}`);
const saying = (outcome: 'warn' | 'fail') => ({
  ...passedCheck,
  findings: [{ check: 'D5' as const, outcome, ruleId: 'DOM-01', message: bilingual('不一致', 'Differs') }],
});

test('a domain that passes has no finding; any other has one', () => {
  expect(about(passedCheck)).toEqual([]);
  expect(about(saying('warn'))).toEqual(['warn new.example: verified, with a warning']);
  expect(about(saying('fail'))).toEqual(['fail Verification of new.example: Failed']);
  expect(about({ ...passedCheck, state: 'pending' })).toEqual(['warn Verification of new.example: Being asked']);
  expect(about({ ...passedCheck, current: false })).toEqual([
    'warn Verification of new.example: Holder or rules changed since',
  ]);
  expect(about()).toEqual(['warn Verification of new.example: Not asked yet']);
});

test('of a filed domain that is tested again only a failure is told, as a forecast', () => {
  const told = (check: StoredDomainCheck) =>
    domainFindings({
      domains: { added: [], removed: [] },
      forecastDomains: [check.domain],
      domainChecks: [check],
    }).map(({ field, outcome }) => `${field} ${outcome}`);
  expect(told(passedCheck)).toEqual([]);
  expect(told({ ...passedCheck, state: 'pending' })).toEqual([]);
  expect(told(saying('fail'))).toEqual(['subject.name warn']);
});
