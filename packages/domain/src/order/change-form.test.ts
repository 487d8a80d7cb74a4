import { describe, expect, test } from 'vitest';
import type { FieldId, FieldValues } from '../filing/fields.ts';
import type { Rules } from '../province/rule-set.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { changeForm } from './change-form.ts';

const person: FieldValues = { 'subject.nature': '5', 'subject.certificateType': '2' };
const formOf = (province: string, before: FieldValues = {}, edition: Rules = '2018-06') =>
  changeForm({
    kind: 'CHANGE_WEBSITE',
    province,
    edition,
    today: '2026-03-02',
    before: { ...matterValues, 'subject.province': province, ...before },
  });
const rulesOf = (form: ReturnType<typeof formOf>, id: FieldId) =>
  form.fields.find((field) => field.id === id)?.rules.map(({ says }) => says.zh) ?? [];

describe('the change form shows before an order exists', () => {
  test("the allowed names of a person's site, for persons only", () => {
    expect(rulesOf(formOf('320000', person), 'website.name').join()).toMatch(/某某的个人博客/);
    expect(rulesOf(formOf('110000', person), 'website.name').join()).toMatch(/个人网站名称不能含有：中心 博客/);
    expect(rulesOf(formOf('110000'), 'website.name').join()).not.toMatch(/个人/);
  });
  test('who may hold an added domain, its remaining time, and whether privacy is allowed', () => {
    expect(rulesOf(formOf('310000'), 'website.domains')).toEqual([
      '单位新增的域名可由以下持有者注册：主体、法定代表人；个人新增的域名须由本人注册',
      '持有者不是主体的，请提供：网站备案域名注册人证明',
      '新增域名的剩余有效期须多于 3 个月',
      '新增域名须关闭隐私保护',
    ]);
    // The page does not say: the seed's rule applies.
    expect(rulesOf(formOf('220000'), 'website.domains')[0]).toMatch(/主体、主体负责人/);
    expect(rulesOf(formOf('310000', {}, '2019-04'), 'website.domains')).toEqual(['变更网站不能新增域名，只能删除']);
  });
  test('how the verification form is signed and sealed', () => {
    const form = (before?: FieldValues) =>
      formOf('360000', before)
        .materials.find(({ kind }) => kind === 'VERIFICATION_FORM')
        ?.rules.map(({ says }) => says.zh);
    expect(form(person)).toContain('个人须在核验单上签字并按手印');
    expect(form()).toContain('单位须在核验单上加盖公章');
    expect(form()).not.toContain('个人须在核验单上签字并按手印');
  });
  test('what the filing lacks, in a group of its own and required, whatever the kind changes', () => {
    const lacking = { 'subject.city': undefined, 'subject.principal.mobile': undefined };
    const missing = (form: ReturnType<typeof formOf>) => form.fields.filter(({ group }) => group === 'missing');
    expect(missing(formOf('320000'))).toEqual([]);
    expect(missing(formOf('320000', lacking))).toMatchObject([
      { id: 'subject.city', required: true, rules: [{ source: 'B-8.1' }] },
      { id: 'subject.principal.mobile', required: true, rules: [{ source: 'B-8.1' }] },
    ]);
  });
});
