import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, type Order } from './steps.ts';

let stack: Stack;
let browser: Browser;
let order: Order;
const faults: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

/** One browser context per person; a second page of it is a second tab. */
async function signedIn(role: string, nth = 0, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  await context.addInitScript(`localStorage.setItem('language', '${language}')`);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  const person = stack.signIns.filter((one) => one.role === role)[nth];
  await openAs(page, stack, person);
  await page.getByRole('link', { name: language === 'zh' ? '审核队列' : 'Review queue' }).waitFor();
  return page;
}

/** `SHOTS_DIR`: folder for screenshots. */
const shot = async (page: Page, name: string) => {
  if (!process.env.SHOTS_DIR) return;
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${process.env.SHOTS_DIR}/next-${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 800 });
};

test('G N takes the next order and says why; a lost lease names the holder and keeps the text; a supervisor reads the skip', async () => {
  const first = await signedIn('reviewer');
  await first.getByRole('button', { name: '下一单' }).waitFor();
  await first.keyboard.press('g');
  await first.keyboard.press('n');
  const card = first.getByRole('region', { name: '为什么是这一单' });
  await card.getByText('您受理江苏').waitFor();
  await first.getByText(order.number).first().waitFor();
  expect(await card.getByText(/剩 /).count()).toBe(1);

  // No other order waits for the second reviewer, and the message says that somebody holds it.
  const second = await signedIn('reviewer', 1);
  await second.getByRole('button', { name: '下一单' }).click();
  await second.getByText('您受理范围内的订单都已被领取').waitFor();

  // The note is typed but not sent; the saved draft appears in another tab.
  await first.keyboard.press('b');
  const saved = first.waitForResponse((answer) => answer.request().postData()?.includes('SaveDeskDraft') ?? false);
  await first.getByRole('textbox', { name: '备注内容' }).fill('等申请人回电');
  await saved;
  await shot(first, 'why-zh');
  const tab = await first.context().newPage();
  await tab.goto(`${stack.url}/orders/${order.id}`);
  await tab.getByRole('button', { name: '更多' }).click();
  await tab.getByRole('menuitem', { name: /^添加备注/ }).click();
  await expect.poll(() => tab.getByRole('textbox', { name: '备注内容' }).inputValue()).toBe('等申请人回电');

  // The supervisor reassigns the order: the stale tab says who holds it, and keeps the text.
  await stack.supervisor.act('release', { id: ['ID!', order.id], token: ['String!', ''] });
  await second.getByRole('button', { name: '下一单' }).click();
  await second.getByRole('region', { name: '为什么是这一单' }).waitFor();
  await first.getByRole('alert').getByText(/立夏/).waitFor();
  expect(await first.getByRole('textbox', { name: '备注内容' }).inputValue()).toBe('等申请人回电');
  await shot(first, 'lost-zh');

  await second.getByRole('button', { name: '跳过' }).first().click();
  await second.getByRole('radio', { name: '其他' }).click();
  await second.getByText('请写明原因').waitFor();
  await second.getByRole('textbox', { name: /补充说明/ }).fill('材料是方言手写');
  await shot(second, 'skip-zh');
  await second.getByRole('form', { name: '跳过' }).getByRole('button', { name: '跳过' }).click();
  await second.getByRole('region', { name: '为什么是这一单' }).waitFor({ state: 'hidden' });
  await second.getByRole('button', { name: '下一单' }).click();
  await second.getByText(/已被您跳过/).waitFor();

  const supervisor = await signedIn('supervisor', 0, 'en');
  await supervisor.getByRole('link', { name: 'Staff' }).click();
  await supervisor
    .getByRole('region', { name: 'Skipped lately' })
    .getByText('Another reason · 材料是方言手写')
    .waitFor();
  await supervisor.getByRole('button', { name: 'Change what 白露 takes on' }).click();
  await supervisor.getByRole('dialog').getByRole('combobox', { name: 'Provinces' }).click();
  await supervisor.keyboard.type('Shanghai');
  await supervisor.getByTitle('Shanghai', { exact: true }).click();
  await supervisor.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await supervisor.getByText('Saved what 白露 takes on').waitFor();
  await shot(supervisor, 'staff-en');
  await first.goto(`${stack.url}/queue`);
  await first.getByRole('button', { name: '下一单' }).click();
  await first.getByText('没有您受理范围内的订单在等待').waitFor();
  expect(faults).toEqual([]);
});
