import { describe, expect, test } from 'vitest';
import { buildLetter } from '../notices/letter.ts';
import type { NoticeText } from '../notices/notice-row.ts';
import { type NoticeName, noticeRow, notices } from '../notices/notice-rows.ts';
import { noticeCells, sampleValuesOf } from '../notices/samples.ts';
import { reasonTextIn } from '../reasons/own-text.ts';
import { reasonCodes, reasonRow } from '../reasons/reasons.ts';
import { ruleChangeSchema } from './draft.ts';
import { noticeTextKey, type OwnText, ownTextOf, reasonTextKey, shippedText, textsInForce } from './own-texts.ts';
import { noticeTextFaults, reasonTextFaults } from './text-faults.ts';

const submitted = shippedText('notice:submitted') as unknown as NoticeText;
const faultsOf = (over: Partial<NoticeText>) =>
  noticeTextFaults('submitted', { ...submitted, ...over }).map(({ path, message }) => [...path, message.en]);
const both = (zh: string, en: string) => ({ zh, en });

describe('a text of the installation', () => {
  test.each(Object.keys(notices) as NoticeName[])('may be what the program says: %s', (name) => {
    const { subject, body, sms } = noticeRow(name);
    expect(noticeTextFaults(name, { subject, body, sms })).toEqual([]);
  });
  test('may be what the program says of every reason', () => {
    for (const code of reasonCodes) expect(reasonTextFaults(reasonRow(code)), code).toEqual([]);
  });

  test('has the placeholders that its notice fills, and keeps those that no phrase stands for', () => {
    expect(faultsOf({ body: both('订单 {order} 已提交，{oder}。', 'Order {order} is submitted.') })).toEqual([
      ['body', 'zh', expect.stringContaining('There is no placeholder {oder}; use {order}')],
    ]);
    expect(faultsOf({ body: both('订单 {order} 已提交。', 'It is submitted.') })).toEqual([
      ['body', 'en', 'Keep {order}'],
    ]);
    expect(faultsOf({ body: both('订单 {order} 已提交{。', 'Order {order} is submitted.') })).toHaveLength(1);
    // Of another notice.
    expect(faultsOf({ sms: both('订单{order}：{tracking}', 'Order {order}.') })).toHaveLength(1);
    expect(faultsOf({ body: both('订单 {order} 已提交。', 'Order {order} is submitted.') })).toEqual([]);
  });

  test('has a subject with a heading, an SMS of one part, one line each, in the language it stands for', () => {
    expect(faultsOf({ subject: both('订单 {order} 已提交', 'Order submitted: {order}') })).toEqual([
      ['subject', 'zh', expect.stringContaining('Heading')],
    ]);
    expect(faultsOf({ sms: both(`订单{order}${'已提交'.repeat(20)}`, 'Order {order}.') })).toEqual([
      ['sms', 'zh', expect.stringMatching(/\d+ characters too long/)],
    ]);
    expect(faultsOf({ body: both('订单 {order}\n已提交', 'Order {order} 已提交') })).toEqual([
      ['body', 'zh', expect.stringContaining('one line')],
      ['body', 'en', expect.stringContaining('in English')],
    ]);
  });

  test('holds nothing of a person', () => {
    for (const personal of ['13800138000', 'a.person@mail.example', '11010519491231002X'])
      expect(faultsOf({ body: both(`订单 {order}，联系 ${personal}`, 'Order {order}.') })).toEqual([
        ['body', 'zh', expect.stringContaining('mobile number')],
      ]);
    expect(reasonTextFaults({ ...reasonRow('WEB-01'), advice: both('联系 13800138000', 'Ask {who}') })).toHaveLength(2);
  });

  test('is refused in a draft with the part and the language that are wrong', () => {
    const text = { id: 'one', notice: 'submitted', ...submitted, why: 'shorter', from: '2026-12-05' };
    const parse = (over: object) =>
      ruleChangeSchema.safeParse({ does: 'noticeText', text: { ...text, ...over } }).error?.issues[0];
    expect(parse({})).toBeUndefined();
    expect(parse({ body: both('{order} {x} 已提交', 'Order {order}') })).toMatchObject({
      path: ['text', 'body', 'zh'],
      message: expect.stringMatching(/There is no placeholder \{x\}.*没有占位符/),
    });
    expect(parse({ notice: 'none' })?.path).toEqual(['text', 'notice']);
    expect(parse({ from: '2026-02-30' })?.path).toEqual(['text', 'from']);
  });
});

