import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerQueriesWith, languages, renderIn } from '../../testing/render.tsx';
import { EditionEffectsPage } from './edition-effects.tsx';

const choice = { value: '2023-09', label: 'Edition 2023-09', brings: ['Every province'], inForce: false, confirm: 'x' };
const setting = {
  ...{ name: 'edition', label: 'Edition', explains: '', value: '2018-06', changedAt: null, changedBy: null },
  ...{ mayChange: true, text: null, choices: [choice] },
};
const preview = {
  ...{ id: 'preview_1', draftId: null, edition: '2023-09', version: 0, state: 'DONE', stateLabel: 'Done' },
  ...{ day: '2026-12-03', askedAt: '2026-12-03T01:00:00Z', endedAt: '2026-12-03T01:00:01Z', judged: 9, total: 9 },
  refusalsChanged: 0,
  counts: [{ part: 'OPEN', partLabel: 'Open orders', outcome: 'SMS_STEP', outcomeLabel: 'An SMS step', orders: 4 }],
  partners: [{ part: 'OPEN', partLabel: 'Open orders', partnerId: 'partner_1', partnerName: 'Sample', orders: 4 }],
};
const empty = {
  edges: [],
  nodes: [],
  totalCount: 0,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

describe('the effects of another edition', () => {
  test.each(languages)('are shown in %s by what changes and by partner once they were asked for', async (language) => {
    const sent: object[] = [];
    let found: object | null = null;
    const readSettings = () => ({ settings: [setting] });
    const readPreview = () => ({ editionPreview: found });
    const readOrders = () => ({ rulePreviewOrders: empty });
    const ask = (variables: object) => {
      sent.push(variables);
      found = preview;
      return { done: { __typename: 'RulePreview', ...preview } };
    };
    answerQueriesWith({
      ...{ Settings: readSettings, EditionPreview: readPreview, RulePreviewOrders: readOrders },
      PreviewEdition: ask,
    });
    const { user } = await renderIn(language, <EditionEffectsPage />, { path: '/settings/edition?to=2023-09' });
    await user.click(await screen.findByRole('button', { name: language === 'zh' ? '开始试算' : 'Work it out' }));
    await screen.findByText('An SMS step');
    expect(screen.getByText('Sample')).toBeTruthy();
    expect(sent).toEqual([expect.objectContaining({ edition: '2023-09' })]);
  });
});
