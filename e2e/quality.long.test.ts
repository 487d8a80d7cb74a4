import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { axeViolations } from './axe.ts';
import { closePages, openBrowser } from './chromium.ts';
import { screenshot, screenshotVariants, openSettings as signIn } from './pages.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft } from './steps.ts';

let stack: Stack;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

const signedIn = (role: string, nth = 0) => signIn({ stack, browser, pageErrors: faults }, role, nth);

test('an approval is checked blind and judged differently; its reviewer and a supervisor see the result', async () => {
  const admin = await signedIn('administrator');
  const card = admin.getByRole('region', { name: '抽检规则' });
  await card.getByText('自安装以来未更改').waitFor();
  await card.getByRole('button', { name: '更改抽检规则' }).click();
  await card.getByLabel('第 1 档：通过的抽检比例').fill('100');
  await screenshot(admin, 'looks-rules-edit-zh');
  await card.getByRole('button', { name: '保存' }).click();
  await card.getByText(/处暑 于 .* 更改/).waitFor();
  await card.getByRole('cell', { name: '100' }).waitFor();
  await screenshotVariants(admin, 'looks-rules-zh');

  const submitted = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, 1));
  await orderFlow.passInitialReview(stack.reviewers[0], submitted);

  const second = await signedIn('reviewer', 1);
  await second.getByRole('link', { name: '抽检', exact: true }).click();
  const todo = second.getByRole('row').filter({ hasText: submitted.number });
  await todo.getByText('尚未提交管局').waitFor();
  await screenshotVariants(second, 'looks-todo-zh');
  await todo.getByRole('link', { name: '开始抽检' }).click();
  await second.getByRole('heading', { name: `抽检 ${submitted.number}` }).waitFor();
  await second.getByRole('button', { name: '开始抽检' }).click();
  await second.getByText('先给出您自己的结论').waitFor();
  const items = second.getByRole('region', { name: '核对项（决定时的内容）' });
  const name = items.getByRole('listitem', { name: '网站名称', exact: true });
  expect(await items.getByText('原结论').count()).toBe(0);
  const count = await items.locator('[data-item]').count();
  for (let nth = 0; nth < count; nth++) {
    const item = items.locator('[data-item]').nth(nth);
    if ((await item.getAttribute('aria-label')) === '网站名称') {
      await second.keyboard.press('n');
      await item.getByRole('combobox', { name: '不符的理由：网站名称' }).click();
      await second.keyboard.type('WEB-01');
      await second.keyboard.press('Enter');
      await second.keyboard.press('Escape');
      await item.getByRole('textbox', { name: '补充说明（可不填）：网站名称' }).fill('名称与主体无关');
      await screenshotVariants(second, 'look-mine-zh');
      expect(await axeViolations(second, 'spot check')).toEqual([]);
      await second.getByRole('heading', { name: /^抽检/ }).click();
      await second.keyboard.press('j');
    } else await second.keyboard.press('y');
  }
  await second.getByText(`全部 ${count} 项已有结论`).waitFor();
  await second.getByRole('button', { name: '提交抽检结论' }).click();
  await second.getByRole('region', { name: '抽检结果' }).getByText('提交前发现', { exact: true }).waitFor();
  await name.getByText('名称与主体无关').waitFor();
  await screenshotVariants(second, 'look-done-zh');
  expect(await axeViolations(second, 'spot check, done')).toEqual([]);

  const first = await signedIn('reviewer');
  await first.goto(`${stack.url}/spot-checks?list=ABOUT_ME`);
  const told = first.getByRole('row').filter({ hasText: submitted.number });
  await told.getByText('1 项不同').waitFor();
  await told.getByRole('link', { name: '查看' }).click();
  await first.getByText('这是对您审核的抽检').waitFor();
  await first.getByText('名称与主体无关').waitFor();
  await screenshotVariants(first, 'look-about-me-zh');

  await stack.travel(61_000);
  await expect
    .poll(
      async () =>
        (await stack.db.query(`select sum(caught)::int as n from app.quality_days where dimension = 'ALL'`))[0]?.n,
    )
    .toBe(1);
  const chief = await signedIn('supervisor');
  await chief.getByRole('link', { name: '质量', exact: true }).click();
  const tiles = chief.getByRole('list', { name: '总览' });
  const alike = `${((100 * (count - 1)) / count).toFixed(1)} %`;
  await tiles.getByRole('listitem').filter({ hasText: '抽检一致率' }).getByText(alike).waitFor();
  await chief.getByRole('region', { name: '明细' }).getByRole('row', { name: /白露/ }).getByText(alike).waitFor();
  await screenshotVariants(chief, 'quality-zh');
  expect(await axeViolations(chief, 'quality')).toEqual([]);
  await chief.getByText('English').click();
  await chief.getByRole('heading', { name: 'Quality' }).waitFor();
  await tiles.or(chief.getByRole('list', { name: 'Overview' })).waitFor();
  await screenshotVariants(chief, 'quality-en');
  // biome-ignore lint/performance/useDomNodeTextContent: the rendered text is what is asked for
  const shown = (await chief.getByRole('main').innerText()).split('\n');
  expect(
    shown.filter((line) => /\p{Script=Han}/u.test(line) && !['白露', '立夏', '小满'].some((one) => line.includes(one))),
  ).toEqual([]);
  await chief.getByRole('listitem').filter({ hasText: 'Spot checks' }).getByRole('link').click();
  await chief.getByRole('row').filter({ hasText: submitted.number }).getByText('Found before the push').waitFor();
  await screenshotVariants(chief, 'looks-ended-en');
  await chief.goto(`${stack.url}/quality/late?days=30`);
  await chief.getByText('Nothing fits').waitFor();
  await screenshotVariants(chief, 'quality-late-en');
  await first.goto(`${stack.url}/quality`);
  await first.getByText('只显示您本人的数据').waitFor();
  expect(await first.getByRole('region', { name: '明细' }).count()).toBe(0);
  await screenshotVariants(first, 'quality-own-zh');
  expect(faults).toEqual([]);
});
