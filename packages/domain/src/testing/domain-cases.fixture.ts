import type { StoredDomainCheck } from '../domain-verification/standing.ts';
import type { FilingResult, StoredFilingCheck } from '../filing-status/results.ts';
import type { OrderFacts } from '../order/facts.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { GuardCase } from './guard-cases.fixture.ts';

/** A passed check of the added domain at the facts' `now`. */
export const passedCheck: StoredDomainCheck = {
  domain: 'new.example',
  state: 'done',
  findings: [{ check: 'D1', outcome: 'pass', message: bilingual('核验通过', 'Verified') }],
  checkedAt: '2026-03-02T02:00:00.000Z',
  current: true,
};
const finding = (check: 'D5' | 'D7', outcome: 'warn' | 'fail', ruleId: string) => ({
  check,
  outcome,
  ruleId,
  message: bilingual('不一致', 'Differs'),
  suggestion: bilingual('请更正', 'Correct it'),
});

const swapped = { added: ['new.example'], removed: ['old.example'] };
const adding = (...domainChecks: StoredDomainCheck[]): Partial<OrderFacts> => ({ domains: swapped, domainChecks });
const verified = (about: string, facts: Partial<OrderFacts>, ...expectedCodes: string[]): GuardCase => ({
  guard: 'domainsVerified',
  about,
  facts,
  expectedCodes,
});

const filed = (about: string, result: FilingResult = 'ELSEWHERE'): StoredFilingCheck => ({
  about,
  state: 'done',
  result,
  checkedAt: '2026-03-02T02:00:00.000Z',
  current: true,
});
const elsewhere = (about: string, facts: Partial<OrderFacts>, ...expectedCodes: string[]): GuardCase => ({
  guard: 'notFiledElsewhere',
  about,
  facts,
  expectedCodes,
});

/** Cases of the guards for added and removed domains. */
export const domainCases: readonly GuardCase[] = [
  verified('none added', { domains: { added: [], removed: ['old.example'] } }),
  verified('never asked', adding(), 'DOMAIN_NOT_CHECKED'),
  verified('being asked', adding({ ...passedCheck, state: 'pending' }), 'DOMAIN_CHECK_PENDING'),
  verified(
    'the registry never answered',
    adding({ ...passedCheck, state: 'unavailable', findings: [], checkedAt: null, current: false }),
    'REGISTRY_UNAVAILABLE',
  ),
  verified('it answered, and is away since: the answer stands', adding({ ...passedCheck, state: 'unavailable' })),
  verified('judged on another holder', adding({ ...passedCheck, current: false }), 'DOMAIN_CHECK_OUTDATED'),
  verified('passed', adding(passedCheck)),
  verified('a warning is for the reviewer', adding({ ...passedCheck, findings: [finding('D5', 'warn', 'DOM-01')] })),
  verified(
    'two checks failed: each is said',
    adding({ ...passedCheck, findings: [finding('D5', 'fail', 'DOM-01'), finding('D7', 'fail', 'DOM-03')] }),
    'DOMAIN_CHECK_FAILED',
    'DOMAIN_CHECK_FAILED',
  ),
  verified('a moment under 24 hours old', adding({ ...passedCheck, checkedAt: '2026-03-01T02:00:00.001Z' })),
  verified(
    'exactly 24 hours old',
    adding({ ...passedCheck, checkedAt: '2026-03-01T02:00:00.000Z' }),
    'DOMAIN_CHECK_EXPIRED',
  ),
  verified(
    'two added, one verified',
    { domains: { added: ['new.example', 'other.example'], removed: [] }, domainChecks: [passedCheck] },
    'DOMAIN_NOT_CHECKED',
  ),
  verified('what is no domain name is said by its field', { domains: { added: ['www.new.example'], removed: [] } }),
  verified('where none may be added another guard says so', { ...adding(), edition: '2019-04' }),
  elsewhere('nothing added, no papers changed', {
    domains: { added: [], removed: [] },
    filingChecks: [filed('new.example')],
  }),
  elsewhere('never answered: nobody waits for ever', { domains: swapped, filingChecks: [] }),
  elsewhere('not filed', { domains: swapped, filingChecks: [filed('new.example', 'NOT_FILED')] }),
  elsewhere('filed elsewhere', { domains: swapped, filingChecks: [filed('new.example')] }, 'DOMAIN_FILED_ELSEWHERE'),
  elsewhere('filed elsewhere, judged on something else', {
    domains: swapped,
    filingChecks: [{ ...filed('new.example'), current: false }],
  }),
  elsewhere(
    'filed elsewhere, and being asked anew',
    { domains: swapped, filingChecks: [{ ...filed('new.example'), state: 'pending' }] },
    'DOMAIN_FILED_ELSEWHERE',
  ),
  elsewhere('another website of the subject: a person decides', {
    domains: swapped,
    filingChecks: [filed('new.example', 'SAME_SUBJECT')],
  }),
  elsewhere(
    'another open order adds it',
    { domains: swapped, domainsInOrders: ['new.example'] },
    'DOMAIN_IN_ANOTHER_ORDER',
  ),
  elsewhere(
    'the new papers have another filing',
    { kind: 'CHANGE_SUBJECT', changed: ['subject.certificateNumber'], filingChecks: [filed('certificate')] },
    'SUBJECT_FILED_ELSEWHERE',
  ),
  elsewhere('papers that do not change are not asked about', { filingChecks: [filed('certificate')] }),
  { guard: 'mayAddDomains', about: 'the founding edition', facts: adding(), expectedCodes: [] },
  {
    guard: 'mayAddDomains',
    about: 'since April 2019: delete, yes',
    facts: { edition: '2019-04', domains: { added: [], removed: ['old.example'] } },
    expectedCodes: [],
  },
  {
    guard: 'mayAddDomains',
    about: 'since April 2019: add, no',
    facts: { ...adding(), edition: '2019-04' },
    expectedCodes: ['MAY_ADD_DOMAINS'],
  },
  { guard: 'someDomainAdded', about: 'one', facts: adding(), expectedCodes: [] },
  { guard: 'someDomainAdded', about: 'none', expectedCodes: ['SOME_DOMAIN_ADDED'] },
  { guard: 'warningsAcknowledged', about: 'nothing to warn of', input: { acknowledged: [] }, expectedCodes: [] },
  {
    guard: 'warningsAcknowledged',
    about: 'a domain is added and none goes',
    facts: { domains: { added: ['new.example'], removed: [] } },
    input: { acknowledged: [] },
    expectedCodes: [],
  },
  { guard: 'warningsAcknowledged', about: 'a screen asks', facts: { domains: swapped }, expectedCodes: [] },
  {
    guard: 'warningsAcknowledged',
    about: 'a domain goes, acknowledged',
    facts: { domains: swapped },
    input: { acknowledged: ['OLD_DOMAIN_STOPS'] },
    expectedCodes: [],
  },
  {
    guard: 'warningsAcknowledged',
    about: 'a domain is deleted, not acknowledged',
    facts: { domains: { added: [], removed: ['old.example'] } },
    input: { acknowledged: [] },
    expectedCodes: ['OLD_DOMAIN_STOPS'],
  },
];
