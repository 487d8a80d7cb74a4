import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { EscapeFigures } from '../../generated/escapes.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { useDraftOfRefusals } from './begun-draft.ts';
import { EscapesPage } from './page.tsx';

const order = {
  orderId: 'order_1',
  orderNumber: 'BD2026120100001',
  kind: 'CHANGE_WEBSITE',
  day: '2026-12-01',
  code: '1020',
};
const refusals = {
  ...{ province: '320000', provinceName: 'Jiangsu', item: 'website.name', itemLabel: 'Website name', reason: 'WEB-09' },
  ...{ reasonLabel: 'Name differs', refusals: 14, kinds: ['CHANGE_WEBSITE'], lastDay: '2026-12-01', orders: [order] },
};
const weeks = [
  { week: '2026-11-23', escapes: 1, decisions: 40 },
  { week: '2026-11-30', escapes: 0, decisions: 0 },
];
const rate = {
  province: '320000',
  provinceName: 'Jiangsu',
  escapes: 1,
  decisions: 40,
  share: 0.025,
  low: 0.0044,
  high: 0.1288,
  weeks,
};
const figures = {
  ...{ weeks: 12, unjudged: 3 },
  causes: [
    { cause: 'NO_RULE', label: 'No rule existed', escapes: 14 },
    { cause: 'RULE_PASSED', label: 'The rule passed it', escapes: 2 },
    { cause: 'PASSED_AGAINST_HINT', label: 'Passed against a hint', escapes: 1 },
  ],
  withoutRule: [refusals, { ...refusals, item: null, itemLabel: null, refusals: 1 }],
  rates: [
    { ...rate, rule: null, ruleLabel: 'All escapes' },
    { ...rate, province: '110000', provinceName: 'Beijing', rule: 'WEB-01', ruleLabel: 'Website name' },
  ],
} as unknown as EscapeFigures;

const answers = Object.fromEntries([['EscapeFigures', () => ({ escapeFigures: figures })]]);

const cellsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent).filter((text) => text !== ''));

test.each(languages)(
  'refusals without a rule lead to a draft made of them, and to their orders; rates stand with their interval (%s)',
  async (language) => {
    answerQueriesWith(answers);
    const { container, user } = await renderIn(language, <EscapesPage />);
    const [make, anyMake] =
      language === 'zh' ? ['据此 14 次新增规则', /新增规则/] : ['Make a rule of these 14', /^Make a rule/];
    const link = await screen.findByRole('link', { name: make });
    expect(link.getAttribute('href')).toBe(
      '/own-rules/drafts/new?from=refusals&province=320000&item=website.name&reason=WEB-09&weeks=12',
    );
    // From the refusal of an order as a whole no rule follows.
    expect(screen.getAllByRole('link', { name: anyMake })).toHaveLength(1);
    const tables = screen.getAllByRole('table');
    expect(cellsOf(tables[1] as HTMLElement)).toMatchObject([
      ['Jiangsu', 'All escapes', '1', '40', '2.5 %', '0.4 % – 12.9 %', expect.any(String)],
      ['Beijing', 'Website name', '1', '40', '2.5 %', '0.4 % – 12.9 %', expect.any(String)],
    ]);
    await user.click(
      screen.getByRole('button', {
        name: language === 'zh' ? /Website name：查看订单/ : /Website name: show the orders/,
      }),
    );
    expect((await screen.findByRole('link', { name: 'BD2026120100001' })).getAttribute('href')).toBe('/orders/order_1');
    // A week without a decision has no rate.
    await user.click(
      screen.getByRole('button', { name: language === 'zh' ? /All escapes：查看各周/ : /All escapes: show the weeks/ }),
    );
    expect(screen.getByText('2026-11-23')).toBeTruthy();
    expect(screen.queryByText('2026-11-30')).toBeNull();
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  },
);

function Begun({ search }: { search: string }) {
  const draft = useDraftOfRefusals(new URLSearchParams(search));
  return <p>{draft === undefined ? 'reading' : draft === null ? 'none' : `${draft.title} ${draft.changes.length}`}</p>;
}

test('a draft that was opened from refusals begins with a rule made of them; of others with nothing', async () => {
  answerQueriesWith(answers);
  const ofRefusals = 'from=refusals&province=320000&item=website.name&reason=WEB-09&weeks=12';
  const { update } = await renderIn('en', <Begun search={ofRefusals} />);
  expect(await screen.findByText(/^Refused 14 times in .* 1$/)).toBeTruthy();
  update(<Begun search="from=refusals&province=110000&item=website.name&reason=WEB-09" />);
  expect(await screen.findByText('none')).toBeTruthy();
  update(<Begun search="" />);
  expect(screen.getByText('none')).toBeTruthy();
});
