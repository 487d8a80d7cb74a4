import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import type { Rules } from '../province/rule-set.ts';
import { allProvinces, provincesByShortName } from '../province-rules/rule.ts';
import { reachesIn } from '../province-rules/rules.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { hasLetter, type LetterInputs, type LetterMaterial, letterOf, letterSettingOf } from './letters.ts';

const person: FieldValues = { 'subject.nature': '5', 'subject.certificateType': '2', 'subject.name': '李样例' };
const provinceOf = (short: string) => provincesByShortName(short)[0] ?? '';
const inputs = (short: string, edition: Rules, over: FieldValues = {}): LetterInputs => ({
  order: 'BD1806153601706',
  mark: '7F3A-91C2-04',
  proposal: {
    ...{ kind: 'CHANGE_WEBSITE', province: provinceOf(short), edition, today: '2023-09-01' },
    ...{ before: matterValues, after: { ...matterValues, ...over } },
  },
  settingText: '第一段。\n第二段。',
  shows: () => true,
});
const letter = (material: LetterMaterial, ...given: Parameters<typeof inputs>) => letterOf(material, inputs(...given));

describe('letters to sign', () => {
  test('an authorisation names person, number and what the person is to be', () => {
    const people = {
      'subject.principal.name': '赵样例',
      'subject.principal.idNumber': '110101199001010015',
      'website.principal.name': '钱样例',
      'website.principal.idNumber': '110101199001010023',
    };
    const one = (over: FieldValues) => letter('AUTHORISATION', '苏', '2018-06', { ...people, ...over });
    const ofWebsite = one({ 'subject.principal.legalRepresentative': 'yes' });
    expect(ofWebsite?.title).toBe('关于网站备案及管理的网站负责人授权书');
    expect(ofWebsite?.paragraphs[0]).toContain('钱样例同志（身份证号：110101199001010023）为我们公司备案的网站负责人');
    expect(ofWebsite?.marks[2]).toBe(`主办单位名称：${matterValues['subject.name']}`);
    const ofSubject = one({ 'subject.principal.legalRepresentative': 'no' });
    expect(ofSubject?.paragraphs[0]).toContain('赵样例同志（身份证号：110101199001010015）为我们公司备案的主体负责人');
    const both = one({
      'subject.principal.legalRepresentative': 'no',
      'website.principal.name': '赵样例',
      'website.principal.idNumber': '110101199001010015',
    });
    expect(both?.title).toBe('关于网站备案及管理的主体负责人和网站负责人授权书');
  });

  test('a value that the reader may not see is left blank, as is one that is missing', () => {
    const blind = letterOf('AUTHORISATION', { ...inputs('苏', '2018-06'), shows: () => false });
    expect(blind?.paragraphs[0]).toContain('兹授权我公司＿＿＿＿＿＿＿＿同志（身份证号：＿＿＿＿＿＿＿＿）');
    expect(blind?.title).toBe('关于网站备案及管理的网站负责人授权书');
  });

  test('Guangdong: a fixed sentence for finance, from 2021-06-21 the text of the setting, signed by hand', () => {
    const finance = letter('COMMITMENT', '粤', '2018-06');
    expect([finance?.title, finance?.paragraphs.join()]).toEqual([
      '承诺书',
      expect.stringContaining('在未取金融监管部门批准和省通管局同意之前，不利用互联网从事金融服务'),
    ]);
    expect(letterSettingOf('COMMITMENT', inputs('粤', '2018-06').proposal)).toBeUndefined();
    const later = letter('COMMITMENT', '粤', '2021-06-21');
    expect(letterSettingOf('COMMITMENT', inputs('粤', '2021-06-21').proposal)).toBe('commitmentTextGuangdong');
    expect(later?.paragraphs).toEqual(['第一段。', '第二段。']);
    expect(later?.marks).toContain('法定代表人签字（正楷手写，不能以盖章代替）：');
    expect(letter('COMMITMENT', '粤', '2021-06-21', person)?.marks).toEqual(
      expect.arrayContaining(['手印：', '证件号码（手写）：']),
    );
  });

  test('every province and day that asks for a commitment has its letter', () => {
    const days: Rules[] = ['2018-06', '2021-06-01', '2021-06-21', '2023-09-01'];
    for (const edition of days)
      for (const province of allProvinces) {
        const isAsked = reachesIn(province, edition, 'material').some(({ reach }) => reach.material === 'COMMITMENT');
        expect([province, edition, hasLetter('COMMITMENT', { province, edition })]).toEqual([
          province,
          edition,
          isAsked,
        ]);
      }
    expect(hasLetter('SUBJECT_CERT', { province: provinceOf('苏'), edition: '2018-06' })).toBe(false);
  });

  test('a text of the setting is printed as it is', () => {
    const given = { ...inputs('苏', '2021-06-01'), settingText: '我承诺{subject}。' };
    expect(letterOf('COMMITMENT', given)?.paragraphs).toEqual(['我承诺{subject}。']);
    expect(letterOf('COMMITMENT', { ...given, settingText: '' })?.paragraphs).toEqual([]);
  });
});
