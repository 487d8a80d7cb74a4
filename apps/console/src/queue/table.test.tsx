import { kindRow } from '@beian/domain/order-names';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { noteServerTime } from '../app/providers/server-clock.ts';
import type { QueueDesk } from '../generated/queue.ts';
import type { OrderRow } from '../order/documents.ts';
import { orderRow } from '../testing/orders.ts';
import { chineseIn, languages, renderIn } from '../testing/render.tsx';
import { readView } from './filters.ts';
import { type QueueRowsProps, QueueTable } from './table.tsx';

noteServerTime('2026-11-24T02:00:00.000Z');
const due = (more: Partial<NonNullable<OrderRow['due']>> = {}): NonNullable<OrderRow['due']> => ({
  at: '2026-11-24T07:26:00.000Z',
  provisional: false,
  level: 0,
  duty: 'initialReview',
  label: '',
  left: { amount: 192, unit: 'MINUTES', overdue: false },
  share: 0.4,
  pausedSecondsLeft: null,
  ...more,
});
const deskWith = (...columns: QueueDesk['columns']): QueueDesk => ({
  columns,
  density: 'NORMAL',
  arranged: true,
  views: [],
});

/** A table of rows, and what its reader asked for. */
async function table(rows: readonly OrderRow[], more: Partial<QueueRowsProps> & { language?: 'zh' | 'en' } = {}) {
  const asked: unknown[] = [];
  const { language = 'zh', ...props } = more;
  const { user, container } = await renderIn(
    language,
    <QueueTable
      rows={rows.map((row) => ({ row, gone: false }))}
      view={readView(new URLSearchParams('stage=OPEN'))}
      desk={undefined}
      cursor={null}
      picked={null}
      onSort={(next) => asked.push(next)}
      onCursor={(id) => asked.push(`cursor ${id}`)}
      onOpen={(id) => asked.push(`open ${id}`)}
      {...props}
    />,
  );
  const heads = () => screen.getAllByRole('columnheader').map((one) => one.textContent);
  return { user, container, asked, heads };
}

describe('the queue', () => {
  test.each(languages)('shows in %s when each order is due, who holds it and what changed', async (language) => {
    const { container, heads } = await table(
      [
        orderRow('BD1', {
          due: due(),
          lease: { holderName: 'Bailu', until: '2026-11-24T02:30:00.000Z', mine: false },
          changedLabels: ['name', 'domain', 'phone', 'mail'],
        }),
        orderRow('BD2', {
          due: due({ level: 100, share: 1.2, left: { amount: 2, unit: 'WORKING_DAYS', overdue: true } }),
        }),
      ],
      { language },
    );
    const [, first, second] = screen.getAllByRole('row');
    const texts = {
      zh: ['剩 3 小时 12 分', '今天 15:26', '+2 项', 'Bailu', '逾期 2 个工作日', '未领取'],
      en: ['3 h 12 min left', 'today 15:26', '+2', 'Bailu', '2 working days overdue', 'Unclaimed'],
    };
    for (const text of texts[language].slice(0, 4)) expect(first?.textContent).toContain(text);
    for (const text of texts[language].slice(4)) expect(second?.textContent).toContain(text);
    expect(screen.getByRole('link', { name: 'BD1' }).getAttribute('href')).toBe('/orders/order_BD1');
    expect(heads()).toHaveLength(9);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });

  test('says that a due time is provisional, and that nothing is due', async () => {
    await table([orderRow('BD1', { due: due({ provisional: true }) }), orderRow('BD2')]);
    const [, first, second] = screen.getAllByRole('row');
    expect(first?.textContent).toContain('暂定');
    // Nobody needs to claim an order of which nothing is due.
    expect(second?.textContent).not.toContain('未领取');
  });

  test('has the columns that its reader has chosen, always with due time and number', async () => {
    const { heads } = await table([orderRow('BD1')], { desk: deskWith('partner', 'submitted') });
    expect(heads()).toEqual(['到期', '订单', '提交时间', '合作方'].map((head) => expect.stringContaining(head)));
  });

  test.each(languages)('says in %s of each order what kind it is, cancellations by another badge', async (language) => {
    const kinds = ['CHANGE_BOTH', 'CANCEL_SUBJECT'] as const;
    await table(
      kinds.map((kind) => orderRow(kind, { kind })),
      { language },
    );
    const badges = kinds.map((kind) => screen.getByTitle(kindRow(kind).label[language]));
    expect(badges.map((one) => one.textContent)).toEqual(kinds.map((kind) => kindRow(kind).label[language]));
    expect(badges.map((one) => one.dataset.effect)).toEqual(['change', 'end']);
  });

  test('shows the state only where orders of several states are listed', async () => {
    const all = deskWith('state');
    const { heads } = await table([orderRow('BD1')], { desk: all });
    expect(heads()).toHaveLength(2);
    await table([orderRow('BD2')], { desk: all, view: readView(new URLSearchParams('stage=ALL')) });
    expect(screen.getAllByRole('columnheader', { name: '状态' })).toHaveLength(1);
  });

  test('is sorted by a click on a column head; a second click reverses the order', async () => {
    const shown = { desk: deskWith('submitted') };
    const { user, asked } = await table([orderRow('BD1')], shown);
    const head = () => screen.getByRole('columnheader', { name: /提交时间/ });
    expect(head().getAttribute('aria-sort')).toBeNull();
    await user.click(screen.getByRole('button', { name: /提交时间/ }));
    expect(asked).toEqual([{ sort: 'SUBMITTED', descending: false }]);
    const view = readView(new URLSearchParams('stage=OPEN&sort=SUBMITTED'));
    const sorted = await table([orderRow('BD2')], { ...shown, view });
    expect(head().getAttribute('aria-sort')).toBe('ascending');
    await sorted.user.click(screen.getByRole('button', { name: /提交时间/ }));
    expect(sorted.asked).toEqual([{ sort: 'SUBMITTED', descending: true }]);
  });

  test('keeps an order that has left it in place, and says so', async () => {
    await table([], { rows: [{ row: orderRow('BD1'), gone: true }] });
    expect(screen.getAllByRole('row')[1]?.title).toBe('已离开本队列');
  });

  test('moves the cursor to the row that is clicked, and opens it by a double click', async () => {
    const { user, asked } = await table([orderRow('BD1'), orderRow('BD2', { subjectName: 'BD2 Tea' })], {
      cursor: 'order_BD1',
    });
    const [, first, second] = screen.getAllByRole('row');
    expect([first, second].map((one) => one?.getAttribute('aria-current'))).toEqual(['true', null]);
    await user.dblClick(screen.getByText('BD2 Tea'));
    expect(asked).toContain('cursor order_BD2');
    expect(asked.at(-1)).toBe('open order_BD2');
  });

  test('lets rows be picked one by one and all at once, only by those who assign', async () => {
    const toggled: string[] = [];
    const picked = {
      ids: new Set(['order_BD1']),
      toggle: (id: string) => toggled.push(id),
      toggleAll: (ids: readonly string[]) => toggled.push(ids.join()),
      selectRange: () => undefined,
      replace: () => undefined,
    };
    const { user } = await table([orderRow('BD1'), orderRow('BD2')], { picked });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '选择 BD1' }).checked).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: '选择 BD2' }));
    await user.click(screen.getByRole('checkbox', { name: '选择本页所有订单' }));
    expect(toggled).toEqual(['order_BD2', 'order_BD1,order_BD2']);
  });
});
