import { screen, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import type { Order } from '../../order/documents.ts';
import { returnReasons } from '../../testing/orders.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { History } from './history.tsx';

beforeEach(() => answerQueriesWith({ ReturnReasons: returnReasons }));

type Event = Order['timeline'][number];
const event = (id: string, at: string, name: Event['event'], more: Partial<Event> = {}): Event => ({
  ...{ id, at, event: name, label: name, from: null, to: null, detail: null, verdict: null },
  ...{ actorKind: 'staff', actorName: 'Bai' },
  ...more,
});
const items = ['a', 'b', 'c', 'd', 'e', 'f'];
const timeline = [
  event('1', '2026-12-08T01:00:00Z', 'submit', { to: 'INITIAL_REVIEW', actorKind: 'partner' }),
  ...items.map((item, nth) =>
    event(item, `2026-12-08T02:00:1${nth}Z`, 'recordVerdict', {
      verdict: {
        ...{ item, label: `item ${item}` },
        ...(nth === 2
          ? ({ verdict: 'return', codes: ['WEB-01'] } as const)
          : ({ verdict: 'pass', codes: [] } as const)),
      },
    }),
  ),
  event('9', '2026-12-08T03:00:00Z', 'logCall', { detail: 'reached' }),
];
const notice = {
  ...{ id: 'n1', name: 'returned', label: 'Returned', recipient: 'principal', createdAt: '2026-12-08T05:00:00Z' },
  ...{
    mediumLabel: 'SMS',
    address: '138****0000',
    tries: 1,
    triedAt: '2026-12-08T05:01:00Z',
    faultLabel: null,
    insteadOf: null,
  },
};
const refused = { sentAt: null, failedAt: '2026-12-08T05:01:00Z', faultLabel: 'it takes no messages' };
const reveal = { id: 'r1', label: 'Mobile', purposeLabel: 'Call', words: 'back', staffName: 'Bai' };
const order = {
  ...{ id: 'order_1', number: 'BD1', timeline, calls: [], notes: [], advice: [], escalations: [], attempts: [] },
  reveals: [{ ...reveal, at: '2026-12-08T04:00:00Z' }],
  notices: [
    { ...notice, ...refused },
    {
      ...notice,
      id: 'n2',
      mediumLabel: 'Mail',
      address: 'l***@shop.example',
      tries: 0,
      triedAt: null,
      sentAt: null,
      failedAt: null,
    },
    {
      ...notice,
      id: 'n3',
      mediumLabel: 'Messenger',
      address: 'u*********',
      sentAt: '2026-12-08T05:02:00Z',
      failedAt: null,
      insteadOf: 'n1',
    },
  ],
  ...{ bureauAnswers: [], report: null },
};

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

async function shown(language: (typeof languages)[number]) {
  const rendered = await renderIn(
    language,
    <>
      <History order={order} />
      <Address />
    </>,
  );
  const list = screen.getByRole('list', { name: language === 'zh' ? '时间线' : 'Timeline' });
  return { ...rendered, list, lines: () => [...list.querySelectorAll(':scope > li > ol > li')] };
}

test.each(languages)(
  'six verdicts of one person are one line that opens with item and reason, in %s',
  async (language) => {
    const { user, list, lines, container } = await shown(language);
    expect(lines()).toHaveLength(5);
    const fold = within(list).getByRole('button', {
      name: language === 'zh' ? 'Bai 给出 6 项结论：5 项通过，1 项不符' : 'Bai judged 6 items: 5 passed, 1 refused',
    });
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    await user.click(fold);
    const verdicts = within(fold.parentElement ?? list).getAllByRole('listitem');
    expect(verdicts).toHaveLength(6);
    expect(verdicts[2]?.textContent).toMatch(language === 'zh' ? /^10:00:12item c× 不符WEB-01 / : /^10:00:12item c× /);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  },
);

test('filters by kind, in the address, and the tab counts the same lines', async () => {
  const { user, lines } = await shown('zh');
  expect(screen.getByRole('tab', { name: /^时间线/ }).textContent).toBe('时间线 5');
  const kinds = within(screen.getByRole('group', { name: '筛选时间线' }));
  expect(kinds.getAllByRole('button').map((one) => one.textContent)).toEqual([
    ...['全部 5', '状态 1', '结论 1', '沟通 1', '通知 1', '查看记录 1'],
  ]);
  await user.click(kinds.getByRole('button', { name: /^通知/ }));
  expect(screen.getByTestId('address').textContent).toBe('?events=notice');
  expect(lines().map((one) => one.textContent)).toEqual([
    '13:00已通知：Returned负责人 · SMS · 138****0000 · 2026-12-08 13:01 未能送达，已停止重试；负责人 · Mail · l***@shop.example · 待送达；负责人 · Messenger · u********* · 已送达',
  ]);
  await user.click(kinds.getByRole('button', { name: /^全部/ }));
  expect(screen.getByTestId('address').textContent).toBe('');
  expect(lines()).toHaveLength(5);
});

test.each(languages)(
  'a notice that could not be delivered says why, when it was tried, and what took its place, in %s',
  async (language) => {
    const { user } = await shown(language);
    await user.click(screen.getByRole('tab', { name: language === 'zh' ? /^通知/ : /^Notices/ }));
    const panel = screen.getByRole('tabpanel', { name: language === 'zh' ? /^通知/ : /^Notices/ });
    const lines = within(panel)
      .getAllByRole('listitem')
      .map((one) => one.textContent);
    expect(lines).toEqual(
      language === 'zh'
        ? [
            expect.stringMatching(/Messenger · .* 已送达代替SMS$/),
            expect.stringMatching(/Mail · l\*\*\*@shop\.example · 待送达$/),
            expect.stringMatching(
              /SMS · 138\*\*\*\*0000 · .*未能送达，已停止重试第 1 次尝试 .*：it takes no messages$/,
            ),
          ]
        : [
            expect.stringMatching(/Messenger · .* delivered .*in place of SMS$/),
            expect.stringMatching(/Mail · l\*\*\*@shop\.example · not delivered yet$/),
            expect.stringMatching(/SMS · 138\*\*\*\*0000 · could not be delivered.*try 1 at .*: it takes no messages$/),
          ],
    );
  },
);
