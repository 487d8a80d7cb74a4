import { loadPdfFonts } from '@beian/documents/pdf';
import { domains, drawFormOf } from '@beian/testing/fixtures';
import { describe, expect, test } from 'vitest';
import { contentStamp } from '../content/content-stamp.ts';

const between = (text: string, from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to));

describe('the verification form as PDF', () => {
  test('is A4, embeds every font, is small, and has each value as text in its block', async () => {
    const { pdf, pages, text, fonts, info } = await drawFormOf('320000');
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
    expect(info).toMatch(/Title:\s+网站备案信息真实性核验单 BD2018061500001/);
    expect(pages).toHaveLength(1);
    expect(pdf.length).toBeLessThan(150_000);
    const rows = fonts.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    // Columns emb, sub and uni of pdffonts.
    for (const row of rows) expect(row).toMatch(/NotoSansSC\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(between(text, '一、主体信息核验', '二、联系方式核验')).toContain('91320000MA0000015K');
    expect(between(text, '二、联系方式核验', '三、网站信息核验')).toContain('13000000001');
    expect(between(text, '三、网站信息核验', '四、接入信息核验')).toContain('星河样例网');
    expect(text.match(/□/g)?.length).toBe(10);
    expect(text).toContain('接入服务单位承诺');
    expect(text.match(/加盖单位公章/g)?.length).toBe(2);
    expect(text).toContain('黑色签字笔');
    expect(text.replace(/\s/g, '')).toContain('订单BD2018061500001内容标识7F3A-91C2-04第1页共1页');
  });

  test('lists twenty domains on the sheet in Sichuan, in the box in Jiangxi, and on a domain list in Jiangsu', async () => {
    const many = { 'website.domains': domains(20) };
    const sichuan = await drawFormOf('510000', many);
    expect(sichuan.pages).toHaveLength(1);
    for (const name of domains(20)) expect(sichuan.text).toContain(name);
    const jiangxi = await drawFormOf('360000', many);
    expect(jiangxi.pages).toHaveLength(1);
    expect(between(jiangxi.text, '三、网站信息核验', '四、接入信息核验')).toContain('sample-shop-19.example');
    const jiangsu = await drawFormOf('320000', many);
    expect(jiangsu.pages).toHaveLength(2);
    expect(jiangsu.pages[1]).toMatch(/域名清单[\s\S]*20\. sample-shop-19\.example[\s\S]*加盖单位公章/);
    for (const page of jiangsu.pages) expect(page).toContain('内容标识 7F3A-91C2-04');
  });

  test('reports characters missing in the font, and long or odd values do not break a page', async () => {
    const { text, pages } = await drawFormOf('440000', {
      'website.name': '样例𠮷店',
      'subject.mailingAddress': '很长的地址'.repeat(160),
      'website.homeUrl': `www.${'a'.repeat(240)}.example`,
      'website.remark': '\u0007\n',
    });
    expect(text).toContain('样例〓店');
    expect(text).toMatch(/字库缺字，请在“〓”处手写原字（依次为 U\+20BB7）/);
    expect(pages.length).toBe(2);
    expect(pages.at(-1)).toContain('主办单位承诺');
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
