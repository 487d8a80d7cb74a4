import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { axeViolations } from './axe.ts';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, type Order, waitForState } from './steps.ts';

let stack: Stack;
let browser: Browser;
let page: Page;
let order: Order;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

/** `SHOTS_DIR`: folder for screenshots. */
async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png` });
}

const row = (key: string) => page.locator(`tr[data-item="${key}"]`);
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('a reviewer returns one item with a reason and edited advice; the partner reads exactly that, and corrects it', async () => {
  const [reviewer] = stack.signIns.filter((one) => one.role === 'reviewer');
  await openAs(page, stack, reviewer, `/orders/${order.id}`);
  await page.getByRole('heading', { name: order.number }).waitFor();
  await page.getByRole('button', { name: '领取', exact: true }).click();
  const items = order.items.filter((one: { inReview: boolean }) => one.inReview);
  for (const item of items.filter((one: { key: string }) => one.key !== 'website.name')) {
    const pass = row(item.key).getByRole('button', { name: /^✓?通过/ });
    await pass.click();
    await expect.poll(() => pass.getAttribute('aria-pressed')).toBe('true');
  }
  await row('website.name')
    .getByRole('button', { name: /^×?不符/ })
    .click();
  await page.getByText('没有一项结论为不符且附有理由').waitFor();
  // Found by its initials, and picked by keyboard.
  const search = page.getByRole('combobox', { name: '网站名称的理由' });
  await search.click();
  await page.keyboard.type('wzmc');
  await page.getByRole('option', { name: /WEB-01/, selected: true }).waitFor();
  await shoot('reasons-zh-1440');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: '网站名称的理由' }).waitFor({ state: 'hidden' });
  const advice = page.getByRole('textbox', { name: /^WEB-01 修改意见/ });
  await advice.fill('请去掉“商讯”二字');
  await advice.blur();
  await expect.poll(() => button(/^退回修改/).isEnabled()).toBe(true);
  await stack.waitFor('the edited advice to be stored', async () => {
    const now: Order = await stack.reviewers[0].order(order.id);
    const shown = await stack.reviewers[0].graphql(
      'query r($id: ID!) { order(id: $id) { items { key reasons { code advice } } } }',
      { id: now.id },
    );
    return shown.order.items.some(
      (one: { reasons: { advice: string }[] }) => one.reasons[0]?.advice === '请去掉“商讯”二字',
    );
  });
  await button(/^退回修改/).click();
  await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
  await waitForState(stack, order.id, 'CORRECTION_REQUIRED');
  await page.getByText('待修改').first().waitFor();

  const { order: read } = await stack.partner.graphql(
    'query r($id: ID!) { order(id: $id) { version items { key flagged reasons { code label advice } } } }',
    { id: order.id },
  );
  const flagged = read.items.filter((one: { flagged: boolean }) => one.flagged);
  expect(flagged).toEqual([
    {
      key: 'website.name',
      flagged: true,
      reasons: [{ code: 'WEB-01', label: '网站名称不符合命名规则', advice: '请去掉“商讯”二字' }],
    },
  ]);
  const now: Order = await stack.partner.order(order.id);
  const corrected = await orderFlow.saveValues(stack.partner, now, { 'website.name': '金陵样例茶业新版' });
  await orderFlow.sendVersionedEvent(stack.partner, 'submit', corrected);
  // The order comes back live: only the corrected item needs a verdict.
  await page.getByText('已审 8 / 9 项').waitFor();
  // The returned value has a column from the second round on.
  await row('website.name').getByText('金陵样例茶业新版商讯').waitFor();
  await shoot('returned-zh-1440');
});

test('when the bureau publishes the record meanwhile, the open desk compares with it and shows its notice', async () => {
  const { records } = (await stack.control('state')) as {
    records: { ztid: string; websites: { wzid: string; filingNumber: string }[] }[];
  };
  const filingNumber = order.record.websites[0]?.filingNumber;
  const record = records.find((one) => one.websites.some((site) => site.filingNumber === filingNumber));
  const wzid = record?.websites.find((site) => site.filingNumber === filingNumber)?.wzid;
  await stack.control('publish', {
    records: [{ Ztid: record?.ztid, Wzid: wzid, Wzmc: '别处改过的名称' }],
    notices: [{ Tzlb: '1', Jlid: wzid, Tznr: '样例通知：请核实网站名称' }],
    times: 2,
  });
  await row('website.name').getByText('别处改过的名称').waitFor();
  await row('website.name').getByText('金陵样例茶业新版', { exact: true }).waitFor();
  await page.getByText('管局发布新的备案数据').waitFor();
  const notice = page.getByRole('region', { name: '整改与核查' });
  await page.reload();
  await notice.getByText('样例通知：请核实网站名称').waitFor();
  await notice.getByText('下发 2 次').waitFor();
  // A reviewer reads it; a supervisor handles it.
  expect(await notice.getByRole('button').count()).toBe(0);
});

// Every other screen, in both languages, light and dark and at 390 px: screens.long.test.ts.
test('axe-core finds nothing serious on the desk with the verdict buttons and the picker of reasons open', async () => {
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await row('website.name')
    .getByRole('button', { name: /^×?不符/ })
    .click();
  await page.getByRole('combobox', { name: '网站名称的理由' }).click();
  await page.getByRole('option').first().waitFor();
  expect(await axeViolations(page, 'desk with reasons')).toEqual([]);
});
