import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, waitForState, ztidOf } from './steps.ts';

let stack: Stack;
let browser: Browser;
let page: Page;
let orders: Order[];

/** `SHOTS_DIR`: folder for screenshots. */
async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png` });
}

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  orders = [];
  for (const at of [0, 1, 2]) orders.push(await createReadyToPush(stack, at));
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

const row = (order: Order | undefined) => page.locator(`tr[data-row="${order?.id}"]`);
const result = (order: Order | undefined) => page.locator(`li[data-pushed="${order?.id}"]`);

test('three orders are pushed at once by keyboard: each has its result, one is refused, the others reach the bureau', async () => {
  // The second reviewer, because the first one approved them all.
  const second = stack.signIns.filter((one) => one.role === 'reviewer')[1];
  await openAs(page, stack, second, '/handover');
  await page.getByRole('heading', { name: '待提交管局' }).waitFor();
  for (const order of orders) await row(order).getByText('可提交').waitFor();
  await shoot('handover-zh-1280');
  const provinces = page.getByRole('group', { name: '省份与管局连接' });
  await provinces.getByRole('button', { name: /^全部省份\s*3$/ }).waitFor();
  await provinces.getByText('开放').first().waitFor();

  // The report for the bureau, with its sizes, before the push.
  await page.keyboard.press('j');
  await page.keyboard.press('r');
  await page.getByRole('list', { name: '附件' }).getByText('核验单').first().waitFor();
  await shoot('handover-report-zh-1280');
  await page.keyboard.press('r');

  await page.keyboard.press('a');
  await page.getByRole('button', { name: '提交 3 单' }).waitFor();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('在管局答复前不能撤回或修改').waitFor();
  // During the push somebody returns one of the orders: its push is refused, and the others go on.
  const last = orders[2];
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('mutation PushOrders') === true) {
      const now: Order = await stack.supervisor.order(last?.id ?? '');
      await stack.supervisor.graphql(
        `mutation ($id: ID!, $version: Int!) { sendBack(id: $id, version: $version, reasons: [{ code: "ORD-01" }], key: "back") { __typename } }`,
        { id: now.id, version: now.version },
      );
    }
    await route.continue();
  });
  await shoot('handover-confirm-zh-1280');
  await dialog.getByRole('button', { name: '提交 3 单' }).click();
  const panel = page.getByRole('region', { name: '本次提交' });
  await panel.getByText('已处理 3 / 3').waitFor();
  await panel.getByText('未提交 1').waitFor();
  for (const order of orders.slice(0, 2)) {
    await result(order).getByText('管局已受理').waitFor();
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
  }
  expect(await result(last).textContent()).toMatch(/请|已|不能/);
  await shoot('handover-done-zh-1280');
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot('handover-done-zh-390');
  const pushes = await stack.db.query(`select order_id from app.order_events where event = 'pushToBureau'`);
  expect(pushes.map((one) => one.order_id).sort()).toEqual(
    orders
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  );
});

test('"select all" leaves out an order that a bureau has refused; its page offers the return first', async () => {
  const [refused] = orders;
  if (refused === undefined) throw new Error('no order was pushed');
  await stack.control('decide', { ztid: await ztidOf(stack, refused), pass: false, codes: [1011] });
  await waitForState(stack, refused.id, 'BUREAU_REJECTED');
  const ready = await createReadyToPush(stack, 3);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${stack.url}/handover`);
  await row(refused).getByText('曾上报未通过，须单独选择').waitFor();
  await row(ready).getByText('可提交').waitFor();
  const isChosen = (order: Order) => row(order).getByRole('checkbox').isChecked();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: '提交 1 单' }).waitFor();
  expect([await isChosen(ready), await isChosen(refused)]).toEqual([true, false]);
  await shoot('handover-refused-zh-1280');
  // Selected explicitly it is the only one; selecting another one replaces it.
  await row(refused).getByRole('checkbox').click();
  await expect.poll(async () => [await isChosen(ready), await isChosen(refused)]).toEqual([false, true]);
  await row(ready).getByRole('checkbox').click();
  await expect.poll(async () => [await isChosen(ready), await isChosen(refused)]).toEqual([true, false]);
  await page.getByRole('button', { name: '提交 1 单' }).waitFor();

  await row(refused).getByRole('link', { name: refused.number }).click();
  const bar = page.getByRole('toolbar');
  const standsOut = () =>
    bar
      .getByRole('button')
      .evaluateAll((all) =>
        all.filter((one) => one.classList.contains('ant-btn-primary')).map((one) => one.textContent),
      );
  await bar.getByRole('button', { name: /^退回申请人/ }).waitFor();
  expect(await standsOut()).toEqual(['退回申请人⇧ N']);
  expect(await bar.getByRole('button', { name: '提交管局', exact: true }).isEnabled()).toBe(true);
  await shoot('refused-order-zh');
  // The shortcut of a decision does not push a refused order.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Shift+N');
  await page.getByRole('region', { name: '退回申请人' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('region', { name: '退回申请人' }).getByRole('button', { name: '取消' }).click();
  await page.getByText('English', { exact: true }).click();
  await bar.getByRole('button', { name: /^Send back/ }).waitFor();
  await shoot('refused-order-en');
});
