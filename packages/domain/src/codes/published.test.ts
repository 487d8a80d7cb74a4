import { describe, expect, test } from 'vitest';
import {
  attachmentCodes,
  checkPublishedCode,
  currentCodes,
  labelOfPublished,
  type PublishedCode,
  type PublishedCodes,
} from './published.ts';

const row = (name: string | null = null, valid = true): PublishedCode => ({ name, valid });
const languages: PublishedCodes = {
  LANGUAGE: {
    ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`${at + 1}`, row(`语言${at + 1}`)])),
    2: row('中文繁体', false),
    61: row('样例语'),
  },
};

describe("a bureau's code table", () => {
  test('a missing code is reported once the table is complete; a first row says nothing about the others', () => {
    const of = (code: string, published: PublishedCodes, registered: string[] = []) =>
      checkPublishedCode('LANGUAGE', code, registered, published).map(({ outcome, ruleId }) => [outcome, ruleId]);
    expect(of('16', {})).toEqual([]);
    expect(of('16', { LANGUAGE: { 61: row() } })).toEqual([]);
    expect(of('16', languages)).toEqual([['fail', 'FMT-CODE, JCDM, code 1066']]);
    expect(of('16', languages, ['16'])).toEqual([]);
    expect(of('2', languages)).toEqual([['fail', 'FMT-CODE, JCDM, code 1066']]);
    expect(of('2', languages, ['2'])).toEqual([['warn', 'FMT-CODE, JCDM, code 1066']]);
    expect(of('constructor', languages)).toHaveLength(1);
  });
  test("the choices of a form: our own list, then the bureau's additions", () => {
    expect(currentCodes('LANGUAGE', {})).toHaveLength(17);
    expect(currentCodes('LANGUAGE', { LANGUAGE: { 61: row() } })).toHaveLength(18);
    expect(currentCodes('LANGUAGE', languages)).toEqual(['1', '3', '4', '5', '6', '7', '8', '9', '10', '61']);
    // It is unknown whether a new certificate type is one of persons.
    expect(currentCodes('ID_TYPE', { CERTIFICATE_TYPE: { 60: row('样例证') } })).not.toContain('60');
    expect(currentCodes('CERTIFICATE_TYPE', { CERTIFICATE_TYPE: { 60: row('样例证') } })).toContain('60');
  });
  test("labels: the bureau's name; our English label if our Chinese label is the same", () => {
    const named = (name: string | null) => labelOfPublished('ID_TYPE', '2', { CERTIFICATE_TYPE: { 2: row(name) } });
    expect(named(null)).toEqual({ zh: '居民身份证', en: 'Resident ID card' });
    expect(named('身份证')).toEqual({ zh: '身份证', en: 'Resident ID card' });
    expect(named('样例证')).toEqual({ zh: '样例证', en: '样例证' });
  });
  test("attachments use the numbers that the bureau's tables give to our names", () => {
    const own = attachmentCodes();
    expect([own.jpeg, own.purpose(5)]).toEqual(['1', '5']);
    const theirs = attachmentCodes({
      ATTACHMENT_FORMAT: { 1: row('png'), 7: row('JPG') },
      ATTACHMENT_PURPOSE: { 5: row('其他'), 9: row('核验现场拍摄照片'), 8: row('主办单位有效证件', false) },
    });
    expect([theirs.jpeg, theirs.purpose(5), theirs.purpose(2)]).toEqual(['7', '9', '2']);
  });
});
