import { describe, expect, test } from 'vitest';
import { namedEditions, type ShippedEdition } from '../province/editions.ts';
import { type ProvinceCode, provinces } from '../province/provinces.ts';
import { type DomainRules, domainRulesOf } from './domain-rules.ts';

const codes = Object.keys(provinces) as ProvinceCode[];
const where = (edition: ShippedEdition, holds: (rules: DomainRules) => boolean) =>
  codes.filter((code) => holds(domainRulesOf(code, edition))).map((code) => provinces[code].short);

describe('requirements of a province on a domain', () => {
  test('the whole table, as on the two pages', () => {
    const says = (edition: ShippedEdition) =>
      Object.fromEntries(codes.map((code) => [provinces[code].short, domainRulesOf(code, edition).holders.join(' ')]));
    const of2018 = says('2018-06');
    expect(of2018).toMatchObject({ 京: 'subject', 津: 'subject legalRep', 吉: 'subject subjectPrincipal' });
    expect(of2018.苏).toBe('subject legalRep subjectPrincipal websitePrincipal');
    expect(where('2018-06', ({ holders }) => holders.length === 1)).toHaveLength(23);
    expect(where('2018-06', ({ holders }) => holders.join() === 'subject,legalRep').join('')).toBe('津沪渝蜀陕新');
    expect(where('2019-04', ({ holders }) => holders.includes('seniorManager')).join('')).toBe(
      '津蒙辽沪浙赣豫鄂琼渝蜀青',
    );
    expect(where('2019-04', ({ holders }) => holders.join() === 'subject,legalRep').join('')).toBe(
      '冀吉黑苏皖闽鲁滇藏陕宁',
    );
    expect(where('2019-04', ({ holders }) => holders.length === 1).join('')).toBe('京晋湘粤桂黔陇新');
  });
  test('privacy, overseas registrars, time left', () => {
    for (const edition of namedEditions) {
      expect(where(edition, ({ privacyMustBeOff }) => privacyMustBeOff).join('')).toBe('津沪蜀');
    }
    const abroad = (edition: ShippedEdition) =>
      where(edition, ({ overseasRegistrars }) => overseasRegistrars === 'refused');
    expect(abroad('2018-09').join('')).toBe('京蒙湘');
    expect(abroad('2019-04').join('')).toBe('京蒙吉湘渝');
    expect(where('2018-09', ({ minRemaining }) => 'days' in minRemaining)).toEqual([]);
    expect(where('2020-08', ({ minRemaining }) => 'days' in minRemaining && minRemaining.days === 180)).toEqual(['沪']);
  });
  test("evidence is named in every province, in the page's own wording if it has one", () => {
    expect(where('2019-04', ({ evidence }) => evidence.zh !== '网站备案域名注册人证明').join('')).toBe('津沪蜀');
    for (const code of codes) expect(domainRulesOf(code, '2018-06').evidence.en).toMatch(/^[\x20-\x7e]+$/);
  });
  test('an edition uses the pages up to its day; 2018-09 still uses the page of 2018', () => {
    expect(domainRulesOf('310000', '2018-09')).toEqual(domainRulesOf('310000', '2018-06'));
    expect(domainRulesOf('310000', '2020-08')).toEqual(domainRulesOf('310000', '2019-04'));
    expect(domainRulesOf('310000', '2019-04').sources).toEqual([
      'SEED, A19-DOMPREP, A19-REGPROOF',
      'A18-PROV',
      'A19-PROV',
    ]);
  });
  test('a province without a row has the default rules', () => {
    expect(domainRulesOf('990000', '2018-06').holders).toEqual(['subject', 'subjectPrincipal']);
    expect(domainRulesOf('toString', '2018-06').minRemaining).toEqual({ months: 3 });
  });
});
