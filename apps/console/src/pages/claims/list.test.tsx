import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerQueriesWith, languages, renderIn } from '../../testing/render.tsx';
import { ClaimList } from './list.tsx';

const texts = {
  zh: { grant: '同意认领', reason: '理由', paper: '主体证件' },
  en: { grant: 'Grant', reason: 'Reason', paper: "Subject's certificate" },
};
const settled: unknown[] = [];
const claim = (language: 'zh' | 'en') => ({
  ...{ __typename: 'RecordClaim', id: 'claim_1', filingNumber: '苏ICP备20260001号', partnerName: '云桥示例' },
  ...{ recordId: 'record_1', subjectName: '样例公司', state: 'AWAITING_DECISION', stateLabel: '待审核' },
  ...{ steps: ['GRANT', 'REFUSE'], ownerUntil: '2026-12-08T02:00:00Z', ownerAnswered: true, objectionUntil: null },
  ...{ claimedAt: '2026-12-01T02:00:00Z', endedAt: null, reason: null },
  papers: [{ id: 'claimpaper_1', paper: 'SUBJECT_CERTIFICATE', label: texts[language].paper }],
});

const recordClaims = (language: 'zh' | 'en') => () => ({
  recordClaims: {
    ...{ edges: [{ node: claim(language) }], pageInfo: { hasNextPage: false, endCursor: null } },
    ...{ totalCount: 1, totalIsCapped: false },
  },
});
const settle = (language: 'zh' | 'en') => (call: object) => {
  settled.push(call);
  return { done: { ...claim(language), state: 'GRANTED', steps: [] } };
};

describe.each(languages)('claims of filings, %s', (language) => {
  beforeEach(() => {
    settled.length = 0;
    answerQueriesWith<object>({ RecordClaims: recordClaims(language), SettleRecordClaim: settle(language) });
  });

  test('staff open the papers, and grant with a reason', async () => {
    const { user } = await renderIn(language, <ClaimList />, { path: '/claims', signedIn: true });
    const paper = await screen.findByRole('link', { name: texts[language].paper });
    expect(paper.getAttribute('href')).toBe('/claim-papers/claimpaper_1');
    await user.click(screen.getByRole('button', { name: texts[language].grant }));
    await user.type(await screen.findByRole('textbox', { name: texts[language].reason }), '证件一致');
    const buttons = screen.getAllByRole('button', { name: texts[language].grant });
    await user.click(buttons.at(-1) as HTMLElement);
    await waitFor(() => expect(settled).toMatchObject([{ id: 'claim_1', step: 'GRANT', reason: '证件一致' }]));
  });
});
