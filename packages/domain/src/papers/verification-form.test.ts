import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import { provincesByShortName } from '../province-rules/rule.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { formWords } from './form-words.ts';
import { type VerificationFormInputs, verificationForm } from './verification-form.ts';

const many = Array.from({ length: 12 }, (_, at) => `sample${at}.example`);
const person: FieldValues = {
  'subject.nature': '5',
  'subject.certificateType': '2',
  'subject.name': '李样例',
};

/** The form of a change in the province with this short name. */
function form(short: string, over: FieldValues = {}, showsName = true, verified?: VerificationFormInputs['verified']) {
  const [province = ''] = provincesByShortName(short);
  return verificationForm({
    order: 'BD1806153601706',
    round: 2,
    mark: '7F3A-91C2-04',
    proposal: {
      kind: 'CHANGE_WEBSITE',
      province,
      edition: '2018-06',
      today: '2018-06-15',
      before: matterValues,
      after: { ...matterValues, ...over },
    },
    showsName,
    providerName: '样例云',
    ...(verified === undefined ? {} : { verified }),
  });
}

describe('the verification form', () => {
  test("has the ministry's sections, 6 + 6 certificates, 13 questions and 9 pre-approvals", () => {
    const { rows } = form('苏');
    const boxes = rows.flatMap((row) => (row.is === 'boxes' ? [row.boxes.length] : []));
    expect(boxes).toEqual([6, 6, 9]);
    const questions = rows.flatMap((row) => (row.is === 'questions' ? row.questions.map(({ text }) => text) : []));
    expect(questions).toHaveLength(13);
    expect(questions.at(-1)).toBe('五、是否留存网站备案信息书面文档');
    const headings = rows.flatMap((row) => (row.is === 'heading' ? [row.text.slice(0, 2)] : []));
    expect(headings).toEqual(['一、', '二、', '三、', '四、']);
  });

  test('is answered by an approval: 是 for what the order has, open for what it lacks', () => {
    const verified = { verifierName: '周审核', day: '2018-06-16', materials: ['SUBJECT_CERT', 'FACE_PHOTO'] as const };
    const answers = (over: FieldValues) =>
      form('苏', over, true, verified).rows.flatMap((row) => (row.is === 'questions' ? row.questions : []));
    const ticked = (over: FieldValues) =>
      form('苏', over, true, verified)
        .rows.flatMap((row) => (row.is === 'boxes' ? row.boxes : []))
        .filter((box) => box.ticked)
        .map(({ label }) => label);
    const open = answers({ 'website.principal.officePhone': undefined, 'website.preApprovals': [] });
    expect(open.filter(({ answer }) => answer === null).map(({ text }) => text.slice(0, 9))).toEqual([
      '网站负责人座机号码',
      '五、是否留存网站备',
    ]);
    expect(open.filter(({ answer }) => answer === 'no').map(({ text }) => text.slice(0, 6))).toEqual(['是否有前置审']);
    expect(answers({}).filter(({ answer }) => answer === 'yes')).toHaveLength(12);
    expect(ticked({})).toEqual(['工商营业执照', '身份证', '出版']);
    expect(ticked({ ...person, 'website.principal.idType': '7', 'website.preApprovals': [] })).toEqual(['护照']);
    expect(
      ticked({ 'subject.certificateType': '15', 'website.principal.idType': '30', 'website.preApprovals': [] }),
    ).toEqual(['其他', '其他']);
    expect(form('苏').verified).toBeNull();
    expect(
      form('苏')
        .rows.flatMap((row) => (row.is === 'boxes' ? row.boxes : []))
        .some((box) => box.ticked),
    ).toBe(false);
  });

  test('is numbered by order and round and leaves a name blank that the reader may not see', () => {
    expect(form('苏')).toMatchObject({
      number: 'BD1806153601706-2',
      person: false,
      name: matterValues['subject.name'],
    });
    expect(form('苏', person)).toMatchObject({ person: true, name: '李样例' });
    expect(form('苏', person, false)).toMatchObject({ person: true, name: '' });
  });

  test('a unit seals; a person signs, in Jiangxi and Xinjiang with a fingerprint', () => {
    expect(form('苏')).toMatchObject({ seal: true, fingerprint: false });
    expect(form('苏', person)).toMatchObject({ seal: false, fingerprint: false });
    for (const short of ['赣', '新']) {
      expect(form(short, person)).toMatchObject({ seal: false, fingerprint: true });
      expect(form(short)).toMatchObject({ seal: true, fingerprint: false });
    }
  });

  test("in Guangdong a person copies the pledge by hand, and the provider's pledge is longer", () => {
    const { provider, providerLonger, organiser, copied } = formWords.pledges;
    expect(form('粤', person).pledges).toEqual({ provider: providerLonger, organiser: copied, copied: true });
    expect(copied).toContain('承认网站备案信息和核验记录真实有效');
    for (const common of [form('粤'), form('桂', person), form('苏')])
      expect(common.pledges).toEqual({ provider, organiser, copied: false });
  });

  test.each([...'蒙黑新琼蜀渝赣陇湘'])('%s: all domains in the box', (short) => {
    expect(form(short, { 'website.domains': many }).domains).toMatchObject({
      label: '网站域名',
      box: many,
      list: false,
    });
  });

  test('京: each with its registrar, the rest on the Beijing confirmation form', () => {
    const { domains } = form('京', { 'website.domains': many });
    expect(domains.label).toBe('网站域名和域名注册商');
    expect(domains.box).toHaveLength(8);
    for (const one of domains.box) expect(one).toMatch(/^sample\d\.example（域名注册商：＿+）$/);
    expect(domains).toMatchObject({ list: false, rest: '其余域名填写在北京备案确认书上，共 12 个域名' });
  });

  test('other provinces: a list of all domains if there are more than eight', () => {
    expect(form('苏', { 'website.domains': many }).domains).toMatchObject({
      box: many.slice(0, 8),
      all: many,
      list: true,
    });
    expect(form('苏', { 'website.domains': many.slice(0, 8) }).domains.list).toBe(false);
  });
});
