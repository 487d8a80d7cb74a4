import { expect, test } from 'vitest';
import { filingFindings } from '../order/filing-status-findings.ts';
import { orderFacts } from '../testing/order-facts.ts';
import { conditionTypeOf, type FilingResult, filingResultOf, type NamedFiling } from './results.ts';

const own = { subjectNumber: '苏ICP备00000001号', websiteNumber: '苏ICP备00000001号-1' };
const filing = (subjectNumber: string | null, websiteNumber: string | null = null): NamedFiling => ({
  subjectNumber,
  websiteNumber,
});

test.each<[string, NamedFiling | null, FilingResult, FilingResult]>([
  ['not filed', null, 'NOT_FILED', 'NOT_FILED'],
  ['this very website', filing('苏ICP备00000001号', '苏ICP备00000001号-1'), 'OURS', 'OURS'],
  ['other blanks and width', filing(' 苏ICP备００００0001号', '苏 icp备00000001号-1'), 'OURS', 'OURS'],
  ['its website alone', filing(null, '苏ICP备00000001号-1'), 'OURS', 'OURS'],
  ['another website of ours', filing('苏ICP备00000001号', '苏ICP备00000001号-2'), 'SAME_SUBJECT', 'OURS'],
  ['our subject, no website told', filing('苏ICP备00000001号'), 'SAME_SUBJECT', 'OURS'],
  ['another subject', filing('粤ICP备00000001号', '粤ICP备00000001号-1'), 'ELSEWHERE', 'ELSEWHERE'],
  ['a number that begins like ours', filing(null, '苏ICP备00000001号2-1'), 'ELSEWHERE', 'ELSEWHERE'],
  ['no number told', filing(null), 'UNNAMED', 'UNNAMED'],
])('%s', (_about, answer, ofDomain, ofCertificate) => {
  expect(filingResultOf('domain', answer, own)).toBe(ofDomain);
  expect(filingResultOf('certificate', answer, own)).toBe(ofCertificate);
});

test('the certificate types that can be queried are the eleven of the interface', () => {
  expect([0, 1, 11, 12, 14, 1.5, Number.NaN].map(conditionTypeOf)).toEqual([
    undefined,
    1,
    11,
    ...Array(4).fill(undefined),
  ]);
});

test('an unanswered query warns with its rule; an answered one gives the result', () => {
  const facts = orderFacts({ domains: { added: ['new.example', 'www.new.example'], removed: [] } });
  expect(filingFindings(facts)).toEqual([
    expect.objectContaining({ ruleId: 'DOM-10', field: 'website.domains', outcome: 'warn' }),
  ]);
  const answered = {
    about: 'certificate',
    state: 'done',
    result: 'NOT_FILED',
    checkedAt: facts.now,
    current: true,
  } as const;
  expect(filingFindings(orderFacts({ changed: ['subject.certificateType'], filingChecks: [answered] }))).toEqual([
    expect.objectContaining({ ruleId: 'ORD-04', field: 'subject.certificateNumber', outcome: 'pass' }),
  ]);
});