describe('texts in force', () => {
  const row = (id: string, from: string, until?: string): OwnText => ({
    id,
    key: reasonTextKey('WEB-01'),
    texts: { label: both(id, id), advice: both(id, id) },
    from: from as OwnText['from'],
    ...(until !== undefined && { until: until as OwnText['from'] }),
  });
  const on = (day: string, ...rows: OwnText[]) => textsInForce(rows, day as OwnText['from']).reason('WEB-01')?.label.zh;

  test('begin and end with their days; the one that began last is in force', () => {
    const first = row('first', '2026-12-05');
    const second = row('second', '2026-12-10', '2026-12-12');
    const days = ['2026-12-04', '2026-12-05', '2026-12-10', '2026-12-12'];
    expect(days.map((day) => on(day, first, second))).toEqual([undefined, 'first', 'second', 'first']);
    // The order of approval decides within a day alone.
    expect(on('2026-12-10', second, first)).toBe('second');
    expect(on('2026-12-05', first, row('later', '2026-12-05'))).toBe('later');
  });

  test('a reason says what it said when it was given, with the advice that a reviewer edited', () => {
    const own = { label: both('自定', 'own'), advice: both('自定建议', 'own advice') };
    expect(reasonTextIn({ code: 'WEB-01', own }, 'en')).toEqual({ label: 'own', advice: 'own advice' });
    expect(reasonTextIn({ code: 'WEB-01', own, advice: 'typed' }, 'zh')).toEqual({ label: '自定', advice: 'typed' });
    expect(reasonTextIn({ code: 'WEB-01' }, 'zh')).toMatchObject({ label: reasonRow('WEB-01').label.zh });
  });

  test('every notice of every kind is written with an own text, and the rest of the mail stays', () => {
    for (const { name, kind, facts } of noticeCells) {
      const subject = both('自定标题：{order}', 'Own heading: {order}');
      const own = { ...noticeRow(name), subject, sms: both('自定{order}', 'Own {order}') };
      const text = ownTextOf({ id: 'a', notice: name, ...own, why: 'w', from: '2026-12-05' });
      const found = textsInForce([{ id: 'a', ...text }], '2026-12-05').notice(name);
      expect(text.key).toBe(noticeTextKey(name));
      const values = sampleValuesOf(name, facts, 'zh');
      const before = buildLetter(name, 'partner', 'zh', values);
      const after = buildLetter(name, 'partner', 'zh', { ...values, ...(found && { own: found }) });
      expect(after, `${name} ${kind}`).toEqual({
        ...before,
        heading: '自定标题',
        subject: `自定标题：${values.order}`,
        sms: expect.stringContaining(`自定${values.order}`),
      });
    }
  });

  test('an own text names the principal of the website or app, and a part that stays is said of an app by the program', () => {
    const name = 'numberPublished';
    const own = { ...noticeRow(name), subject: both('请{principal}查看：{order}', 'For the {principal}: {order}') };
    const said = noticeCells
      .filter((cell) => cell.name === name && ['FIRST_APP', 'FIRST_FILING'].includes(cell.kind))
      .map(({ facts }) => buildLetter(name, 'partner', 'zh', { ...sampleValuesOf(name, facts, 'zh'), own }));
    expect(said.map(({ subject }) => subject.slice(0, 6)).sort()).toEqual(['请服务负责人', '请网站负责人']);
    expect(said.map(({ happened }) => /(网站|APP) ?备案号/.exec(happened)?.[1]).sort()).toEqual(['APP', '网站']);
  });
});
