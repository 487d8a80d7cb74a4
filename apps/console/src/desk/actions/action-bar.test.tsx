import { eventRow, type LiveEvent, liveEvents } from '@beian/domain/order';
import { hasAnyRole, staffRoles } from '@beian/domain/staff';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Action, Item, Verdict } from '../../order/documents.ts';
import { action, item } from '../../testing/orders.ts';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { type KeyName, keyText } from '../../ui/key-bindings.ts';
import { ActionBar } from './action-bar.tsx';
import { type BarAction, barEntries } from './bar-entries.ts';

const inReview = (key: string, verdict: Verdict | null): Item => item(key, { inReview: true, hash: key, verdict });

const order = (actions: Action[], more: Partial<Parameters<typeof ActionBar>[0]['order']> = {}) => ({
  id: 'order_1',
  items: [inReview('a', 'pass'), inReview('b', 'return'), inReview('c', null), item('d')],
  calls: [],
  marks: [],
  actions,
  ...more,
});

/** The bar of an order, with the events whose buttons were pressed. */
async function bar(
  shown: ReturnType<typeof order>,
  {
    language = 'zh' as (typeof languages)[number],
    pending = 0,
    undelivered = false,
    busy = null as string | null,
  } = {},
) {
  const pressed: string[] = [];
  const { user, container } = await renderIn(
    language,
    <ActionBar
      order={shown}
      busy={busy}
      verdicts={{ shown: (one) => one.verdict, pending, undelivered }}
      onAct={({ event }: BarAction) => pressed.push(event)}
    />,
  );
  const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
  const described = (name: string) =>
    (button(name).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => container.querySelector(`#${id}`)?.textContent);
  return { user, container, pressed, button, described };
}

const claim = action('claim', '领取');
const approve = action('approveInitialReview', '初审通过');
const reject = action('returnForCorrection', '退回修改');

