import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Order } from '../../order/documents.ts';
import { renderIn } from '../../testing/render.tsx';
import { FaceLine } from './face-line.tsx';

type Check = NonNullable<Order['faceCheck']>;
const check = (more: Partial<Check> = {}): Check => ({
  ...{ id: 'face_1', state: 'done', stateLabel: 'Has its result', outcome: 'doubtful', outcomeLabel: 'Doubtful' },
  reusedFrom: null,
  ...{ advice: 'Compare photo and ID by eye', score: 61, consentVersion: '2026-11' },
  ...{ consentedAt: '2026-11-29T02:00:00Z', sentAt: '2026-11-29T02:01:00Z', answeredAt: '2026-11-29T02:01:05Z' },
  ...{ signedAt: null, commitmentVersion: null, commitmentText: null },
  pictures: [
    {
      id: 'face_2',
      label: 'ID, portrait',
      url: '/face-pictures/face_2',
      thumbnailUrl: '/face-pictures/face_2?size=thumbnail',
    },
  ],
  ...more,
});

test('the reviewer reads outcome and likeness, what to do, and sees the pictures of the ID', async () => {
  const { container } = await renderIn('en', <FaceLine order={{ faceCheck: check() }} />);
  expect(container.textContent).toMatch(/Doubtful 61%.*agreed .*version 2026-11.*Compare photo and ID by eye/);
  expect(screen.getByRole('img', { name: 'ID, portrait' }).getAttribute('src')).toContain('size=thumbnail');
  expect(screen.getByRole('link').getAttribute('href')).toBe('/face-pictures/face_2');
  const none = await renderIn('en', <FaceLine order={{ faceCheck: null }} />);
  expect(none.container.textContent).toContain('Not begun yet');
});

test('the reviewer reads when the commitment was signed, in which version, and its text', async () => {
  const signed = { signedAt: '2026-11-29T02:00:30Z', commitmentVersion: '2018-06', commitmentText: '承诺一\n承诺二' };
  const { container } = await renderIn('zh', <FaceLine order={{ faceCheck: check(signed) }} />);
  expect(container.textContent).toMatch(/承诺书于 .*在手机上签署（2018-06 版）/);
  expect(screen.getByText('承诺二')).toBeTruthy();
});
