import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import type { PhotoRow } from './documents.ts';
import { PhotosPage } from './page.tsx';

const row: PhotoRow = {
  id: 'order_1',
  number: 'BD2611243601708',
  kind: 'CHANGE_WEBSITE',
  kindLabel: 'Change of website',
  stateLabel: 'Photo review',
  subjectName: 'Sample unit',
  provinceName: 'Jiangsu',
  round: 2,
  due: null,
  lease: null,
  assignee: null,
  photoReview: { principalName: 'W**', methodLabel: 'Curtain', since: '2026-11-24T01:00:00.000Z' },
};

const answerOf = (rows: readonly PhotoRow[]) => ({
  viewer: null,
  orders: {
    edges: rows.map((node) => ({ node })),
    pageInfo: { hasNextPage: false, endCursor: null },
    totalCount: rows.length,
    totalIsCapped: false,
  },
});
const show = (rows: readonly PhotoRow[], language: (typeof languages)[number] = 'en') => {
  const answer = () => answerOf(rows);
  answerQueriesWith({ Photos: answer });
  return renderIn(language, <PhotosPage />);
};

describe('the list of photos', () => {
  test('names the masked principal, the order, the method, the round and who holds it, and shows no picture', async () => {
    const { container } = await show([
      row,
      {
        ...row,
        id: 'order_2',
        number: 'BD2',
        lease: { holder: 'staff_lin', holderName: 'Lin', until: '2026-11-24T02:00:00.000Z', mine: false, token: null },
      },
    ]);
    const [, first, second] = await screen.findAllByRole('row');
    expect(first?.textContent).toMatch(/W\*\*BD2611243601708Sample unitJiangsuCurtain2.*Unclaimed/);
    expect(second?.textContent).toContain('Lin');
    expect(container.querySelectorAll('img')).toHaveLength(0);
    expect(screen.getByRole('link', { name: 'BD2611243601708' }).getAttribute('href')).toBe('/orders/order_1');
  });

  test.each(languages)('says in %s that no photo waits', async (language) => {
    const { container } = await show([], language);
    expect(
      await screen.findByText(language === 'zh' ? '没有等待审核的照片' : 'No photo waits for review'),
    ).toBeTruthy();
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });
});