describe('the action bar', () => {
  test('has a button for every event that staff may raise, except those that have a page or control of their own', () => {
    const elsewhere = ['recordVerdict', 'shipCurtain'];
    const ofStaff = liveEvents.filter((event) => hasAnyRole({ roles: staffRoles }, eventRow(event).by));
    const without = ofStaff.filter((event) => !Object.hasOwn(barEntries, event));
    expect(without.sort()).toEqual(elsewhere);
  });

  test.each(languages)('counts verdicts and refused items, and names the last call, in %s', async (language) => {
    const call = {
      id: 'call_1',
      outcome: 'REACHED' as const,
      staffName: '',
      at: '2026-11-24T02:05:00.000Z',
      note: null,
    };
    const shown = order([], { calls: [call], marks: ['CALL_DUE'] });
    const { container } = await bar(shown, { language });
    const texts = {
      zh: ['已审 2 / 3 项', '1 项不符', '10:05 接通，已确认', '该再次致电了'],
      en: ['2 / 3 items judged', '1 does not match', '10:05 Reached and confirmed', 'second call due'],
    };
    for (const text of texts[language]) expect(container.textContent).toContain(text);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });

  test('has a button for each action of the API that belongs into it, from the lightest to the one that ends the task', async () => {
    const { user, pressed } = await bar(
      order([approve, claim, action('logCall', '记录通话'), action('submit', '提交')]),
    );
    const buttons = within(screen.getByRole('toolbar', { name: '可进行的操作' })).getAllByRole('button');
    expect(buttons.map((one) => one.firstChild?.textContent)).toEqual(['记录通话', '领取', '初审通过']);
    for (const one of buttons) await user.click(one);
    expect(pressed).toEqual(['logCall', 'claim', 'approveInitialReview']);
  });

  test('says once why several buttons are disabled, and each of them is described by that sentence', async () => {
    const sentence = '请先领取此单';
    const { button, described, container } = await bar(
      order([
        { ...approve, ...action('approveInitialReview', '初审通过', [sentence, '还有 1 项没有结论']) },
        action('returnForCorrection', '退回修改', [sentence]),
        claim,
      ]),
    );
    expect([...container.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      '退回修改、初审通过：请先领取此单',
      '初审通过：还有 1 项没有结论',
    ]);
    expect(described('退回修改')).toEqual(['退回修改、初审通过：请先领取此单']);
    expect(described('初审通过')).toHaveLength(2);
    expect([button('退回修改').disabled, button('初审通过').disabled]).toEqual([true, true]);
    expect(button('领取').disabled).toBe(false);
  });

  test('folds more than two sentences, and unfolds them on request', async () => {
    const { user, container, described } = await bar(
      order([action('approveInitialReview', '初审通过', ['一', '二', '三', '四'])]),
    );
    const visible = () => [...container.querySelectorAll('li')].filter((one) => !one.hidden).length;
    expect(visible()).toBe(1);
    expect(described('初审通过')).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: '其余 3 条原因' }));
    expect(visible()).toBe(4);
    await user.click(screen.getByRole('button', { name: '收起' }));
    expect(visible()).toBe(1);
  });

  test('keeps rare actions in a menu, where a disabled one tells its reason', async () => {
    const { user, pressed } = await bar(
      order([claim, action('escalate', '升级'), action('assign', '指派', ['只有主管可以指派'])]),
    );
    expect(screen.queryByText('升级')).toBeNull();
    await user.click(screen.getByRole('button', { name: '更多' }));
    const disabled = await screen.findByRole('menuitem', { name: /指派/ });
    expect([disabled.getAttribute('aria-disabled'), disabled.getAttribute('title')]).toEqual([
      'true',
      '只有主管可以指派',
    ]);
    await user.click(screen.getByRole('menuitem', { name: /升级/ }));
    expect(pressed).toEqual(['escalate']);
  });

  test('blocks what ends the task while verdicts have no answer, and says so', async () => {
    const { button, pressed, user } = await bar(
      order([approve, reject, action('logCall', '记录通话'), action('release', '释放')]),
      {
        pending: 2,
      },
    );
    expect([button('初审通过').disabled, button('记录通话').disabled]).toEqual([true, false]);
    await user.click(button('初审通过'));
    expect(pressed).toEqual([]);
    expect((await screen.findByRole('status')).textContent).toBe('正在保存 2 项结论');
    await screen.findByText('退回修改、初审通过：还有 2 项结论尚未保存，保存后才能操作');
    await user.click(button('更多'));
    await screen.findByRole('menuitem', { name: /^释放/, description: '还有 2 项结论尚未保存，保存后才能操作' });
  });

  test('says that verdicts wait for the network', async () => {
    await bar(order([approve]), { pending: 2, undelivered: true });
    expect((await screen.findByRole('status')).textContent).toBe('2 项结论尚未保存，网络恢复后自动保存');
  });

  /** The key of an action; not every one needs one. */
  const keyOf = (entry: (typeof barEntries)[keyof typeof barEntries]): KeyName | undefined =>
    'key' in entry ? entry.key : undefined;

  test('shows the key of the table at each button and each line of its menu', async () => {
    const all = Object.keys(barEntries) as (keyof typeof barEntries)[];
    const { user } = await bar(order(all.map((event) => action(event, event))));
    const capOf = (event: (typeof all)[number]) => {
      const key = keyOf(barEntries[event]);
      return key === undefined ? '' : keyText(key, 'Ctrl');
    };
    const inBar = all.filter((event) => !('position' in barEntries[event]));
    const buttons = within(screen.getByRole('toolbar')).getAllByRole('button');
    expect(
      Object.fromEntries(buttons.flatMap((one) => (one.textContent === '更多 ' ? [] : [one.textContent])).entries()),
    ).toEqual(Object.fromEntries(inBar.map((event) => `${event}${capOf(event)}`).entries()));
    await user.click(screen.getByRole('button', { name: '更多' }));
    const inMenu = all.filter((event) => 'position' in barEntries[event] && barEntries[event].position === 'menu');
    const lines = await screen.findAllByRole('menuitem');
    expect(lines.map((one) => one.textContent)).toEqual(inMenu.map((event) => `${event}${capOf(event)}`));
  });

  test('has one key for several actions only where no state has two of them', () => {
    const all = Object.entries(barEntries).flatMap(([event, entry]) => {
      const key = keyOf(entry);
      return key === undefined ? [] : [{ from: eventRow(event as LiveEvent).from, key }];
    });
    for (const one of all)
      for (const other of all.filter(({ key }) => key === one.key))
        expect(one === other || one.from.every((state) => !other.from.includes(state)), one.key).toBe(true);
  });

  test('pushes by the key of the decision only what is primary, so not an order that the bureau refused', async () => {
    const push = action('pushToBureau', '提交管局');
    const refused = await bar(order([push]));
    expect(refused.button('提交管局').querySelector('kbd')?.textContent).toBe('P');
    const { button } = await bar(order([{ ...push, primary: true }]));
    expect(button('提交管局').querySelector('kbd')?.textContent).toBe('Ctrl ↵');
    expect(button('提交管局').getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
  });

  test.each(languages)(
    'says that the reasons of an item that was passed after all are kept, with the undo, in %s',
    async (language) => {
      const undone: string[] = [];
      const { user, container } = await renderIn(
        language,
        <ActionBar
          order={order([])}
          busy={null}
          verdicts={{ shown: (one) => one.verdict, pending: 0, undelivered: false }}
          kept={{ label: 'Website name', reasons: 2 }}
          onUndo={() => undone.push('undo')}
          onAct={() => undefined}
        />,
      );
      expect(container.textContent).toContain(
        language === 'zh'
          ? '“Website name”已改为通过，原来的 2 条理由已保留'
          : '“Website name” is passed now; its 2 reasons are kept',
      );
      await user.click(screen.getByRole('button', { name: language === 'zh' ? '撤销' : 'Undo' }));
      expect(undone).toEqual(['undo']);
      if (language === 'en') expect(chineseIn(container)).toEqual([]);
    },
  );

  test('is disabled as a whole while an action is sent', async () => {
    const { user, pressed } = await bar(order([approve, claim, reject]), { busy: 'claim' });
    for (const one of screen.getAllByRole('button')) await user.click(one);
    expect(pressed).toEqual([]);
  });
});
