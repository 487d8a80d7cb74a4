import { describe, expect, test } from 'vitest';
import type { Proposal } from '../filing/proposal.ts';
import type { RuleSet } from '../province/rule-set.ts';
import type { Rule } from '../province-rules/rule.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { PAPER_DIFFERS } from './escape-cause.ts';
import { type ItemFinding, judgeEscape, type ReviewedOrder, wilsonInterval } from './index.ts';

const own = (rule: Pick<Rule, 'key' | 'reaches'>): RuleSet => ({
  edition: '2018-06+2026-12-05',
  own: [
    { ...rule, in: ['320000'], from: '2026-12-05', source: 'own:draft_1', says: bilingual('样例', 'Sample') } as Rule,
  ],
});
const proposal = (over: Partial<Proposal> = {}): Proposal => ({
  kind: 'CHANGE_WEBSITE',
  province: '320000',
  edition: '2018-06',
  today: '2026-12-06',
  before: { 'subject.nature': '4', 'website.languages': ['1'] },
  after: { 'subject.nature': '4', 'website.languages': ['2'] },
  ...over,
});
const review = ({ passed, ...over }: Partial<Omit<ReviewedOrder, 'passed'>> & { passed?: string[] } = {}) => ({
  ...{ proposal: proposal(), findings: [], machineChecks: [], differing: [] },
  ...{ passed: new Set(passed ?? ['website.languages', 'website.name', 'material.VERIFICATION_FORM']), ...over },
});
const finding = (item: string, ruleId: string, outcome: ItemFinding['outcome'] = 'pass') => ({ item, ruleId, outcome });
const languages = { item: 'website.languages', reason: 'WEB-09' } as const;
const form = { item: 'material.VERIFICATION_FORM', reason: 'MAT-05' } as const;

describe('an escape is filed under exactly one cause', () => {
  test('no rule: what only checks of the format have passed', () => {
    const findings = [finding('website.languages', 'FMT-GBK'), finding('website.name', 'WEB-01')];
    expect(judgeEscape(languages, review({ findings }))).toEqual({ cause: 'NO_RULE', rules: [] });
    const machineChecks = [finding('material.VERIFICATION_FORM', 'MAT-01')];
    const other = proposal({ province: '110000' });
    expect(judgeEscape({ ...form, item: 'material.SUBJECT_CERT' }, review({ machineChecks, proposal: other }))).toEqual(
      {
        cause: 'NO_RULE',
        rules: [],
      },
    );
  });

  test('the rule passed it: a check of the value, a check of the picture under the same reason, or a rule of the bureau', () => {
    expect(judgeEscape(languages, review({ findings: [finding('website.languages', 'WEB-09')] }))).toEqual({
      cause: 'RULE_PASSED',
      rules: ['WEB-09'],
    });
    const machineChecks = [finding('material.SUBJECT_CERT', 'MAT-01')];
    expect(judgeEscape({ item: 'material.SUBJECT_CERT', reason: 'MAT-01' }, review({ machineChecks })).rules).toEqual([
      'MAT-01',
    ]);
    const edition = own({
      key: 'own.languages',
      reaches: [{ to: 'checklist', item: 'website.languages', when: { kinds: ['CHANGE_WEBSITE'] } }],
    });
    expect(judgeEscape(languages, review({ proposal: proposal({ edition }) }))).toEqual({
      cause: 'RULE_PASSED',
      rules: ['own.languages'],
    });
    const otherKind = proposal({ edition, kind: 'CHANGE_BOTH' });
    expect(judgeEscape(languages, review({ proposal: otherKind })).cause).toBe('NO_RULE');
    expect(judgeEscape(languages, review({ proposal: proposal({ edition, province: '110000' }) })).cause).toBe(
      'NO_RULE',
    );
  });

  test('a check that names another reason did not pass it, unless the bureau named none', () => {
    const findings = [finding('website.name', 'WEB-01'), finding('website.name', 'CON-04', 'warn')];
    const name = (reason: 'WEB-01' | 'WEB-09' | 'ORD-12') =>
      judgeEscape({ item: 'website.name', reason }, review({ findings }));
    expect(name('WEB-09')).toEqual({ cause: 'NO_RULE', rules: [] });
    expect(name('WEB-01')).toMatchObject({ cause: 'RULE_PASSED', rules: expect.arrayContaining(['WEB-01']) });
    expect(name('ORD-12')).toEqual({ cause: 'PASSED_AGAINST_HINT', rules: ['CON-04'] });
  });

  test('against a hint: a rule warned, a picture was doubted or a paper differed, and a reviewer passed the item', () => {
    const edition = own({
      key: 'own.languages',
      reaches: [
        {
          to: 'check',
          field: 'website.languages',
          ruleId: 'R-14',
          outcome: 'warn',
          broken: { kinds: ['CHANGE_WEBSITE'] },
          suggestion: bilingual('样例', 'Sample'),
        },
      ],
    });
    const findings = [finding('website.languages', 'R-14, own.languages', 'warn')];
    const warned = review({ findings, proposal: proposal({ edition }) });
    expect(judgeEscape(languages, warned)).toEqual({ cause: 'PASSED_AGAINST_HINT', rules: ['own.languages'] });
    // Nobody passed it, so the rule that warned was not enough.
    expect(judgeEscape(languages, { ...warned, passed: new Set<string>() })).toEqual({
      cause: 'RULE_PASSED',
      rules: ['own.languages'],
    });
    const machineChecks = [finding('material.VERIFICATION_FORM', 'MAT-01', 'warn')];
    const doubted = review({ machineChecks, differing: ['material.VERIFICATION_FORM'] });
    expect(judgeEscape(form, doubted)).toEqual({ cause: 'PASSED_AGAINST_HINT', rules: [PAPER_DIFFERS] });
  });

  test('of the order as a whole, what was found under the same reason counts at any item', () => {
    const findings = [finding('website.name', 'ORD-04', 'warn'), finding('website.languages', 'WEB-09', 'warn')];
    expect(judgeEscape({ item: null, reason: 'ORD-04' }, review({ findings }))).toEqual({
      cause: 'PASSED_AGAINST_HINT',
      rules: ['ORD-04'],
    });
    expect(judgeEscape({ item: null, reason: 'ORD-12' }, review({ findings })).cause).toBe('NO_RULE');
  });
});

test('the interval of a share is Wilson’s, within 0 and 1', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  // Newcombe 1998, table I: 15 of 148.
  const interval = wilsonInterval(15, 148);
  expect([interval?.low, interval?.high].map((one) => one?.toFixed(4))).toEqual(['0.0624', '0.1605']);
  expect(wilsonInterval(0, 20)).toMatchObject({ share: 0, low: 0 });
  expect(wilsonInterval(20, 20)).toMatchObject({ share: 1, high: 1 });
});
