import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { StaffNotice } from '../../generated/staff-notice.ts';
import { languages, renderIn } from '../../testing/render.tsx';
import NoticeBell from './bell.tsx';

const notice = (id: string, more: Partial<StaffNotice> = {}): StaffNotice => ({
  id,
  kind: 'ASSIGNED',
  text: `Notice ${id}`,
  at: '2026-11-24T01:00:00.000Z',
  unread: true,
  orderId: 'order_1',
  spotCheckId: null,
  bureauId: null,
  ...more,
});

/** Answers as the API does: what was marked is read afterwards. */
async function bell(given: readonly StaffNotice[], language: (typeof languages)[number] = 'en') {
  const marked: string[] = [];
  let notices = given;
  globalThis.fetch = async (_, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: { until?: string } };
    // A page of another file may still send something: this process is shared.
    const isMark = query.includes('seeStaffNotices');
    if (isMark) {
      marked.push(variables.until ?? '');
      notices = notices.map((one) => ({ ...one, unread: false }));
    }
    const answer = { unread: notices.filter((one) => one.unread).length, notices };
    return Response.json({
      data: isMark ? { done: { __typename: 'StaffNotices', ...answer } } : { staffNotices: answer },
    });
  };
  const { user } = await renderIn(language, <NoticeBell />);
  return { user, marked };
}

describe('the bell', () => {
  test('says how many notices are unread, lists them with their places, and marks them once they were shown', async () => {
    const { user, marked } = await bell([
      notice('a', { at: '2026-11-24T03:00:00.000Z' }),
      notice('b', { kind: 'SPOT_CHECK', spotCheckId: 'look_1' }),
      notice('c', { kind: 'BUREAU', orderId: null, bureauId: 'bureau_1', unread: false }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Notices, 2 unread' }));
    const list = await screen.findByRole('dialog', { name: 'Notices' });
    expect(
      within(list)
        .getAllByRole('link')
        .map((one) => one.getAttribute('href')),
    ).toEqual(['/orders/order_1', '/spot-checks/look_1', '/gateway?bureau=bureau_1']);
    await waitFor(() => expect(marked).toEqual(['2026-11-24T03:00:00.000Z']));
    // What was new keeps its dot while the list is open.
    expect(within(list).getAllByRole('img', { name: 'Unread' })).toHaveLength(2);
    await user.keyboard('{Escape}');
    const button = await screen.findByRole('button', { name: 'Notices' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });

  test('marks nothing when nothing is unread', async () => {
    const { user, marked } = await bell([notice('a', { unread: false })]);
    await user.click(await screen.findByRole('button', { name: 'Notices' }));
    await screen.findByText('Notice a');
    expect(marked).toEqual([]);
  });

  test.each(languages)('says in %s what would be listed', async (language) => {
    const { user } = await bell([], language);
    await user.click(await screen.findByRole('button', { name: language === 'zh' ? '通知' : 'Notices' }));
    expect(await screen.findByText(language === 'zh' ? '没有通知' : 'No notices')).toBeTruthy();
  });
});
