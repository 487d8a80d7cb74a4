import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCertificateType } from '../codes/certificate-type.ts';
import { checkCodeIn, checkIdType } from '../codes/check-code.ts';
import { checkCreditCode } from './credit-code.ts';
import { checkDomainName } from './domain-name.ts';
import { checkEmail } from './email.ts';
import { checkFilingNumber } from './filing-number.ts';
import type { Finding } from './finding.ts';
import { checkGbk } from './gbk.ts';
import { checkHomeUrl } from './home-url.ts';
import { checkMobile } from './mobile.ts';
import { checkOfficePhone } from './office-phone.ts';
import { checkPersonName } from './person-name.ts';
import { checkResidentId } from './resident-id.ts';
import { checkSiteName } from './site-name.ts';
import { checkTextLength } from './text-length.ts';

const checks: Record<string, (value: string) => readonly Finding[]> = {
  certificateType: (value) => [checkCertificateType(value, { nature: 4, changed: true })],
  code: (value) => [checkCodeIn('LANGUAGE')(value)],
  creditCode: (value) => [checkCreditCode(value)],
  domainName: (value) => [checkDomainName(value)],
  email: (value) => [checkEmail(value)],
  filingNumber: (value) => [checkFilingNumber(value, 'website')],
  gbk: (value) => [checkGbk(value)],
  homeUrl: (value) => [checkHomeUrl(value, ['canary-7f3a.example'])],
  idType: (value) => [checkIdType(value)],
  mobile: (value) => [checkMobile(value)],
  officePhone: (value) => [checkOfficePhone(value)],
  personName: (value) => [checkPersonName(value)],
  residentId: (value) => [checkResidentId(value, '2026-07-01')],
  siteNameOfUnit: (value) => checkSiteName(value, { holder: 'unit', domains: ['canary-7f3a.example'] }),
  siteNameOfPerson: (value) =>
    checkSiteName(value, { holder: 'person', domains: [], provinceWords: ['折扣'], provinceEndings: ['的个人主页'] }),
  textLength: (value) => [checkTextLength(value, { min: 3, max: 5 })],
};

describe.each(Object.entries(checks))('%s', (_, check) => {
  const canary = 'canary-7f3a';
  const values = fc
    .tuple(fc.string({ unit: 'binary' }), fc.constantFrom('', '.example', '@shop.example', '样例', '13000000000'))
    .map(([noise, end]) => `${noise}${canary}${end}`);

  test('accepts any text, gives advice, and never repeats the value', () => {
    fc.assert(
      fc.property(values, (value) => {
        const findings = check(value);
        expect(findings.length).toBeGreaterThan(0);
        expect(JSON.stringify(findings)).not.toContain(canary);
        for (const finding of findings) {
          expect(finding.message.zh && finding.message.en && finding.ruleId).toBeTruthy();
          expect(finding.suggestion === undefined).toBe(finding.outcome === 'pass');
        }
      }),
    );
  });
});
