import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReasonInput } from '../../order/perform.ts';
import { returnReasons } from '../../testing/orders.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { ReasonPicker } from './reason-picker.tsx';

beforeEach(() => answerQueriesWith({ ReturnReasons: returnReasons }));

const label = (language: (typeof languages)[number]) =>
  language === 'zh' ? '网站名称的理由' : 'Reasons for Website name';

/** The picker of an item that keeps the reasons it was given. */
async function picker({
  language = 'zh' as (typeof languages)[number],
  place = 'website.name',
  suggested = [] as string[],
  chosen = [] as { code: string; advice: string }[],
} = {}) {
  const saved: ReasonInput[][] = [];
  const left: string[] = [];
  const element = (reasons: typeof chosen) => (
    <ReasonPicker
      place={place}
      label={language === 'zh' ? '网站名称' : 'Website name'}
      chosen={reasons}
      suggested={new Set(suggested)}
      opens
      onSave={(reasons) => saved.push(reasons)}
      onLeave={() => left.push('leave')}
      onNext={() => left.push('next')}
    />
  );
  const { user, container, update } = await renderIn(language, element(chosen));
  await screen.findAllByRole('option');
  return {
    user,
    container,
    saved,
    left,
    field: screen.getByRole<HTMLInputElement>('combobox', { name: label(language) }),
    store: (reasons: typeof chosen) => update(element(reasons)),
    options: () => screen.queryAllByRole('option').map((one) => one.dataset.code),
  };
}

describe('the picker of reasons', () => {
  test('opens with the focus, and lists only reasons that fit the item', async () => {
    const { field, options } = await picker();
    expect(document.activeElement).toBe(field);
    expect(options()).toContain('WEB-01');
    expect(options()).not.toContain('PHO-02');
  });

  test.each(languages)('finds a reason by typing and picks it by Enter in %s', async (language) => {
    const { user, saved, container } = await picker({ language });
    await user.keyboard(language === 'zh' ? 'wzmc' : 'website');
    const [first] = screen.getAllByRole('option', { selected: true });
    expect(first?.dataset.code).toBe('WEB-01');
    expect(first?.querySelector('mark')?.textContent).toBe(language === 'zh' ? '网站名称' : 'Website');
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
    await user.keyboard('{Enter}');
    expect(saved).toEqual([[{ code: 'WEB-01', advice: null }]]);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('moves on with a second Enter', async () => {
    const { user, left, store } = await picker();
    await user.keyboard('wzmc{Enter}');
    store([{ code: 'WEB-01', advice: '' }]);
    await user.keyboard('{Enter}');
    expect(left).toEqual(['next']);
  });

  test('moves through the list by arrows, names the active option to screen readers, and closes by Escape', async () => {
    const { user, field, options, left } = await picker();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    const active = screen.getByRole('option', { selected: true });
    expect(active.dataset.code).toBe(options()[1]);
    expect(field.getAttribute('aria-activedescendant')).toBe(active.id);
    await user.keyboard('{Escape}');
    expect([options(), left, document.activeElement === field]).toEqual([[], ['leave'], false]);
  });

  test('takes an Enter that chooses a Chinese character for no choice of a reason', async () => {
    const { saved, field } = await picker();
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true });
    field.dispatchEvent(enter);
    expect(saved).toEqual([]);
  });

  test('offers first what a failed check suggests, and says so', async () => {
    const { options } = await picker({ suggested: ['WEB-03'] });
    expect(options()[0]).toBe('WEB-03');
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('检查建议');
  });

  test('says when no reason meets the text', async () => {
    const { user } = await picker();
    await user.keyboard('qqqq');
    screen.getByText('没有适用于此项的理由');
  });

  test('sends edited advice when the field is left, and nothing when it was not edited', async () => {
    const { user, saved } = await picker({ chosen: [{ code: 'WEB-01', advice: '请写全称' }], place: 'website.name' });
    const advice = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^WEB-01 修改意见/ });
    expect(advice.value).toBe('请写全称');
    await user.click(advice);
    await user.tab();
    expect(saved).toEqual([]);
    await user.type(advice, '和类别');
    await user.tab();
    expect(saved).toEqual([[{ code: 'WEB-01', advice: '请写全称和类别' }]]);
  });

  test('removes a reason', async () => {
    const chosen = [
      { code: 'WEB-01', advice: '一' },
      { code: 'WEB-03', advice: '二' },
    ];
    const { user, saved } = await picker({ chosen, place: 'order' });
    await user.click(screen.getByRole('button', { name: '去掉理由 WEB-01' }));
    expect(saved).toEqual([[{ code: 'WEB-03', advice: '二' }]]);
  });
});
