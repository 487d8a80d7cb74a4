import { describe, expect, test } from 'vitest';
import { days2026 } from './calendar-2026.fixture.ts';
import { readNotice } from './notice-file.ts';
import { text2023, text2024, text2025, text2026 } from './notice-texts.fixture.ts';

const daysOf = (source: string) => {
  const read = readNotice(source);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.notice.days.map(({ day, working, holiday }) => `${day} ${working ? 'work' : 'off'} ${holiday}`);
};
const faultsOf = (source: string) => {
  const read = readNotice(source);
  return read.ok ? [] : read.faults.map(({ field, message }) => `${field}: ${message.zh}`);
};

describe('the text of a notice as it stands on gov.cn', () => {
  test('the notice of 2026 gives title, number, day of publication and the 39 days of the calendar', () => {
    const read = readNotice(text2026);
    expect(read).toMatchObject({
      ok: true,
      notice: {
        id: '2026',
        title: '国务院办公厅关于2026年部分节假日安排的通知',
        number: '国办发明电〔2025〕7号',
        published: '2025-11-04',
        url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
        loadedUntil: '2026-12-31',
      },
    });
    expect(daysOf(text2026).map((line) => line.replace(/ \S+$/, ''))).toEqual(
      days2026.map(({ day, working }) => `${day} ${working ? 'work' : 'off'}`).sort(),
    );
  });

  test.each([
    [2023, text2023, 28 + 7 - 1, '2022-12-31 off 元旦'],
    [2024, text2024, 28 + 8, '2024-09-14 work 中秋节'],
    [2025, text2025, 28 + 5, '2025-10-08 off 国庆节、中秋节'],
  ])('the notice of %i is read, its combined holidays and advice to employers too', (_, text, count, one) => {
    const days = daysOf(text);
    expect(days).toHaveLength(count);
    expect(days).toContain(one);
    expect(days).not.toContain('2024-02-09 off 春节');
  });

  test('one paragraph without line breaks, with blanks and full-width digits, is the same notice', () => {
    const wide = text2026.replace(/7号/, '７ 号').replace('〔2025〕', ' [2025] ');
    expect(readNotice(wide)).toMatchObject({ ok: true, notice: { number: '国办发明电〔2025〕7号' } });
    const body = text2026.split('\n').filter((line) => /^[一二三四五六七]、/.test(line));
    const heads = text2026.split('\n').filter((line) => !/^[一二三四五六七]、/.test(line));
    expect(daysOf([...heads, body.join(' ')].join('\n'))).toEqual(daysOf(text2026));
  });

  test.each([
    ['another weekday than the day has', ['1月4日（周日）上班', '1月4日（周六）上班'], /line 7.*2026-01-04 是星期日/],
    ['a wrong count', ['共3天。1月4日', '共4天。1月4日'], /line 7.*日期为 3 天/],
    ['a day that does not exist', ['2月28日（周六）上班', '2月30日上班'], /line 8.*2月30日/],
    ['other words', ['1月4日（周日）上班', '1月4日（周日）照常营业'], /line 7.*照常营业/],
    ['a holiday without days', ['4月4日（周六）至6日（周一）放假，共3天', '与周末连休'], /line 9/],
  ])('refuses %s by its line', (_, [was, becomes], expected) => {
    expect(faultsOf(text2026.replace(was ?? '', becomes ?? ''))).toEqual([expect.stringMatching(expected)]);
  });

  test("the page's table of title, number and dates may be copied with it", () => {
    const table = `索  引  号：\t000014349/2025-00100\t主题分类：\t劳动、人事、监察
发文机关：\t国务院办公厅\t成文日期：\t2025年11月04日
标　　题：\t国务院办公厅关于2026年部分节假日安排的通知
发文字号：\t国办发明电〔2025〕7号\t发布日期：\t2025年11月05日
主  题  词：
`;
    const read = readNotice(table + text2026.replace('通知\n国办', '通知 国办'));
    expect(read).toMatchObject({
      ok: true,
      notice: { id: '2026', number: '国办发明电〔2025〕7号', published: '2025-11-05' },
    });
    expect(read.ok && read.notice.days).toHaveLength(39);
  });

  test('a line “# name: value” overrides what the text says', () => {
    expect(readNotice(`# 发布日期: 2025-11-06\n${text2026}`)).toMatchObject({ notice: { published: '2025-11-06' } });
  });

  test('without title the year is asked for, without address the line to add is named', () => {
    const body = text2026.split('\n').slice(6).join('\n');
    expect(faultsOf(body)).toEqual([expect.stringContaining('loadedUntil')]);
    const read = readNotice(text2026.replace(/https:\S+/, ''));
    expect(read.ok ? [] : read.faults).toMatchObject([
      { field: 'url', suggestion: { en: expect.stringContaining('# url: …') } },
    ]);
  });
});

describe('rows copied from a sheet', () => {
  const heads = `# 编号: 2026
# 标题: 国务院办公厅关于2026年部分节假日安排的通知
# 文号: 国办发明电（２０２５）7 号
# 发布日期: 2025-11-04
# 地址: https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
# 载入至: 2026-12-31
`;
  const rows = '2026/1/1\t放假\t元旦\n2026年1月4日\t上班\t元旦';
  const expected = ['2026-01-01 off 元旦', '2026-01-04 work 元旦'];

  test.each([
    ['without a title line', rows],
    ['with one', `日期\t安排\t节日\n${rows}`],
    ['with other columns and another order', '节日\t日期\t星期\t安排\n元旦\t2026-1-1\t四\t休\n元旦\t2026.1.4\t日\t班'],
  ])('are read %s', (_, text) => {
    expect(daysOf(heads + text)).toEqual(expected);
  });

  test('a cell that cannot be read is refused by its line', () => {
    expect(faultsOf(`${heads}2026/1/1\t放假\t元旦\n1月4日\t上班\t元旦`)).toEqual(['line 8 date: date 缺失或有误']);
    expect(faultsOf(`${heads}2026/1/1\t放假`)).toEqual([expect.stringMatching(/^line 7: Excel/)]);
    expect(faultsOf(`${heads}日期\t节日\n2026/1/1\t元旦`)).toEqual([expect.stringMatching(/^line 7: 标题行缺少/)]);
  });
});

test.each([
  '国办发明电〔2025〕7号',
  '国办发明电[2025]7号',
  '国办发明电（2025）7号',
  '国办发明电(2025) 7 号',
  '国办发明电【２０２５】７号',
])('%s is 国办发明电〔2025〕7号', (number) => {
  const read = readNotice(text2026.replace('国办发明电〔2025〕7号', number));
  expect(read.ok && read.notice.number).toBe('国办发明电〔2025〕7号');
});
