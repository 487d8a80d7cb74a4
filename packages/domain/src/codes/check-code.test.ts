import { describe, expect, test } from 'vitest';
import { type CertificateContext, checkCertificateType } from './certificate-type.ts';
import { checkCodeIn, checkIdType } from './check-code.ts';
import type { CodeList } from './code-lists.ts';

describe('checkCodeIn', () => {
  test.each<[CodeList, string, string, string]>([
    ['SERVICE_CONTENT', '1', 'pass', 'the first'],
    ['SERVICE_CONTENT', '33', 'pass', 'the last'],
    ['SERVICE_CONTENT', '26', 'fail', 'in no source'],
    ['SERVICE_CONTENT', '65', 'fail', 'beyond the schema'],
    ['SERVICE_CONTENT', '0', 'fail', 'below the schema'],
    ['SERVICE_CONTENT', '01', 'fail', 'a leading zero'],
    ['SERVICE_CONTENT', '1.5', 'fail', 'no whole number'],
    ['SERVICE_CONTENT', '', 'fail', 'nothing'],
    ['LANGUAGE', '17', 'pass', 'the last language'],
    ['LANGUAGE', '18', 'fail', 'one more'],
    ['NATURE', '20', 'pass', 'seen later'],
    ['PROVINCE', '320000', 'pass', 'a province'],
    ['PROVINCE', '320100', 'fail', 'a city'],
    ['PRE_APPROVAL', '64', 'pass', 'without a name, but the schema takes it'],
  ])('%s %j: %s, %s', (list, code, outcome) => {
    expect(checkCodeIn(list)(code)).toMatchObject({ outcome });
  });
  test("names the bureau's result code", () => {
    expect(checkCodeIn('SERVICE_CONTENT')('26').ruleId).toBe('FMT-CODE, code 1034');
    expect(checkCodeIn('LANGUAGE')('26').ruleId).toBe('FMT-CODE, code 1066');
  });
  test('a registered code passes even if no list contains it, but never outside the schema', () => {
    expect(checkCodeIn('SERVICE_CONTENT')('26', ['8', '26']).outcome).toBe('pass');
    expect(checkCodeIn('SERVICE_CONTENT')('65', ['65']).outcome).toBe('fail');
  });
});

describe('checkIdType', () => {
  test.each([
    ['2', 'pass', 'resident ID'],
    ['41', 'pass', 'residence permit: a person may have a type above 11'],
    ['1', 'fail', 'a business licence'],
    ['31', 'fail', 'in no source'],
    ['2x', 'fail', 'no number'],
  ])('%j: %s, %s', (code, outcome) => {
    expect(checkIdType(code).outcome).toBe(outcome);
  });
  test('a unit’s certificate type is named in the message', () => {
    expect(checkIdType('1').message.en).toContain("unit's certificate");
  });
});

describe('checkCertificateType', () => {
  const enterprise: CertificateContext = { nature: 4, changed: true };
  test.each<[string, CertificateContext, string, string]>([
    ['1', enterprise, 'pass', 'business licence of an enterprise'],
    ['2', { nature: '5', changed: true }, 'pass', 'resident ID of a person; the nature as a text'],
    ['11', { nature: 5, changed: true }, 'pass', 'the last type that a change takes'],
    ['12', enterprise, 'fail', 'the first that it does not take'],
    ['27', enterprise, 'fail', 'fits the nature, but is above 11'],
    ['13', { nature: 2, changed: false }, 'fail', 'registered so: cannot be restated'],
    ['2', enterprise, 'fail', 'a person’s paper for an enterprise'],
    ['1', { nature: 5, changed: true }, 'fail', 'a business licence for a person'],
    ['4', enterprise, 'fail', 'a public institution’s certificate for an enterprise'],
    ['4', { nature: 4, changed: false }, 'warn', 'the same, but registered so'],
    ['1', { nature: 17, changed: true }, 'warn', 'a nature whose certificates the sources guess'],
    ['7', { nature: 17, changed: true }, 'fail', 'a person’s paper for any unit'],
    ['1', { changed: true }, 'pass', 'no nature on record'],
    ['1', { nature: 77, changed: true }, 'pass', 'a nature that no list knows: not asked here'],
    ['26', enterprise, 'fail', 'in no source'],
    ['1000', { changed: false }, 'fail', 'beyond the schema'],
  ])('%s with %j: %s, %s', (type, context, outcome) => {
    expect(checkCertificateType(type, context).outcome).toBe(outcome);
  });
  test('the message names the range of the bureau’s interface and what to do', () => {
    const chosen = checkCertificateType('13', { nature: 2, changed: true });
    const registered = checkCertificateType('13', { nature: 2, changed: false });
    expect(chosen).toMatchObject({ ruleId: 'FMT-CERT-TYPE, code 5001' });
    expect(chosen.message.en).toContain('1–11');
    expect(registered.message).toEqual(chosen.message);
    expect(registered.suggestion).not.toEqual(chosen.suggestion);
    expect(checkCertificateType('4', enterprise).ruleId).toBe('SUB-05');
  });
});
