import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { NoticeTextsPage } from './notices-page.tsx';
import { TextForm } from './text-form.tsx';

const coming = {
  ...{ id: 'text_1', key: 'notice:submitted', state: 'COMING', stateLabel: '-', from: '2027-01-05', until: null },
  draftId: 'draft_1',
  texts: JSON.stringify({
    subject: { zh: '已交：{order}', en: 'Handed in: {order}' },
    body: { zh: '订单 {order} 已交。', en: 'Order {order} was handed in.' },
    sms: { zh: '订单{order}已交', en: 'Order {order} was handed in.' },
  }),
};
const read = (subject: string, sms: string | null) => ({
  ...{ subject, mail: `mail of ${subject}`, sms, smsLength: sms?.length ?? null, smsParts: sms === null ? null : 1 },
});
const ownTexts = () => ({ ownTexts: [coming] });
const textPreview = () => ({
  textPreview: {
    faults: [],
    beforeIsOwn: false,
    samples: [
      {
        ...{ orderId: null, orderNumber: 'BD1', kindLabel: '-', recipientLabel: '-' },
        readings: ['zh', 'en'].map((language) => ({
          ...{ language, before: read('before', null), after: read('after', 'an sms') },
        })),
      },
    ],
  },
});

describe('the texts of notices', () => {
  test.each(languages)('show in %s what is in force, and what comes with its day', async (language) => {
    answerQueriesWith({ OwnTexts: ownTexts });
    await renderIn(language, <NoticeTextsPage />);
    const link = await screen
      .findByRole('link', { name: language === 'zh' ? '2027-01-05 起改为' : 'From 2027-01-05 on' })
      .catch(() => screen.getAllByRole('link', { name: /2027-01-05/ })[0]);
    expect(link?.getAttribute('href')).toBe('/own-rules/drafts/draft_1');
  });
});

describe('the form of a text', () => {
  test('checks each part as it is typed, shows what recipients read, and is saved as a change', async () => {
    answerQueriesWith({ OwnTexts: ownTexts, TextPreview: textPreview });
    const saved: unknown[] = [];
    const { user } = await renderIn(
      'en',
      <TextForm
        of="reason:WEB-01"
        edited={{
          does: 'reasonText',
          text: {
            ...{ id: 'one', reason: 'WEB-01', why: 'shorter', from: '2027-01-05' as never },
            label: { zh: '站名须改', en: 'Name to be changed' },
            advice: { zh: '请改站名', en: 'Change the name' },
          },
        }}
        onSave={async (made) => {
          saved.push(made);
          return { __typename: 'OpenedRuleDraft' };
        }}
        onDone={() => undefined}
        onClose={() => undefined}
      />,
    );
    const label = await screen.findByRole('textbox', { name: 'Reason (English)' });
    await user.type(label, '{{}');
    expect((await screen.findByRole('alert')).textContent).toBe('A reason has no placeholders { }');
    await user.clear(label);
    await user.type(label, 'Another name');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(
      within(await screen.findByRole('region', { name: 'With the change' })).getByText('mail of after'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the text' }));
    expect(saved).toEqual([
      {
        does: 'reasonText',
        text: expect.objectContaining({ id: 'one', reason: 'WEB-01', label: { zh: '站名须改', en: 'Another name' } }),
      },
    ]);
    expect(chineseIn(document.body).join('')).not.toContain('请填写');
  });
});
