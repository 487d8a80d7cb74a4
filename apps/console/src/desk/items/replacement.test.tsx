import { act, renderHook, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Verdict } from '../../order/documents.ts';
import { languages, renderIn } from '../../testing/render.tsx';
import { ReplacementQuestion, useReplacement } from './replacement.tsx';

/** The hook with the cursor on an item that has this verdict. */
function atItem(given: Verdict | null) {
  const verdicts: Record<string, Verdict | null> = { a: given, b: 'pass' };
  const { result, rerender } = renderHook(({ key }) => useReplacement({ key }, (item) => verdicts[item.key] ?? null), {
    initialProps: { key: 'a' },
  });
  const press = (verdict: Verdict): boolean => {
    let isAsked = false;
    act(() => {
      isAsked = result.current.asks(verdict);
    });
    return isAsked;
  };
  return { press, asked: () => result.current.verdict, goTo: (key: string) => rerender({ key }) };
}

test('a verdict in place of another one is given at the second press', () => {
  for (const [given, other] of [
    ['pass', 'return'],
    ['return', 'pass'],
  ] as const) {
    const { press, asked } = atItem(given);
    expect([press(other), asked()]).toEqual([true, other]);
    expect([press(other), asked()]).toEqual([false, null]);
  }
});

test('the first verdict of an item, and the same one again, are not asked about', () => {
  expect([atItem(null).press('return'), atItem('pass').press('pass')]).toEqual([false, false]);
});

test('another item, or the verdict that it has, ends the question', () => {
  const { press, asked, goTo } = atItem('pass');
  press('return');
  goTo('b');
  expect(asked()).toBeNull();
  goTo('a');
  expect([press('return'), press('pass'), asked()]).toEqual([true, false, null]);
  expect(press('return')).toBe(true);
});

const says = {
  zh: { pass: '此项已判为不符，再按一次 Y 改为通过', return: '此项已通过，再按一次 N 改为不符' },
  en: { pass: 'Refused. Press Y again to pass it', return: 'Passed. Press N again to refuse it' },
};
test.each(languages)('the question names the verdict and the key: %s', async (language) => {
  for (const verdict of ['pass', 'return'] as const) {
    await renderIn(language, <ReplacementQuestion verdict={verdict} />);
    expect(screen.getByRole('alert').textContent).toBe(says[language][verdict]);
  }
});
