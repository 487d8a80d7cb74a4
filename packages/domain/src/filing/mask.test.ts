import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldId, fieldIds, fieldRow } from './fields.ts';
import { maskValue } from './mask.ts';
import { maskPersonalPatterns } from './mask-patterns.ts';

const personal = fieldIds.filter((id) => fieldRow(id).personal);

describe('maskValue', () => {
  test.each<[FieldId, string, string]>([
    ['website.principal.mobile', '13800000000', '138****0000'],
    ['website.principal.mobile', '13800000000;13900000001', '138****0000;139****0001'],
    ['website.principal.mobile', '1380000', '1******'],
    ['website.principal.mobile', '1380000000', '1*********'],
    ['website.principal.idNumber', '000000190001010009', '000***********0009'],
    ['website.principal.idNumber', 'E00000000', 'E********'],
    ['website.principal.name', '王小明', '王**'],
    ['website.principal.name', '王', '*'],
    ['website.principal.name', '𠮷小明', '𠮷**'],
    ['website.principal.email', 'liming@shop.example', 'l***@shop.example'],
    ['website.principal.email', 'l@shop.example', 'l*************'],
    ['website.principal.email', 'liming@shop.example;wang@shop.example', 'l***@shop.example;w***@shop.example'],
    ['website.principal.email', 'li@wang@shop.example', 'l*******************'],
    ['website.principal.email', 'not an address', 'n*************'],
    ['website.principal.officePhone', '0571-00000000', '0571-0000****'],
    ['website.principal.officePhone', '0571-00000000;0571-00000001', '0571-0000****;0571-0000****'],
    ['website.principal.officePhone', '0000000', '0******'],
    ['website.principal.mobile', ';', '*'],
    ['website.principal.mobile', '', ''],
    ['website.name', '星河样例网', '星河样例网'],
    ['website.principal.idType', '2', '2'],
  ])('%s %s → %s', (field, value, masked) => {
    expect(maskValue(field, value)).toBe(masked);
  });

  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !one.includes('*'));
  const anyPersonal = fc.constantFrom(...personal);
  test('property: the masked text never contains the whole value', () => {
    fc.assert(fc.property(anyPersonal, value, (field, one) => !maskValue(field, one).includes(one)));
  });
  test('property: of 7 characters or fewer at most the first is shown', () => {
    const short = value.filter((one) => [...one].length <= 7);
    fc.assert(fc.property(anyPersonal, short, (field, one) => maskValue(field, one).replaceAll('*', '').length <= 2));
    fc.assert(
      fc.property(anyPersonal, short, (field, one) =>
        [...one].slice(0, 1).join('').startsWith(maskValue(field, one).replaceAll('*', '')),
      ),
    );
  });
  test('property: phones and numbers show only the documented characters', () => {
    const digits = fc.stringMatching(/^\d{8,30}$/);
    fc.assert(fc.property(digits, (one) => maskValue('website.principal.mobile', one).replaceAll('*', '').length <= 7));
    fc.assert(fc.property(digits, (one) => maskValue('website.principal.officePhone', one).endsWith('****')));
  });
});

test('in a free text only patterns of personal numbers and addresses are masked', () => {
  const said =
    '手机 139 0000 9753、139-0000-9753，身份证32000019750310975X，信箱 a.b@shop.example，备案号苏ICP备20180001号-1';
  const masked = maskPersonalPatterns(said);
  for (const secret of ['0000 9753', '0000-9753', '1975031097', 'a.b@']) expect(masked).not.toContain(secret);
  expect(masked).toContain('备案号苏ICP备20180001号-1');
  // A credit code of digits only, a landline, an order number and a time are not personal.
  const kept = '911100001011100011、025-89753101、BD2611243601708、2026-11-28 10:15:00';
  expect(maskPersonalPatterns(kept)).toBe(kept);
});
