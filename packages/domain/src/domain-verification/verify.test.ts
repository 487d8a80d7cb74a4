import { describe, expect, test } from 'vitest';
import { domainRulesOf } from '../province-rules/domain-rules.ts';
import type { DomainQuery, Registration } from './answer.ts';
import { domainCheckIds, domainCheckRow, nameFaults } from './checks.ts';
import { precheckDomain, verifyDomain } from './verify.ts';

const unit = { name: '样例茶业（江苏）有限公司', certificateType: 1, certificateNumber: '91320000MA00000000' };
const owner = { name: '王样例', certificateType: 2, certificateNumber: '990000190001010008' };
const keeper = { name: '李样例', certificateType: 2, certificateNumber: '990000190001010016' };
const stranger = { name: '过路样例', certificateType: 2, certificateNumber: '99000019000101003X' };

const asked: DomainQuery = {
  domain: 'new.example',
  now: '2026-11-24T02:00:00.000Z',
  subject: { ...unit, isPerson: false },
  subjectPrincipal: owner,
  websitePrincipal: keeper,
};
const sound: Registration = {
  registrar: { approved: true, overseas: false },
  registeredAt: '2020-01-01T00:00:00.000Z',
  expiresAt: '2030-01-01T00:00:00.000Z',
  realNameVerified: true,
  inStoreSince: '2020-01-05T00:00:00.000Z',
  privacy: false,
  registrant: unit,
};
const jiangsu = domainRulesOf('320000', '2018-06');
const judge = (change: Partial<Registration> | null, { rules = jiangsu, about = asked, tldApproved = true } = {}) =>
  verifyDomain({ tldApproved, registration: change === null ? null : { ...sound, ...change } }, about, rules);
/** Findings that did not pass: `D5 fail DOM-01`. */
const wrong = (...given: Parameters<typeof judge>) =>
  judge(...given).flatMap(({ check, outcome, ruleId }) =>
    outcome === 'pass' ? [] : [`${check} ${outcome} ${ruleId}`],
  );

