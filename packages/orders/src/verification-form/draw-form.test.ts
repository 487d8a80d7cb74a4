import { loadPdfFonts } from '@beian/documents/pdf';
import { domains, drawFormOf } from '@beian/testing/fixtures';
import { describe, expect, test } from 'vitest';
import { contentStamp } from '../content/content-stamp.ts';

const person = { 'subject.nature': '5', 'subject.certificateType': '2', 'subject.name': '李样例' };
const between = (text: string, from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to));
const count = (text: string, mark: RegExp) => text.match(mark)?.length ?? 0;
/** Without the blanks and line ends of the layout. */
const plain = (text: string) => text.replace(/\s/g, '');

describe('the verification form as PDF', () => {
  test('is A4, embeds every font, is small, and has the title and the stamp', async () => {
    const { pdf, pages, text, fonts, info } = await drawFormOf('320000');
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
    expect(info).toMatch(/Title:\s+网站备案信息真实性核验单 BD1806153601706/);
    expect(pages).toHaveLength(1);
    expect(pdf.length).toBeLessThan(150_000);
    const rows = fonts.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    // Columns emb, sub and uni of pdffonts.
    for (const row of rows) expect(row).toMatch(/NotoSansSC\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(plain(text)).toContain('网站备案信息真实性核验单编号：BD1806153601706-1');
    expect(plain(text)).toContain('订单BD1806153601706内容标识7F3A-91C2-04第1页共1页');
  });

  test("has the ministry's three blocks, their boxes and both pledges, and no other value of the order", async () => {
    const text = plain((await drawFormOf('320000')).text);
    const basics = between(text, '网站主办者基本信息：', '网站备案信息核验内容：（');
    expect(basics).toContain('星河样例科技有限公司');
    expect(basics).toContain('√单位□个人');
    expect(basics).toContain('shop.example');
    const checks = between(text, '网站备案信息核验内容：（', '网站备案信息核验承诺：');
    expect(count(checks, /□是□否/g)).toBe(13);
    expect(checks).toContain('□身份证□户口簿□军官证□港澳台胞证□护照□其他');
    expect(count(checks, /□/g)).toBe(6 + 6 + 13 * 2 + 9);
    const promises = text.slice(text.indexOf('网站备案信息核验承诺：'));
    expect(promises).toMatch(
      /本单位（接入服务单位）已仔细阅读.*核验人签字：单位盖章（接入服务单位）：.*样例云计算有限公司/,
    );
    expect(promises).toMatch(/本人（本单位）已履行网站备案信息当面核验手续.*网站负责人签字：单位盖章：/);
    expect(count(promises, /日期：年月日/g)).toBe(2);
    for (const value of ['91320000MA0000015K', '13000000001', '星河样例网', '王样例'])
      expect(text).not.toContain(value);
  });

  test('answered by an approval has its ticks, the verifier and the day', async () => {
    const materials = ['SUBJECT_CERT', 'WEBSITE_PRINCIPAL_ID', 'VERIFICATION_FORM', 'FACE_PHOTO'] as const;
    const { pages, text } = await drawFormOf('320000', {}, { verifierName: '周审核', day: '2018-06-16', materials });
    expect(pages).toHaveLength(1);
    const checks = between(plain(text), '网站备案信息核验内容：（', '网站备案信息核验承诺：');
    expect(count(checks, /√是□否/g)).toBe(13);
    expect(checks).toContain('√工商营业执照');
    expect(checks).toContain('√身份证');
    expect(plain(text)).toMatch(/核验人签字：周审核.*日期：2018年6月16日/);
  });

  test('of a person has no seal, in Jiangxi a fingerprint, in Guangdong a pledge to copy by hand', async () => {
    const beijing = plain((await drawFormOf('110000', person)).text);
    expect(beijing).toContain('□单位√个人');
    expect(beijing).toContain('网站域名和域名注册商shop.example（域名注册商：');
    expect(beijing).not.toContain('单位盖章：');
    expect(plain((await drawFormOf('360000', person)).text)).toContain('网站负责人签字：网站负责人手印：');
    const guangdong = plain((await drawFormOf('440000', person)).text);
    expect(guangdong).toContain('不为未取得许可或未履行备案的网站提供接入等服务');
    expect(guangdong).toMatch(
      /本人承诺：（请用黑色签字笔.*手写：“本人已履行.*承认网站备案信息和核验记录真实有效.*网站负责人签字：/,
    );
    expect(guangdong).not.toContain('本人（本单位）已履行');
  });

  test('lists twenty domains in the box in Sichuan and Jiangxi, and on a domain list in Jiangsu', async () => {
    const many = { 'website.domains': domains(20) };
    for (const province of ['510000', '360000']) {
      const made = await drawFormOf(province, many);
      expect(made.pages).toHaveLength(1);
      for (const name of domains(20)) expect(made.text).toContain(name);
    }
    const jiangsu = await drawFormOf('320000', many);
    expect(jiangsu.pages).toHaveLength(2);
    expect(jiangsu.pages[0]).toContain('其余域名见所附域名列表，共 20 个域名');
    expect(jiangsu.pages[1]).toMatch(/域名列表[\s\S]*20、sample-shop-19\.example[\s\S]*主办单位盖章：/);
    for (const page of jiangsu.pages) expect(page).toContain('内容标识 7F3A-91C2-04');
  });

  test('reports characters missing in the font, and keeps every signature on page 1 however long the values are', async () => {
    const long = Array.from({ length: 200 }, (_, at) => `${'long-'.repeat(20)}${at}.example`);
    const values = { 'subject.name': '样例𠮷店'.repeat(63), 'website.domains': long };
    for (const [province, signatures] of [
      ['440000', /本人承诺：[\s\S]*网站负责人签字：/],
      ['360000', /网站负责人签字：[\s\S]*网站负责人手印：/],
    ] as const) {
      const { pages } = await drawFormOf(province, { ...person, ...values });
      expect(pages[0]).toMatch(signatures);
      expect(pages[0]).toContain('样例〓店');
      expect(pages[0]).toMatch(/字库缺字，请在“〓”处手写原字（依次为 U\+20BB7）/);
      expect(pages.at(-1)).toMatch(/200、long-[\s\S]*负责人签字：/);
    }
  });

  test('the font has every GBK character that a name can contain', async () => {
    const { has } = await loadPdfFonts();
    const gbk = new TextDecoder('gbk');
    const lacking: string[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const letter = gbk.decode(new Uint8Array([lead, trail]));
        if (/^\p{Script=Han}$/u.test(letter) && !has(letter)) lacking.push(letter);
      }
    expect(lacking).toEqual([]);
  });
});

test('the content stamp covers every field in any order and reveals no value', () => {
  const mark = contentStamp({ a: '1', b: '2' });
  expect(mark).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{2}$/);
  expect(contentStamp({ b: '2', a: '1' })).toBe(mark);
  expect(contentStamp({ a: '1', b: '3' })).not.toBe(mark);
  expect(contentStamp({ a: '1' })).not.toBe(mark);
});
