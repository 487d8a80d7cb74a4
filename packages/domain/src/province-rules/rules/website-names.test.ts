import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../../filing/fields.ts';
import { assess } from '../../order/assess.ts';
import { matterValues } from '../../testing/website.fixture.ts';

const person: FieldValues = { 'subject.nature': '5', 'subject.certificateType': '2' };
const said = (name: string, over: FieldValues = {}, edition: '2018-06' | '2026-12-02' = '2026-12-02') => {
  const after = { ...matterValues, 'website.name': name, ...over };
  const { findings, materials } = assess({
    ...{ kind: 'FIRST_FILING', province: '320000', edition, today: '2026-12-02', before: {}, after },
  });
  return [
    ...findings
      .filter(({ field, outcome }) => field === 'website.name' && outcome !== 'pass')
      .map(({ outcome, message }) => `${outcome}: ${message.zh}`),
    ...(materials.some(({ kind }) => kind === 'NAME_STATEMENT') ? ['NAME_STATEMENT'] : []),
  ];
};
const national =
  'warn: 网站名称以“中国、中华、中央、人民、人大、国家”开头：仅限国家级单位，须附盖章的使用说明，写明网址和负责人电话';
const sameName = 'warn: 单位名称含“中国”或“中华”的，网站名称应与单位名称一致';
const reserved = 'warn: 网站名称含“反腐、纪检、监察、信访、维权、投诉”：须附盖章的使用说明';
const refused = 'fail: 网站名称不能含“反腐、纪检、监察、信访、维权、投诉”，国防机构、政府机关和事业单位除外';
const sensitive = 'warn: 网站名称含有敏感词';
const state = 'NAME_STATEMENT';

describe('words of names that only entitled bodies use', () => {
  test.each<[string, string, FieldValues, string[]]>([
    ['中国 in front: a warning and a slot for the statement', '中国样例茶叶', {}, [national, state]],
    ['人民 in front', '人民样例网', {}, [national, state]],
    ['中国 elsewhere', '蓝山中国茶', {}, []],
    [
      "the site of a national unit under the unit's name",
      '中国样例茶叶有限公司',
      { 'subject.name': '中国样例茶叶有限公司' },
      [national, state],
    ],
    ['and under another name', '中国样例茶叶', { 'subject.name': '中国样例茶叶有限公司' }, [national, sameName, state]],
    ['an enterprise that takes complaints', '样例投诉网', {}, [refused]],
    ['a government body that does', '样例信访网', { 'subject.nature': '2' }, [reserved, state]],
    ['a public institution against corruption', '样例反腐网', { 'subject.nature': '3' }, [sensitive, reserved, state]],
    ['both lists', '国家样例监察网', { 'subject.nature': '2' }, [national, reserved, state]],
    [
      'an emoji',
      '星河样例网🍵',
      {},
      ['fail: 网站名称含有特殊字符、全角字符或空格', 'fail: 第 6 个字不在 GBK 字符集中，管局接口无法传送'],
    ],
    ['digits alone', '12345', {}, ['fail: 网站名称应至少有三个汉字', 'fail: 网站名称不能只有数字或字母']],
  ])('%s', (_, name, over, expected) => expect(said(name, over)).toEqual(expected));

  test('a person may use none of them', () => {
    expect(said('中国样例的个人博客', person)).toContain(
      'fail: 个人网站名称不能以“中国、中华、中央、人民、人大、国家”开头',
    );
    expect(said('样例投诉的个人博客', person)).toContain(refused);
  });

  test('the edition of 2018 knows no reserved words besides the sensitive ones', () => {
    expect(said('样例投诉网', {}, '2018-06')).toEqual([]);
    expect(said('中国样例茶叶', {}, '2018-06')).toEqual([national, state]);
  });
});