describe('D1–D7, each passing and failing', () => {
  test('a registrant who is not in the order must transfer the domain instead of correcting the certificate', () => {
    const advice = (registrant: Registration['registrant']) =>
      judge({ registrant }).flatMap(({ outcome, suggestion }) => (outcome === 'fail' ? [suggestion?.zh] : []));
    expect(advice(stranger)).toHaveLength(3);
    expect(new Set(advice(stranger)).size).toBe(1);
    expect(advice(stranger)[0]).toContain('过户');
    expect(advice({ ...unit, certificateType: 3 })).toEqual(['请在注册商处更正证件类型']);
  });
  test('a valid domain of the subject passes all seven checks', () => {
    expect(judge({}).map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(
      domainCheckIds.map((check) => `${check} pass`),
    );
  });
  test.each<[string, Partial<Registration>, string[]]>([
    ['registrar not approved', { registrar: { approved: false, overseas: false } }, ['D2 fail DOM-08']],
    ['expired to the instant', { expiresAt: asked.now }, ['D3 fail DOM-06']],
    ['not begun', { registeredAt: '2026-11-24T02:00:00.001Z' }, ['D3 fail DOM-06']],
    ['three months left to the day', { expiresAt: '2027-02-24T00:00:00.000Z' }, ['D3 fail DOM-06']],
    ['three months and a day', { expiresAt: '2027-02-25T00:00:00.000Z' }, []],
    ['not real-name verified', { realNameVerified: false, inStoreSince: null }, ['D4 fail DOM-04']],
    ['not in the store', { inStoreSince: null }, ['D4 fail DOM-05']],
    ['in the store from tomorrow on', { inStoreSince: '2026-11-25T02:00:00.000Z' }, ['D4 fail DOM-05']],
    ['a stranger', { registrant: stranger }, ['D5 fail DOM-01', 'D6 fail DOM-02', 'D7 fail DOM-03']],
    ['another certificate', { registrant: { ...unit, certificateType: 3 } }, ['D6 fail DOM-02']],
    ['another number', { registrant: { ...unit, certificateNumber: '91320000MA00000001' } }, ['D7 fail DOM-03']],
    [
      'other brackets, small letters',
      { registrant: { ...unit, name: '样例茶业(江苏)有限公司', certificateNumber: '91320000ma00000000' } },
      [],
    ],
    ['a name alike', { registrant: { ...unit, name: '样例茶业有限公司' } }, ['D5 fail DOM-01']],
  ])('%s', (_, change, says) => {
    expect(wrong(change)).toEqual(says);
  });
  test('unapproved top-level domain', () => {
    expect(wrong({}, { tldApproved: false })).toEqual(['D1 fail DOM-07']);
  });
  test('an unregistered name: the applicable checks, once each', () => {
    expect(judge(null).map(({ check, outcome, ruleId }) => [check, outcome, ruleId])).toEqual([
      ['D1', 'pass', undefined],
      ['D3', 'fail', 'DOM-06'],
    ]);
    expect(wrong(null, { tldApproved: false })).toEqual(['D1 fail DOM-07', 'D3 fail DOM-06']);
  });
  test('gov.cn is refused without a query; a name that only ends similarly is not', () => {
    const of2018 = domainRulesOf('320000', '2018-06');
    expect(precheckDomain('office.gov.cn', of2018)?.map(({ ruleId }) => ruleId)).toEqual(['R-7']);
    expect(precheckDomain('gov.cn', of2018)).not.toBeNull();
    expect(precheckDomain('mygov.cn', of2018)).toBeNull();
    expect(wrong({}, { about: { ...asked, domain: 'office.gov.cn' } })).toEqual(['D1 fail R-7']);
  });
  test('since 2024-07-01 a gov.cn name is asked about; a third-level one is not registered, and in Chongqing needs no filing', () => {
    const said = (domain: string, province = '320000') =>
      precheckDomain(domain, domainRulesOf(province, '2025-12-31'))?.map(({ outcome, message }) => [
        outcome,
        message.zh,
      ]);
    expect(said('nanjing.gov.cn')).toBeUndefined();
    expect(said('gov.cn')).toEqual([['fail', 'gov.cn 域名不能在线办理']]);
    expect(said('jsj.nanjing.gov.cn')).toEqual([['warn', expect.stringContaining('须人工核对')]]);
    expect(said('jsj.cq.gov.cn', '500000')).toEqual([['warn', '本省的政务三级域名不须单独备案']]);
  });
});

describe('accepted holders per province', () => {
  const of = (province: string, edition: '2018-06' | '2019-04') => ({ rules: domainRulesOf(province, edition) });
  test('the principal is accepted with evidence where the province allows it, and not where it requires the unit', () => {
    expect(wrong({ registrant: owner })).toEqual(['D5 warn DOM-01']);
    expect(wrong({ registrant: owner }, of('220000', '2018-06'))).toEqual(['D5 warn DOM-01']);
    expect(wrong({ registrant: owner }, of('310000', '2018-06'))).toEqual(['D5 warn DOM-01']);
    expect(wrong({ registrant: owner }, of('110000', '2018-06'))[0]).toBe('D5 fail DOM-01');
  });
  test("the website's principal is accepted in Jiangsu until its page of 2019", () => {
    expect(wrong({ registrant: keeper })).toEqual(['D5 warn DOM-01']);
    expect(wrong({ registrant: keeper }, of('320000', '2019-04'))[0]).toBe('D5 fail DOM-01');
  });
  test('where the legal representative is accepted, a principal declared not to be one is not accepted, and the other may be', () => {
    const shanghai = of('310000', '2018-06');
    const no = { ...asked, subjectPrincipal: { ...owner, legalRepresentative: false } };
    expect(wrong({ registrant: owner }, { ...shanghai, about: no })[0]).toBe('D5 fail DOM-01');
    const other = { ...no, websitePrincipal: { ...keeper, legalRepresentative: true } };
    expect(wrong({ registrant: keeper }, { ...shanghai, about: other })).toEqual(['D5 warn DOM-01']);
    expect(wrong({ registrant: keeper }, shanghai)[0]).toBe('D5 fail DOM-01');
  });
  test("the registrant's certificate is compared with that of the matched party", () => {
    expect(wrong({ registrant: { ...owner, certificateNumber: keeper.certificateNumber } })).toEqual([
      'D5 warn DOM-01',
      'D7 fail DOM-03',
    ]);
  });
  test('two people with the same name are distinguished by number', () => {
    const namesakes = { ...asked, websitePrincipal: { ...keeper, name: owner.name } };
    expect(wrong({ registrant: { ...keeper, name: owner.name } }, { about: namesakes })).toEqual(['D5 warn DOM-01']);
  });
  test('a legal representative known only as investor: a person compares the certificate', () => {
    const about = { ...asked, investor: stranger.name };
    const all = ['D5 warn DOM-01', 'D6 warn DOM-02', 'D7 warn DOM-03'];
    expect(wrong({ registrant: stranger }, { about })).toEqual(all);
    expect(wrong({ registrant: stranger }, { about, ...of('110000', '2018-06') })[0]).toBe('D5 fail DOM-01');
  });
  test('where shareholders and managers are accepted, the evidence is named and a person decides', () => {
    const findings = judge({ registrant: stranger }, of('310000', '2019-04'));
    expect(findings.flatMap(({ outcome, check }) => (outcome === 'pass' ? [] : [`${check} ${outcome}`]))).toEqual([
      'D5 warn',
      'D6 warn',
      'D7 warn',
    ]);
    const advice = findings.find(({ check }) => check === 'D5')?.suggestion;
    expect(advice?.zh).toContain('工商登记截图');
    expect(advice?.en).toContain('company-registry screenshot');
  });
  test("a person's domain must be the person's own", () => {
    const about = { ...asked, subject: { ...owner, isPerson: true }, subjectPrincipal: owner };
    expect(wrong({ registrant: owner }, { about })).toEqual([]);
    expect(wrong({ registrant: keeper }, { about })[0]).toBe('D5 fail DOM-01');
    expect(wrong({ registrant: stranger }, { about, ...of('310000', '2019-04') })[0]).toBe('D5 fail DOM-01');
  });
  test('a principal without a name or number matches nobody', () => {
    const nameless = { ...stranger, name: '' };
    expect(
      wrong({ registrant: nameless }, { about: { ...asked, subjectPrincipal: {}, websitePrincipal: {} } })[0],
    ).toBe('D5 fail DOM-01');
  });
});

describe('other requirements of a province', () => {
  test('privacy, overseas registrars, 180 days', () => {
    const of = (province: string, edition: '2018-06' | '2019-04' = '2018-06') => ({
      rules: domainRulesOf(province, edition),
    });
    expect(wrong({ privacy: true })).toEqual([]);
    expect(wrong({ privacy: true }, of('120000'))).toEqual(['D5 fail DOM-01']);
    const abroad = { registrar: { approved: true, overseas: true } };
    expect(wrong(abroad)).toEqual([]);
    expect(wrong(abroad, of('430000'))).toEqual(['D2 fail DOM-08']);
    const left = (expiresAt: string) => wrong({ expiresAt }, of('310000', '2019-04'));
    expect(left('2027-05-23T00:00:00.000Z')).toEqual(['D3 fail DOM-06']);
    expect(left('2027-05-24T00:00:00.000Z')).toEqual([]);
  });
  test('three months from the last day of November end in February', () => {
    const about = { ...asked, now: '2026-11-30T02:00:00.000Z' };
    expect(wrong({ expiresAt: '2027-02-28T00:00:00.000Z' }, { about })).toEqual(['D3 fail DOM-06']);
    expect(wrong({ expiresAt: '2027-03-01T00:00:00.000Z' }, { about })).toEqual([]);
  });
});

test('texts exist in both languages, and no finding contains a value of the answer', () => {
  const rows = domainCheckIds.flatMap((id) => [...domainCheckRow(id).faults]);
  expect(rows.length).toBeGreaterThan(10);
  for (const { cause } of [...rows, ...nameFaults]) {
    expect(cause.zh).toMatch(/\p{Script=Han}/u);
    expect(cause.en).toMatch(/^[\x20-\x7e]+$/);
  }
  const said = JSON.stringify([judge({ registrant: stranger }), judge({ registrant: owner })]);
  for (const value of [unit, owner, keeper, stranger].flatMap((one) => [one.name, one.certificateNumber]))
    expect(said).not.toContain(value);
});
