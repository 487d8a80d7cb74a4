import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Submission } from '../../generated/submission.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { Submissions } from './submissions.tsx';

const file = (more: Partial<Submission> = {}): Submission => ({
  id: 'submission_1',
  bureauId: 'bureau_1',
  bureauName: 'Jiangsu',
  sequence: '41',
  state: 'ACCEPTED',
  stateLabel: 'Accepted',
  fileName: 'filing000041.xml',
  fileHash: 'a1b2c3d4e5f6'.padEnd(64, '0'),
  bytes: 4096,
  attempts: 2,
  orders: 3,
  answered: 1,
  answeredAt: '2026-11-24T03:00:00.000Z',
  kindLabels: ['Change of website'],
  firstOrder: { id: 'order_1', number: 'BD2611243601708' },
  sentAt: '2026-11-24T01:00:00.000Z',
  createdAt: '2026-11-24T01:00:00.000Z',
  settledAt: '2026-11-24T01:01:00.000Z',
  code: null,
  said: null,
  ...more,
});

const names = () => ({ bureaus: [{ id: 'bureau_1', provinceName: 'Jiangsu' }] });

/** The page with these files. */
function page(files: readonly Submission[], language: (typeof languages)[number] = 'en') {
  const answer = () => ({
    submissions: {
      edges: files.map((node) => ({ node })),
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: files.length,
      totalIsCapped: false,
    },
  });
  answerQueriesWith({ BureauNames: names, Submissions: answer });
  return renderIn(language, <Submissions />);
}

describe('the submissions of all bureaus', () => {
  test('are shown with bureau, content, orders, outcome, tries and a short hash', async () => {
    await page([file(), file({ id: 'submission_2', sequence: '42', orders: 0, firstOrder: null, kindLabels: [] })]);
    const [, first, second] = await screen.findAllByRole('row');
    expect(first?.textContent).toMatch(
      /41.*Jiangsu.*Change of website.*BD2611243601708.*Accepted.*1 of 3.*2.*a1b2c3d4/,
    );
    expect(second?.textContent).toContain('Verification answer or materials');
    const link = within(first as HTMLElement).getByRole('link', { name: 'BD2611243601708' });
    expect(link.getAttribute('href')).toBe('/orders/order_1');
    expect(screen.getByRole('button', { name: 'Jiangsu · File no. 41, Accepted' }).getAttribute('aria-expanded')).toBe(
      'false',
    );
  });

  test('name the reason of a refused file, in words', async () => {
    await page([file({ state: 'REFUSED', stateLabel: 'Refused', code: '14', said: 'Wrong number' })]);
    expect(await screen.findByText('14 Wrong number')).toBeTruthy();
  });

  test.each(languages)('say in %s that there are none, and what to do', async (language) => {
    const { container } = await page([], language);
    expect(await screen.findByText(language === 'zh' ? '还没有上报记录' : 'No submissions yet')).toBeTruthy();
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });
});
