import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fillItem } from '../../testing/fill-order.ts';
import { answerPictures, paperReading, paperValue, scan, showEverything } from '../../testing/readings.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import type { FillItem, FillOrder } from './documents.ts';
import { Fields } from './fields.tsx';

const item = (more: Partial<FillItem>) => fillItem({ registered: null, now: null, ...more });
const order = (items: FillItem[]) =>
  ({ kind: 'CHANGE_WEBSITE', province: '320000', record: { elsewhere: false }, items }) satisfies Partial<FillOrder>;
const draft = { typed: {}, refused: [], active: undefined, type: () => undefined, leave: () => undefined };

test('what the filing lacks stands first in a group of its own, with the reason at each field', async () => {
  const noRegions = () => ({ regions: [] });
  answerQueriesWith({ Regions: noRegions });
  const lacking = { outcome: 'fail', ruleId: 'B-8.1', message: 'The filing lacks it', suggestion: 'Fill it in' };
  const items = [
    item({}),
    item({ key: 'subject.city', group: 'missing', findings: [lacking] }),
    item({ key: 'subject.principal.mobile', group: 'missing', findings: [lacking] }),
    item({ key: 'subject.filingPassword', group: 'filingPassword' }),
  ];
  for (const language of languages) {
    const { container } = await renderIn(
      language,
      <Fields step="subject" order={order(items)} draft={draft} canSave />,
    );
    const names = screen.getAllByRole('region').map((one) => one.getAttribute('aria-label'));
    expect(names).toEqual(
      language === 'zh' ? ['备案缺少的信息', '备案密码'] : ['Missing from the filing', 'Filing password'],
    );
    const [missing] = screen.getAllByRole('region');
    if (missing === undefined) throw new Error('no group');
    expect(within(missing).getAllByText(/The filing lacks it/)).toHaveLength(2);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  }
});

test('a name with another dot is proposed with the right one, and taken by a click', async () => {
  answerQueriesWith({});
  const type = vi.fn();
  const items = [item({ key: 'website.principal.name', now: ['样例•测试'] })];
  await renderIn('zh', <Fields step="people" order={order(items)} draft={{ ...draft, type }} canSave />);
  fireEvent.click(screen.getByRole('button', { name: '改为“样例·测试”' }));
  expect(type.mock.calls[0]?.slice(0, 2)).toEqual(['website.principal.name', '样例·测试']);
});

test('what a scan says stands at its field, and not while another value is typed', async () => {
  answerQueriesWith({});
  const hideAgain = showEverything();
  answerPictures();
  const reading = paperReading({ outcome: 'DIFFERS', outcomeLabel: '不一致', values: [paperValue('样例茶业')] });
  const items = [
    item({ now: ['样例茶叶'], paperReadings: [reading] }),
    item({ key: 'material.SUBJECT_CERT', group: 'material', material: scan() }),
  ];
  const { container, update } = await renderIn(
    'zh',
    <Fields step="website" order={order(items)} draft={draft} canSave />,
  );
  expect(screen.getByRole('list', { name: /^证件识别/ }).textContent).toContain('不一致');
  await waitFor(() => expect(container.querySelectorAll('img')).toHaveLength(1));
  expect(screen.queryByRole('button', { name: /在.*上查看/ })).toBeNull();
  update(
    <Fields step="website" order={order(items)} draft={{ ...draft, typed: { 'website.name': '样例茶业' } }} canSave />,
  );
  expect(screen.queryByRole('list', { name: /^证件识别/ })).toBeNull();
  hideAgain();
});
