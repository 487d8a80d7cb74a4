import { describe, expect, test } from 'vitest';
import { checkFilingNumber, type FilingNumberKind } from './filing-number.ts';
import { checkPersonName, withRightDots } from './person-name.ts';
import { checkTextLength } from './text-length.ts';

describe('checkFilingNumber', () => {
  test.each<[string, FilingNumberKind | undefined, string, string]>([
    ['苏ICP备00000001号', undefined, 'pass', '8 digits'],
    ['苏ICP备0000000001号', undefined, 'pass', '10 digits'],
    ['苏ICP备00000001号-1', undefined, 'pass', 'a website'],
    ['苏ICP备00000001号-12', 'website', 'pass', 'a website with a longer suffix'],
    ['苏ICP备00000001号', 'subject', 'pass', 'a subject'],
    ['苏ICP备00000001号-1', 'subject', 'fail', 'a website where a subject is asked'],
    ['苏ICP备00000001号', 'website', 'fail', 'a subject where a website is asked'],
    ['苏ICP备000000001号', undefined, 'fail', '9 digits'],
    ['苏ICP备0000001号', undefined, 'fail', '7 digits'],
    ['江ICP备00000001号', undefined, 'fail', 'no province is called 江'],
    ['苏icp备00000001号', undefined, 'fail', 'small letters'],
    ['ICP备00000001号', undefined, 'fail', 'no province'],
    ['苏ICP备00000001', undefined, 'fail', 'no 号'],
    ['苏ICP备00000001号-', undefined, 'fail', 'an empty suffix'],
    ['苏ICP证00000001号', undefined, 'fail', 'a licence, not a filing'],
    ['苏ＩＣＰ备00000001号', undefined, 'fail', 'full-width letters'],
    ['苏ICP备00000001号－1', undefined, 'fail', 'a full-width hyphen'],
    ['苏ICP备 00000001号', undefined, 'fail', 'a space'],
    ['苏ICP备00000001号\n', undefined, 'fail', 'a line end'],
    ['', undefined, 'fail', 'nothing'],
  ])('%j as %s: %s, %s', (number, kind, outcome) => {
    expect(checkFilingNumber(number, kind)).toMatchObject({ ruleId: 'FMT-FILING-NUMBER', outcome });
  });
  test('every province has its short name', () => {
    const provinces = [...'京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新'];
    expect(provinces).toHaveLength(31);
    expect(provinces.every((one) => checkFilingNumber(`${one}ICP备00000001号`).outcome === 'pass')).toBe(true);
  });
});

describe('checkPersonName', () => {
  test.each([
    ['张样例', 'pass', 'a Chinese name'],
    ['样', 'pass', 'one character, the least'],
    ['阿样·例', 'pass', 'a middle dot'],
    ['阿样•例', 'fail', 'a bullet, which looks alike'],
    ['阿样・例', 'fail', 'a katakana dot'],
    ['阿样．例', 'fail', 'a full-width full stop'],
    ['阿样 · 例', 'fail', 'a middle dot between spaces'],
    ['Sample Person', 'pass', 'a foreign name with a space'],
    ["O'Sample-Person", 'pass', 'apostrophe and hyphen'],
    ['张〇例', 'pass', '〇 is a character of names'],
    ['𠮷样例', 'pass', 'a character beyond the basic plane'],
    ['𠮷'.repeat(128), 'pass', '128 characters, counted as characters'],
    ['样'.repeat(129), 'fail', '129 characters'],
    ['张样例1', 'fail', 'a digit'],
    ['张样例２', 'fail', 'a full-width digit'],
    ['张样例③', 'fail', 'a digit in a circle'],
    [' 张样例', 'fail', 'a space before'],
    ['张样例 ', 'fail', 'a space behind'],
    ['张　样例', 'fail', 'an ideographic space'],
    ['Sample  Person', 'fail', 'two spaces'],
    ['张样\t例', 'fail', 'a tab'],
    ['张样\u200B例', 'fail', 'an invisible character'],
    ['···', 'fail', 'no letters'],
    ['   ', 'fail', 'blanks alone'],
    ['', 'fail', 'nothing'],
  ])('%j: %s, %s', (name, outcome) => {
    expect(checkPersonName(name)).toMatchObject({ ruleId: 'FMT-PERSON-NAME', outcome });
  });
});

test.each([
  ['阿样•例', '阿样·例'],
  ['阿样 ・ 例．测', '阿样·例·测'],
  ['Sample Person', 'Sample Person'],
])('the dots of %j are written %j', (name, right) => {
  expect(withRightDots(name)).toBe(right);
});

describe('checkTextLength', () => {
  test.each([
    ['样例', 2, 2, 'pass', 'exactly'],
    ['样', 2, 5, 'fail', 'too short'],
    ['样例样例样例', 2, 5, 'fail', 'too long'],
    ['𠮷𠮷', 1, 2, 'pass', 'characters, not UTF-16 units'],
    ['', 0, 5, 'pass', 'nothing, where nothing is asked'],
    ['', 1, 5, 'fail', 'nothing'],
    ['   ', 1, 5, 'fail', 'blanks alone are nothing'],
    ['　', 1, 5, 'fail', 'an ideographic space alone is nothing'],
    ['Ａ Ｂ', 3, 3, 'pass', 'full-width characters and spaces count as one each'],
  ])('%j in %i–%i: %s, %s', (value, min, max, outcome) => {
    expect(checkTextLength(value, { min, max })).toMatchObject({ ruleId: 'FMT-LENGTH', outcome });
  });
  test('names the limit', () => {
    expect(checkTextLength('样例样', { min: 1, max: 2 })).toMatchObject({
      message: { zh: '超过2个字符', en: 'More than 2 characters' },
      suggestion: { zh: '请填写1–2个字符' },
    });
  });
});
