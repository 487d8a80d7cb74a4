import { screen, waitFor, within } from '@testing-library/react';
import { App } from 'antd';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import type { EventInputs } from '../order/perform.ts';
import { action, deskOrder, item, returnReasons } from '../testing/orders.ts';
import { answerQueriesWith, languages, renderIn } from '../testing/render.tsx';
import { Desk } from './desk.tsx';

const now = '2026-11-24T02:00:00.000Z';
const words = {
  zh: {
    ...{ hold: '等待补件', add: '添加一项', reasons: 'website.name的理由' },
    awaits: '审核暂停，等待申请人补件：website.name。最晚 11-26 10:00 恢复审核，审核时限剩 3 小时 12 分。',
  },
  en: {
    ...{ hold: 'Wait for a supplement', add: 'Add an item', reasons: 'Reasons for website.name' },
    awaits:
      'Review paused, waiting for the applicant: website.name. It resumes by 11-26 10:00 at the latest; review clock: 3 h 12 min left.',
  },
};

const heldDue = {
  ...{ at: '2026-11-26T02:00:00.000Z', provisional: false, level: 0, duty: 'supplement', label: 'Supplement' },
  ...{ left: { amount: 2, unit: 'WORKING_DAYS' as const, overdue: false }, share: 0, pausedSecondsLeft: 11_520 },
};
const awaited = item('website.name', { inReview: true, hash: 'a' });
const held = deskOrder([{ ...awaited, flagged: true }], [], {
  ...{ state: 'SUPPLEMENT_PENDING', move: 'applicant', lease: null, due: heldDue },
});
const viewer = { kind: 'staff', name: 'Bai', roles: ['reviewer'], permissions: [], partner: null, now };
let order = held;
const sent: EventInputs['holdForApplicant'][] = [];
const answers = {
  Viewer: () => ({ viewer }),
  Order: () => ({ viewer: { now }, order }),
  ReturnReasons: returnReasons,
  DeskDraft: () => ({ deskDraft: { body: '' } }),
  SaveDeskDraft: () => ({ saveDeskDraft: { __typename: 'DeskDraft' } }),
  Heartbeat: () => ({ heartbeat: { __typename: 'Order', ...order } }),
  HoldForApplicant: ({ reasons }: EventInputs['holdForApplicant']) => {
    sent.push({ reasons });
    order = held;
    return { done: { __typename: 'Order', ...order } };
  },
};

test.each(languages)(
  'Shift+H opens the form of a wait; once it is sent the desk says for what and until when, and what the clock has left, in %s',
  async (language) => {
    const { hold, add, reasons, awaits } = words[language];
    order = deskOrder([awaited], [action('holdForApplicant', hold)]);
    sent.length = 0;
    answerQueriesWith(answers);
    const { user } = await renderIn(
      language,
      <App>
        <Routes>
          <Route path="/orders/:id" element={<Desk />} />
        </Routes>
      </App>,
      { path: '/orders/order_1', signedIn: true },
    );
    await screen.findByRole('toolbar');
    await user.keyboard('{Shift>}h{/Shift}');
    const form = await screen.findByRole('region', { name: hold });
    const send = within(form).getByRole<HTMLButtonElement>('button', { name: hold });
    expect(send.disabled).toBe(true);
    await user.click(within(form).getByRole('combobox', { name: add }));
    await user.click(await screen.findByTitle('website.name'));
    await user.type(within(form).getByRole('combobox', { name: reasons }), 'WEB-01{Enter}');
    await user.click(send);
    await waitFor(() => expect(sent).toEqual([{ reasons: [{ code: 'WEB-01', item: 'website.name', advice: null }] }]));
    await screen.findByText(awaits);
  },
);
