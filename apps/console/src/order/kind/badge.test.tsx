import { kindRow, orderKinds } from '@beian/domain/order-names';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { languages, renderIn } from '../../testing/render.tsx';
import { KindBadge } from './badge.tsx';

describe.each(languages)('the badge of a kind in %s', (language) => {
  test('says the label of each kind, whole on hover', async () => {
    for (const kind of orderKinds) {
      await renderIn(language, <KindBadge kind={kind} />);
      const label = kindRow(kind).label[language];
      expect(screen.getByText(label).textContent).toBe(label);
      expect(screen.getByTitle(label).textContent).toBe(label);
    }
  });

  test('looks otherwise for what ends something', async () => {
    for (const kind of orderKinds) {
      const { container } = await renderIn(language, <KindBadge kind={kind} />);
      const effect = container.querySelector('[data-effect]')?.getAttribute('data-effect');
      expect([kind, effect === 'end']).toEqual([kind, kindRow(kind).effect.does === 'end']);
    }
  });
});
