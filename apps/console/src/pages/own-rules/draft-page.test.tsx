import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, test } from 'vitest';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { RuleDraftPage } from './draft-page.tsx';
import { RuleForm } from './rule-form.tsx';

const change = {
  does: 'add',
  rule: {
    id: 'one',
    in: ['320000'],
    effects: [{ to: 'material', material: 'COMMITMENT' }],
    says: { zh: '须提供承诺书', en: 'The commitment is needed' },
    why: 'point 2',
    from: '2026-12-05',
  },
};
const draft = (over: object = {}) => ({
  id: 'draft_1',
  version: 3,
  state: 'SUBMITTED',
  stateLabel: 'Submitted',
  title: 'Remarks',
  notice: { title: 'Notice 12', date: '2026-12-01', address: null, text: 'a text', fileId: null, fileHash: null },
  why: 'the bureau asks it',
  changes: JSON.stringify([change]),
  changesCount: 1,
  provinces: ['320000'],
  firstDay: '2026-12-05',
  isShortNotice: true,
  madeBy: 'A',
  madeAt: '2026-12-01T01:00:00Z',
  changedAt: '2026-12-01T01:00:00Z',
  submittedAt: '2026-12-01T01:00:00Z',
  decidedBy: null,
  decidedAt: null,
  sentBackWhy: null,
  mayChange: false,
  mayDecide: true,
  ...over,
});
const opened = (over: object = {}) => ({ draft: draft(over), conflicts: [] });
let preview: object | null = null;
const ownTexts = () => ({ ownTexts: [] });
const lastPreview = () => ({ rulePreview: preview });
const show = (language: (typeof languages)[number], over: object = {}, sent: object[] = []) => {
  const read = () => ({ ruleDraft: opened(over) });
  const approve = (variables: object) => {
    sent.push(variables);
    return { done: { __typename: 'OpenedRuleDraft', ...opened({ state: 'APPROVED' }) } };
  };
  answerQueriesWith({ OwnTexts: ownTexts, RuleDraft: read, RulePreview: lastPreview, ApproveRuleDraft: approve });
  const page = (
    <Routes>
      <Route path="/own-rules/drafts/:id" element={<RuleDraftPage />} />
    </Routes>
  );
  return renderIn(language, page, { path: '/own-rules/drafts/draft_1' });
};

describe('a draft of rules', () => {
  test.each(languages)('shows in %s its rules in both languages, and warns of a near day', async (language) => {
    await show(language);
    expect((await screen.findAllByText('须提供承诺书')).length).toBe(1);
    expect(screen.getByText('The commitment is needed')).toBeTruthy();
    expect(screen.getAllByRole('alert').length).toBeGreaterThan(0);
  });

  test('is approved by another supervisor with the version that was read', async () => {
    const sent: object[] = [];
    const { user } = await show('en', {}, sent);
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve' }));
    expect(sent).toEqual([expect.objectContaining({ id: 'draft_1', version: 3 })]);
  });

  test('has no buttons for those who only read it', async () => {
    await show('en', { mayDecide: false });
    await screen.findByText('须提供承诺书');
    expect(screen.queryByRole('button', { name: /Approve|Send back|Withdraw|Add a rule/ })).toBeNull();
  });
});

describe('the form of a rule', () => {
  test('writes the sentence from the fields, and is entered and saved as an effect', async () => {
    const saved: unknown[] = [];
    const { user, container } = await renderIn(
      'en',
      <RuleForm
        title="Add a rule"
        rule={{
          in: ['320000'],
          effects: [{ to: 'smsWindow', hours: 48, countedFrom: 'receipt' }],
          from: '2027-01-05',
          why: 'point 2',
        }}
        identity={{ id: 'one' }}
        onSave={async (made) => {
          saved.push(made);
          return { __typename: 'OpenedRuleDraft' };
        }}
        onDone={() => undefined}
        onClose={() => undefined}
      />,
    );
    const english = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /English/ });
    expect(english.value).toBe('To be answered within 48 hours, counted from the SMS');
    const hours = screen.getByRole('spinbutton');
    await user.clear(hours);
    await user.type(hours, '72');
    expect(english.value).toBe('To be answered within 72 hours, counted from the SMS');
    await user.click(screen.getByRole('button', { name: 'Save the rule' }));
    expect(saved).toEqual([
      {
        does: 'add',
        rule: expect.objectContaining({
          id: 'one',
          in: ['320000'],
          effects: [{ to: 'smsWindow', hours: 72, countedFrom: 'receipt' }],
          from: '2027-01-05',
        }),
      },
    ]);
    expect(chineseIn(container)).toEqual(['须在 72 小时内完成核验，自收到短信起计']);
  });
});

describe('what a draft would do', () => {
  const count = { part: 'OPEN', partLabel: '-', outcome: 'NEEDS_PAPER', outcomeLabel: '-', orders: 14 };
  const partner = { part: 'OPEN', partLabel: '-', partnerId: 'p', partnerName: 'Partner P', orders: 14 };
  const one = {
    id: 'preview_1',
    draftId: 'draft_1',
    edition: null,
    version: 2,
    state: 'DONE',
    stateLabel: '-',
    day: '2026-12-05',
  };
  const rest = {
    askedAt: '2026-12-01T01:00:00Z',
    endedAt: '2026-12-01T01:01:00Z',
    judged: 90,
    total: 90,
    refusalsChanged: 0,
  };

  test.each(languages)('is counted and listed in %s, and says that the draft was changed since', async (language) => {
    preview = { ...one, ...rest, counts: [count], partners: [partner] };
    const item = { id: 'i', partLabel: '-', orderId: 'o', orderNumber: 'BD20261201000017', stateLabel: '-' };
    const node = { ...item, partnerName: 'Partner P', provinceName: '-', decisionLabel: null, effects: ['a letter'] };
    const page = { edges: [{ node }], pageInfo: { hasNextPage: false, hasPreviousPage: false }, totalCount: 1 };
    show(language);
    const ofDraft = () => ({ ruleDraft: opened() });
    const orders = () => ({ rulePreviewOrders: page });
    answerQueriesWith({ OwnTexts: ownTexts, RuleDraft: ofDraft, RulePreview: lastPreview, RulePreviewOrders: orders });
    expect(await screen.findByText('BD20261201000017')).toBeTruthy();
    expect(screen.getByText('a letter')).toBeTruthy();
    expect(screen.getAllByText('14').length).toBe(2);
    expect(screen.getByText(language === 'zh' ? /试算之后草稿又有修改/ : /changed since/)).toBeTruthy();
    preview = null;
  });
});
