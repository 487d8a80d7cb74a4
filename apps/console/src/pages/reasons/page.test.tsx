import { reasonCodes } from '@beian/domain/reasons';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerQueriesWith, languages, renderIn } from '../../testing/render.tsx';
import { codesOfGroup, findReasons, reasonGroups } from './library.ts';
import { ReasonsPage } from './page.tsx';

const uses = () => ({
  month: [{ code: 'WEB-01', uses: 3, reviewers: 2 }],
  quarter: [
    { code: 'WEB-01', uses: 8, reviewers: 4 },
    { code: 'WEB-02', uses: 1, reviewers: 1 },
  ],
});
const show = (language: (typeof languages)[number]) => {
  answerQueriesWith({ ReasonUses: uses });
  return renderIn(language, <ReasonsPage />);
};

describe('the library of reasons', () => {
  test('has every reason in one group', () => {
    expect(reasonGroups.flatMap((group) => codesOfGroup(group, reasonCodes)).sort()).toEqual([...reasonCodes].sort());
  });

  test.each(languages)(
    'shows in %s the words in both languages, where a reason fits, and its uses',
    async (language) => {
      await show(language);
      const row = (await screen.findByText('WEB-01')).closest('tr') as HTMLElement;
      expect(row.textContent).toContain('网站名称不符合命名规则');
      expect(row.textContent).toContain('Website name breaks the rules');
      expect(row.textContent).toContain(language === 'zh' ? '3 次2 人使用' : '3 timesby 2 people');
      expect(row.textContent).toContain(language === 'zh' ? '8 次4 人使用' : '8 timesby 4 people');
      expect(within(row).getByRole('link').getAttribute('href')).toMatch(/^\/docs\/.*WEB-01$/i);
      const unused = screen.getByText('ORD-01').closest('tr');
      expect(unused?.textContent).toContain(language === 'zh' ? '未使用' : 'not used');
    },
  );

  test('is searched by code, words of either language, and pinyin with or without spaces', async () => {
    expect(findReasons('web-01')).toEqual(['WEB-01']);
    expect(findReasons('website name breaks')).toContain('WEB-01');
    expect(findReasons('命名规则')).toContain('WEB-01');
    expect(findReasons('wang zhan ming cheng')).toContain('WEB-01');
    expect(findReasons('wangzhanmingcheng')).toContain('WEB-01');
    const { user } = await show('en');
    await screen.findByText('WEB-02');
    await user.click(screen.getByRole('searchbox'));
    await user.paste('dom-01');
    expect(screen.queryByText('WEB-02')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('1 reason');
    await user.click(screen.getByRole('searchbox'));
    await user.paste('-none');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByText('WEB-02')).toBeTruthy();
  });
});
