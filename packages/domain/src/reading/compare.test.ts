import { describe, expect, test } from 'vitest';
import { compareReading, dayForm } from './compare.ts';
import type { ReadingField } from './fields.ts';

const sure = (value: string) => [{ value, confidence: 0.99, looks: [] }];
const doubtful = (value: string) => [{ value, confidence: 0.5, looks: [] }];

describe('a typed value agrees with what was read', () => {
  test.each<[field: ReadingField, typed: string, read: string]>([
    ['licence.creditCode', '91990106MA27XYZ12K', '9199 0106 MA27 XYZ12K'],
    ['idCard.number', '99010619900307123x', '99010619900307123X'],
    ['licence.name', '云溪恒信合伙企业（有限合伙）', '云溪恒信合伙企业(有限合伙)'],
    ['licence.name', '样例Abc软件有限公司', '样例ＡＢＣ软件 有限公司'],
    ['licence.address', '临江市和平路9号', '青禾省临江市和平路9号'],
    ['licence.validUntil', '2036-01-09', '2036年1月9日'],
    ['idCard.validUntil', '长期', '长期'],
    ['form.domains', 'b.example.cn、a.example.cn', 'A.example.cn b.example.cn'],
    ['form.sealed', 'YES', 'YES'],
    ['passport.name', 'Anna-Maria Müller', 'MULLER ANNA MARIA'],
    ['passport.name', 'Wei Shuai Xin', 'WEI SHUAIXIN'],
  ])('%s: %s and %s', (field, typed, read) => {
    expect(compareReading(field, typed, sure(read))).toBe('AGREES');
  });
});

describe('a typed value differs from what was surely read', () => {
  test.each<[field: ReadingField, typed: string, read: string]>([
    ['licence.creditCode', '91990106MA27XYZ12K', '91990106MA27XYZ13K'],
    ['licence.name', '云溪恒信软件公司', '云溪恒信软件有限公司'],
    ['licence.address', '临江市和平路9号', '青禾省临江市和平路8号'],
    ['licence.address', '临江市和平路1', '青禾省临江市和平路19号'],
    ['licence.validUntil', '2036-01-09', '长期'],
    ['form.domains', 'a.example.cn', 'a.example.cn、b.example.cn'],
  ])('%s: %s and %s', (field, typed, read) => {
    expect(compareReading(field, typed, sure(read))).toBe('DIFFERS');
    expect(compareReading(field, typed, doubtful(read))).toBe('UNREADABLE');
  });

  test('a name in Latin letters says nothing about one in Chinese, and differs from another one', () => {
    expect(compareReading('passport.name', '卫帅欣', sure('WEI SHUAIXIN'))).toBe('NOT_FOUND');
    expect(compareReading('passport.name', 'Wei Shuaiyin', sure('WEI SHUAIXIN'))).toBe('DIFFERS');
    expect(compareReading('passport.name', 'Wei Shuaixin1', sure('WEI SHUAIXIN'))).toBe('DIFFERS');
  });

  test('a name is compared without the difference of lengths: a part of it does not agree', () => {
    expect(compareReading('licence.name', '恒信软件有限公司', sure('云溪恒信软件有限公司'))).toBe('DIFFERS');
  });
});

test('an address of which only the first line was read is not compared', () => {
  expect(compareReading('licence.address', '青禾省临江市和平路9号云溪大厦', sure('青禾省临江市和平路9号'))).toBe(
    'UNREADABLE',
  );
});

test('domains that were read as one, because the comma was missed, are not compared', () => {
  expect(compareReading('form.domains', 'a.example.cn、b.example.cn', sure('a.example.cnb.example.cn'))).toBe(
    'UNREADABLE',
  );
});

test('domains that differ in characters of one shape have to be looked at', () => {
  expect(compareReading('domainCertificate.domain', 'shop10.example.cn', sure('shopl0.example.cn'))).toBe('LOOK');
  expect(compareReading('form.domains', 'rnb.cn、vv.cn、clb.cn', sure('w.cn、mb.cn、db.cn'))).toBe('LOOK');
  const doubtful = [{ value: 'egnvoju.cn', confidence: 0.99, looks: [{ at: 3, place: [] }] }];
  expect(compareReading('domainCertificate.domain', 'egnvojju.cn', doubtful)).toBe('LOOK');
});

test('two equal characters in a row that were read as one, and a missed bracket, are not compared', () => {
  expect(compareReading('idCard.name', '赵恒恒', sure('赵恒'))).toBe('UNREADABLE');
  expect(compareReading('licence.name', '恒信（云溪）', sure('恒信(云溪'))).toBe('UNREADABLE');
});

test('a name in Latin letters of which one was lost has to be looked at, and one with words of a watermark is not compared', () => {
  expect(compareReading('passport.name', 'Yamada Yuki', sure('AMADA YUKI'))).toBe('LOOK');
  expect(compareReading('passport.name', 'Silva Lindqvist', sure('SLVA LNDQVIST'))).toBe('LOOK');
  expect(compareReading('passport.name', 'Yamada Yuki', sure('YAMADA YUKO'))).toBe('DIFFERS');
  expect(compareReading('hkMacaoPermit.name', '林桐怀', sure('仅供备林桐怀'))).toBe('UNREADABLE');
  expect(compareReading('licence.name', '云溪恒信中心(有限合伙)', sure('云溪恒信中心:(有限合伙)'))).toBe('AGREES');
});

test('nothing read is not found, and unreadable where the picture has no readable text', () => {
  expect(compareReading('licence.name', '云溪恒信软件有限公司', [])).toBe('NOT_FOUND');
  expect(compareReading('licence.name', '云溪恒信软件有限公司', [], true)).toBe('UNREADABLE');
});

test('an equal value that was hardly read is no evidence', () => {
  expect(
    compareReading('licence.legalRepresentative', '赵恒信', [{ value: '赵恒信', confidence: 0.1, looks: [] }]),
  ).toBe('UNREADABLE');
});

test('an equal number that was read with doubt is no evidence, an equal name is', () => {
  expect(compareReading('form.mark', 'ABCD-0123-48', doubtful('ABCD-0123-48'))).toBe('UNREADABLE');
  expect(compareReading('form.name', '云溪恒信软件', doubtful('云溪恒信软件'))).toBe('AGREES');
});

test('a code and a text of one paper that contradict each other differ', () => {
  const code = { value: '91990106MA27XYZ12K', confidence: 1, looks: [] };
  const text = { value: '91990106MA27XYZ13K', confidence: 0.97, looks: [] };
  expect(compareReading('licence.creditCode', code.value, [code, text])).toBe('DIFFERS');
  expect(compareReading('licence.creditCode', code.value, [code, { ...text, confidence: 0.4 }])).toBe('AGREES');
});

test('an equal value with a character that may be another one has to be looked at', () => {
  const read = { value: '云溪天行', confidence: 0.99, looks: [{ at: 2, place: [] }] };
  expect(compareReading('licence.name', '云溪天行', [read])).toBe('LOOK');
  // Beside it one may have been lost.
  expect(compareReading('licence.name', '云溪夭日行', [read])).toBe('LOOK');
  expect(compareReading('licence.name', '云海天行', [read])).toBe('DIFFERS');
});

test('a day is one form however it is printed, and what is no day stays as it is', () => {
  expect(['2036.1.9', '2036-01-09', '2036年01月09日', '2036/1/9'].map(dayForm)).toEqual(Array(4).fill('2036-01-09'));
  expect(dayForm('2036年13月1日')).toBe('2036年13月1日');
});
