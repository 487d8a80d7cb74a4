import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { days2026 } from './calendar-2026.fixture.ts';
import { calendarOf, gazetteDays, gazetteFile } from './gazette.ts';
import { type KnownNotices, readNotice } from './notice-file.ts';
import { loadingOf } from './notice-loading.ts';
import { noticeFaults } from './notice-rules.ts';
import { text2019Labour, text2020Extension, text2023, text2024, text2025, text2026 } from './notice-texts.fixture.ts';

const text2026Heads = [
  '# 编号: 2026',
  '# 标题: 国务院办公厅关于2026年部分节假日安排的通知',
  '# 文号: 国办发明电〔2025〕7号',
  '# 发布日期: 2025-11-04',
  '# 地址: https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  '# 载入至: 2026-12-31',
];

const daysOf = (source: string, known?: KnownNotices) => {
  const read = readNotice(source, known);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.notice.days.map(({ day, working, holiday }) => `${day} ${working ? 'work' : 'off'} ${holiday}`);
};
const faultsOf = (source: string, known?: KnownNotices) => {
  const read = readNotice(source, known);
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

/** The published calendar with its notices, but for one. */
function calendarWithout(id: string): KnownNotices {
  const file = gazetteFile.parse(
    JSON.parse(readFileSync(new URL('../../../database/data/calendar.json', import.meta.url), 'utf8')),
  );
  const days = gazetteDays(file).filter(({ noticeId }) => noticeId !== id);
  return { calendar: calendarOf(days, file.loadedUntil), notices: file.notices };
}

describe('a notice that changes the running year', () => {
  const headsOf = (source: string, known?: KnownNotices) => {
    const read = readNotice(source, known);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const { days: _, ...heads } = read.notice;
    return heads;
  };

  test('of 2019 moves Labour Day: its days are those of the calendar', () => {
    expect(headsOf(text2019Labour)).toEqual({
      id: '2019-labour-day',
      title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
      number: '国办发明电〔2019〕3号',
      published: '2019-03-22',
      url: 'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
      loadedUntil: '2019-12-31',
      partOfYear: true,
    });
    expect(daysOf(text2019Labour)).toEqual([
      '2019-04-28 work 劳动节',
      '2019-05-01 off 劳动节',
      '2019-05-02 off 劳动节',
      '2019-05-03 off 劳动节',
      '2019-05-04 off 劳动节',
      '2019-05-05 work 劳动节',
    ]);
  });

  test('of 2020 extends Spring Festival from the end that the calendar knows', () => {
    const known = calendarWithout('2020-extension');
    const days = ['2020-01-31 off 春节', '2020-02-01 off 春节', '2020-02-02 off 春节'];
    expect(daysOf(text2020Extension, known)).toEqual(days);
    expect(daysOf(text2020Extension, calendarWithout(''))).toEqual(days);
    expect(headsOf(text2020Extension, known)).toMatchObject({
      id: '2020-spring-festival',
      number: '国办发明电〔2020〕1号',
      published: '2020-01-27',
      partOfYear: true,
    });
    expect(faultsOf(text2020Extension)).toEqual(['line 11: 日历中没有2020年春节的放假日，不知道从哪一天起延长']);
    const wrong = text2020Extension.replace('2月3日（星期一）起', '2月4日（星期二）起');
    expect(faultsOf(wrong, known)).toEqual([expect.stringContaining('2月4日')]);
  });

  test.each([
    ['春节假期延长至2月2日，2月3日起恢复正常上班。'],
    ['将2020年春节假期延长至2月2日（星期日）。'],
    ['1月31日—2月2日放假，共3天。'],
  ])('is read in other words: %s', (sentence) => {
    const text = text2020Extension.replace(/一、延长.*/u, sentence);
    expect(daysOf(text, calendarWithout('2020-extension'))).toHaveLength(3);
  });

  test('keeps the end of the calendar, and is refused while its year is not loaded', () => {
    const read = readNotice(text2019Labour);
    if (!read.ok) throw new Error('not read');
    const inputs = { ...calendarWithout('2019-labour'), superseded: [], today: '2026-12-01' };
    const others = { ...inputs, notices: [] };
    const loading = loadingOf(read.notice, others);
    expect(noticeFaults(loading, others)).toEqual([]);
    expect(loading.after.loadedUntil).toBe(inputs.calendar.loadedUntil);
    expect(loading.after.days.get('2019-05-02')).toMatchObject({ working: false });
    const early = { ...others, calendar: calendarOf([], '2018-12-31') };
    expect(noticeFaults(loadingOf(read.notice, early), early).map(({ code }) => code)).toEqual(['YEAR_BY_YEAR']);
  });
});

describe('days that are written shorter', () => {
  const withNewYear = (words: string) => text2026.replace('1月1日（周四）至3日（周六）放假调休', words);
  test.each(['—', '——', '–', '-', '－', '~', '～', '至', '到'])('1日%s3日 takes the month of its holiday', (to) => {
    for (const words of [
      `1日${to}3日放假`,
      `1${to}3日放假`,
      `1月1日${to}1月3日放假`,
      `1月1日（周四）${to}3日（周六）放假`,
    ])
      expect(daysOf(withNewYear(words)), words).toEqual(daysOf(text2026));
  });
  test('a holiday that moves needs its month', () => {
    const moved = text2026.replace('9月25日（周五）至27日（周日）放假', '25日—27日放假');
    expect(faultsOf(moved)).toEqual(['line 12: “25日”没有写明月份']);
  });
  test('the later of two make-up days takes the month of the one before', () => {
    const text = text2026.replace('2月14日（周六）、2月28日（周六）上班', '2月14日（周六）、28日（周六）上班');
    expect(daysOf(text)).toEqual(daysOf(text2026));
  });
});

describe('rows that a sheet saved again', () => {
  const heads = text2026Heads.map((line) => `"${line}",,`);
  const expected = ['2026-01-01 off 元旦', '2026-01-04 work 元旦'];
  test.each([
    ['with quotes', ['"日期","安排","节日"', '"2026/1/1","放假","元旦"', '"2026/1/4","上班","元旦"']],
    ['with semicolons', ['日期;安排;节日', '2026/1/1;放假;元旦', '2026/1/4;上班;元旦']],
    [
      'with tabs and a weekday behind the day',
      ['date\tkind\tholiday', '2026/1/1 周四\toff\t元旦', '2026/1/4\twork\t元旦'],
    ],
    ['with empty columns behind', ['date,kind,holiday,,', '2026/1/1,off,元旦,,', '2026/1/4 0:00,work,元旦,,', ',,,,']],
    ['with numbers of days', ['date,kind,holiday', '46023,off,元旦', '46026,work,元旦']],
    ['without a title line', ['2026/1/1,放假,元旦', '2026/1/4,上班,元旦']],
    [
      'after a line that names the separator',
      ['日期;安排;节日', '2026/1/1;放假;元旦', '2026/1/4;上班;元旦'],
      'sep=;\r\n',
    ],
  ])('are read %s', (_, lines, before = '') => {
    expect(daysOf(`\uFEFF${before}${[...heads, ...lines].join('\r\n')}`)).toEqual(expected);
  });
  test('what is neither a notice nor a table is refused with what to paste', () => {
    const read = readNotice('元旦放假三天');
    expect(read.ok ? [] : read.faults).toMatchObject([
      { field: 'line 1', suggestion: { en: expect.stringContaining('Paste the whole notice') } },
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
    expect(faultsOf(`${heads}2026/1/1\t放假\t元旦\n1月4日\t上班\t元旦`)).toEqual(['line 8 date: 日期缺失或有误']);
    expect(faultsOf(`${heads}2026/1/1\t放假`)).toEqual(['line 7: 此行不足三个值']);
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
