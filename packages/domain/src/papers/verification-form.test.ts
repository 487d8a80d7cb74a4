import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import { provincesByShortName } from '../province-rules/rule.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { verificationForm } from './verification-form.ts';

const many = Array.from({ length: 12 }, (_, at) => `sample${at}.example`);
const person: FieldValues = {
  'subject.nature': '5',
  'subject.certificateType': '2',
  'subject.name': '李样例',
};

/** The form of a change in the province with this short name. */
function form(short: string, over: FieldValues = {}) {
  const [province = ''] = provincesByShortName(short);
  const after = { ...matterValues, ...over };
  const proposal = {
    kind: 'CHANGE_WEBSITE' as const,
    province,
    edition: '2018-06' as const,
    today: '2018-06-15',
    before: matterValues,
    after,
  };
  return verificationForm({
    number: 'BD2018061500001',
    mark: '7F3A-91C2-04',
    bureau: '某省通信管理局',
    filingNumber: '苏ICP备00000001号-1',
    proposal,
    shown: after,
    accesses: [
      {
        bureauId: '1',
        ispId: '2',
        serverLocations: [17],
        accessModes: [3],
        ipRanges: [{ providerId: '', first: '192.0.2.1', last: '192.0.2.9' }],
      },
    ],
  });
}
const lineOf = (made: ReturnType<typeof form>, block: number, label: string) =>
  made.blocks[block]?.lines.find((line) => line.label === label)?.value;

describe('the verification form', () => {
  test('four blocks, each with boxes to tick; values in their blocks, codes by label', () => {
    const made = form('苏');
    expect(made.blocks.map(({ title }) => title)).toEqual([
      '一、主体信息核验',
      '二、联系方式核验',
      '三、网站信息核验',
      '四、接入信息核验',
    ]);
    for (const block of made.blocks) expect(block.checks.length).toBeGreaterThan(0);
    expect(lineOf(made, 0, '证件号码')).toBe('91320000MA0000015K');
    expect(lineOf(made, 0, '证件类型')).toBe('营业执照');
    expect(lineOf(made, 1, '网站负责人手机号码')).toBe('13000000001');
    expect(lineOf(made, 2, '网站域名')).toBe('shop.example');
    expect(lineOf(made, 3, '网站IP地址')).toBe('192.0.2.1－192.0.2.9');
  });

  test('a unit seals; a person signs, in Jiangxi and Xinjiang with a fingerprint', () => {
    expect(form('苏')).toMatchObject({ seal: true, fingerprint: false, copies: false });
    expect(form('苏', person)).toMatchObject({ seal: false, fingerprint: false });
    for (const short of ['赣', '新']) {
      expect(form(short, person)).toMatchObject({ seal: false, fingerprint: true });
      expect(form(short)).toMatchObject({ seal: true, fingerprint: false });
    }
    expect(form('苏').pledges.organiser).toMatch(/^我单位/);
    expect(form('苏', person).pledges.organiser).toMatch(/^本人/);
  });

  test('in Guangdong a person copies the bureau’s pledge by hand', () => {
    expect(form('粤', person).copies).toBe(true);
    expect(form('粤').copies).toBe(false);
    expect(form('桂', person).copies).toBe(false);
  });

  test.each([...'蒙黑新琼蜀渝'])('%s: all domains on one sheet, the rest below the subject', (short) => {
    const made = form(short, { 'website.domains': many });
    expect(lineOf(made, 2, '网站域名')).toBe(`${many.slice(0, 8).join('、')}、其余 4 个域名见主体信息栏下方`);
    expect(lineOf(made, 0, '网站域名（续）')).toBe(many.slice(8).join('、'));
    expect(made.list).toEqual([]);
    expect(made.notes).toContain('多个域名须写在同一张核验单上');
  });

  test.each([...'赣陇湘'])('%s: all domains in the box', (short) => {
    const made = form(short, { 'website.domains': many });
    expect(lineOf(made, 2, '网站域名')).toBe(many.join('、'));
    expect(made.list).toEqual([]);
  });

  test('京: each with its registrar, the rest on the Beijing confirmation form', () => {
    const made = form('京', { 'website.domains': many });
    const box = lineOf(made, 2, '网站域名') ?? '';
    expect(box.match(/（注册商：＿+）/g)).toHaveLength(8);
    expect(box).toContain('其余 4 个域名填写在北京备案确认书上');
    expect(made.list).toEqual([]);
  });

  test('other provinces: a list of all domains if the box is too small', () => {
    const made = form('苏', { 'website.domains': many });
    expect(made.list).toEqual(many);
    expect(lineOf(made, 2, '网站域名')).toContain('见所附域名清单');
    expect(form('苏', { 'website.domains': many.slice(0, 8) }).list).toEqual([]);
    // The rules for a second domain are not shown if there is only one.
    expect(form('苏').notes.join()).not.toContain('域名');
  });
});
