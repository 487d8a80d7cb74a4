import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fillOrder } from '../../testing/fill-order.ts';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import type { FillOrder } from './documents.ts';
import { FaceCode, ReusedFaceCheck } from './face-code.tsx';

const order = (more: Partial<FillOrder> = {}): FillOrder =>
  fillOrder({ state: 'VERIFICATION_PENDING', edition: '2023-09', photoGuide: guideOf('FACE_CHECK'), ...more });
const guideOf = (method: FillOrder['photoGuide']['method']) => ({ ...fillOrder().photoGuide, method });

test('a partner makes the code for the phone of the person, under the word of the edition, and reads how the check stands', async () => {
  globalThis.fetch = async () =>
    Response.json({
      data: {
        done: { __typename: 'FaceCheckLink', path: '/face#secret', tries: 5, expiresAt: '2026-12-02T00:00:00Z' },
      },
    });
  for (const language of languages) {
    const faceCheck = {
      stateLabel: 'Done',
      outcomeLabel: 'Doubtful',
      advice: null,
      reusedFrom: null,
      answeredAt: null,
    };
    const { container, user } = await renderIn(language, <FaceCode order={order({ faceCheck })} />);
    expect(container.textContent).toContain('Done · Doubtful');
    expect(container.textContent).toContain(
      language === 'zh' ? '互联网信息服务负责人本人' : 'principal of the internet information service',
    );
    await user.click(screen.getByRole('button'));
    const link = await screen.findByRole('link');
    expect(link.getAttribute('href')).toBe(`${location.origin}/face#secret`);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  }
});

test('an order of another method, or in another state, has no code', async () => {
  for (const more of [{ photoGuide: guideOf('CURTAIN') }, { state: 'DRAFT' }] as const) {
    const { container } = await renderIn('en', <FaceCode order={order(more)} />);
    expect(container.textContent).toBe('');
  }
});

test('an order that takes over a face check says from which order and when, and that no photo is needed', async () => {
  const taken = { stateLabel: 'Done', outcomeLabel: 'The person, taken live', advice: null };
  const faceCheck = { ...taken, reusedFrom: 'BD2611013601706', answeredAt: '2026-11-01T04:00:00.000Z' };
  for (const language of languages) {
    const { container } = await renderIn(language, <ReusedFaceCheck order={{ faceCheck }} />);
    expect(container.textContent).toContain('BD2611013601706');
    expect(container.textContent).toMatch(language === 'zh' ? /不需要再拍照/ : /needs no photo/);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  }
  const own = await renderIn('en', <ReusedFaceCheck order={{ faceCheck: { ...faceCheck, reusedFrom: null } }} />);
  expect(own.container.textContent).toBe('');
});
