import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../testing/render.tsx';
import { AssigneeSelect, type Candidate } from './assignee-select.tsx';

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, name: id, assigned: 0, cap: null, minutes: null, provinces: [], kinds: [], isAway: false },
  ...{ absentFrom: null, absentUntil: null, fits: 2, away: 0, notTaken: 0, fourEyes: 0, full: 0 },
  ...more,
});

const people = [
  candidate('Bailu', { assigned: 4, cap: 10, minutes: 60, provinces: ['320000'], kinds: ['CHANGE_WEBSITE'] }),
  candidate('Lixia', {
    ...{ fits: 0, notTaken: 2 },
    ...{ isAway: true, absentFrom: '2026-11-24', absentUntil: '2026-11-30' },
  }),
];
const answers = { AssignCandidates: () => ({ assignCandidates: people }) };

test.each(languages)(
  'the assign menu shows in %s load, skills, absence and what fits, the best fit first',
  async (language) => {
    answerQueriesWith(answers);
    const chosen: string[] = [];
    const { user, container } = await renderIn(
      language,
      <QueryClientProvider client={new QueryClient()}>
        <AssigneeSelect
          label="to"
          first="–"
          orderIds={['order_1', 'order_2']}
          value={null}
          onChange={(value) => chosen.push(value)}
        />
      </QueryClientProvider>,
    );
    await user.click(screen.getByRole('combobox', { name: 'to' }));
    const texts = {
      zh: [
        '手上 4 单，上限 10 单 · 约需 1 小时',
        '江苏省 · 变更网站',
        '所选 2 单都可以接',
        '所选 2 单可接 0 单 · 2 单不在受理范围内',
        '缺勤至 2026-11-30',
      ],
      en: [
        'has 4 of at most 10 orders',
        'Jiangsu · Change of website',
        'Can take all 2 picked',
        '2 not among the skills',
        'away until 2026-11-30',
      ],
    };
    await screen.findByText(texts[language][2] ?? '');
    const menu = document.querySelector('.ant-select-dropdown')?.textContent ?? '';
    for (const text of texts[language]) expect(menu).toContain(text);
    expect(menu.indexOf('Bailu')).toBeLessThan(menu.indexOf('Lixia'));
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
    await user.click(screen.getByText(texts[language][2] ?? ''));
    expect(chosen).toEqual(['Bailu']);
  },
);
