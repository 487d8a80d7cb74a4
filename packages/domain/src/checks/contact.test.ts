import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEmail } from './email.ts';
import { checkMobile } from './mobile.ts';
import { segmentOf } from './mobile-segments.ts';
import { checkOfficePhone } from './office-phone.ts';

describe('checkMobile', () => {
  test.each([
    ['13000000000', 'pass', 'the first of the range'],
    ['19999999999', 'pass', 'the last of the range'],
    ['12999999999', 'fail', '12 is no mobile range'],
    ['10000000000', 'fail', '10 is no mobile range'],
    ['23000000000', 'fail', 'begins with 2'],
    ['1300000000', 'fail', '10 digits'],
    ['130000000000', 'fail', '12 digits'],
    ['+8613000000000', 'fail', 'country code'],
    ['8613000000000', 'fail', 'country code without plus'],
    ['130-0000-0000', 'fail', 'hyphens'],
    ['130 0000 0000', 'fail', 'spaces'],
    ['13000000000\n', 'fail', 'a line end'],
    ['13000000000\u200B', 'fail', 'a zero-width space'],
    ['１3000000000', 'fail', 'a full-width digit'],
    ['13000000000;13000000001', 'fail', 'two numbers: one is asked'],
    ['', 'fail', 'nothing'],
  ])('%j: %s, %s', (mobile, outcome) => {
    expect(checkMobile(mobile)).toMatchObject({ ruleId: 'FMT-MOBILE', outcome });
  });
  test('property: 11 digits pass where their segment serves the public', () => {
    const mobiles = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.nat(999_999_999));
    fc.assert(
      fc.property(mobiles, ([range, rest]) => {
        const mobile = `1${range}${String(rest).padStart(9, '0')}`;
        return (checkMobile(mobile).outcome === 'pass') === (segmentOf(mobile) === 'public');
      }),
    );
  });
});

describe('checkOfficePhone', () => {
  test.each([
    ['025-0000000', 'pass', '11 characters, the least'],
    ['0571-00000000', 'pass', 'area code and number'],
    ['0571-00000000-801', 'pass', 'with an extension'],
    ['0571-00000000;0571-00000001', 'pass', 'two numbers'],
    ['13000000000', 'pass', 'a mobile is often accepted'],
    [[...Array.from({ length: 9 }, () => '025-00000000'), '13000000000'].join(';'), 'pass', '128 characters, the most'],
    ['4000000000', 'fail', 'a service number'],
    ['0'.repeat(129), 'fail', '129 characters'],
    ['025-000000', 'fail', '10 characters'],
    ['-02500000000', 'fail', 'begins with a hyphen'],
    ['02500000000-', 'fail', 'ends with a hyphen'],
    ['0571--00000000', 'fail', 'two hyphens together'],
    ['0571-00000000;', 'fail', 'an empty second number'],
    ['+86-571-00000000', 'fail', 'a plus'],
    ['(0571)00000000', 'fail', 'brackets'],
    ['0571-00000000转8', 'fail', 'a word'],
    ['0571 00000000', 'fail', 'a space'],
    ['0571－00000000', 'fail', 'a full-width hyphen'],
    ['0571-00000000；0571-00000001', 'fail', 'a full-width semicolon'],
    ['', 'fail', 'nothing'],
  ])('%j: %s, %s', (phone, outcome) => {
    expect(checkOfficePhone(phone)).toMatchObject({ ruleId: 'FMT-OFFICE-PHONE', outcome });
  });
});

describe('checkEmail', () => {
  const long = (length: number) => `${'a'.repeat(length - '@shop.example'.length)}@shop.example`;
  test.each([
    ['a@b.cd', 'pass', '6 characters, the least'],
    ['owner@xinghe-sample.example', 'pass', 'as in the samples'],
    ['first.last+icp@mail.shop.example', 'pass', 'dots and a plus'],
    ['a@shop.example;b@shop.example', 'pass', 'two addresses'],
    [long(128), 'pass', '128 characters, the most'],
    [long(129), 'fail', '129 characters'],
    ['a@b.c', 'fail', '5 characters'],
    ['shop.example', 'fail', 'no @'],
    ['a@b@shop.example', 'fail', 'two @'],
    ['@shop.example', 'fail', 'nothing before the @'],
    ['owner@', 'fail', 'nothing after the @'],
    ['owner@shop', 'fail', 'no complete domain'],
    ['owner@-shop.example', 'fail', 'a label that begins with a hyphen'],
    ['owner@shop..example', 'fail', 'an empty label'],
    ['.owner@shop.example', 'fail', 'begins with a dot'],
    ['a@shop.example;', 'fail', 'an empty second address'],
    ['a@shop.example,b@shop.example', 'fail', 'a comma between two'],
    ['ow ner@shop.example', 'fail', 'a space'],
    ['owner＠shop.example', 'fail', 'a full-width @'],
    ['owner@shop。example', 'fail', 'a Chinese full stop'],
    ['', 'fail', 'nothing'],
  ])('%j: %s, %s', (email, outcome) => {
    expect(checkEmail(email)).toMatchObject({ ruleId: 'FMT-EMAIL', outcome });
  });
});
