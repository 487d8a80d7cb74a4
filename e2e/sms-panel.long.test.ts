import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

const hour = 3_600_000;
let stack: Stack;
let browser: Browser;
let page: Page;
let order: Order;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  await stack.db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
  await stack.control('ministry', { provinces: ['320000'], sendDelayMs: 0 });
  const pushed = await pushOrder(stack, await createReadyToPush(stack));
  order = await waitForState(stack, pushed.id, 'SMS_PENDING');
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** `SHOTS_DIR=/tmp npm test -- --project browser sms` takes screenshots. */
const shot = async (name: string) => {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/sms-${name}.png` });
};

async function signIn(language: 'zh' | 'en'): Promise<void> {
  const [reviewer] = stack.signIns.filter((one) => one.role === 'reviewer');
  await page?.close();
  page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  await page.addInitScript(`localStorage.setItem('language', '${language}')`);
  await openAs(page, stack, reviewer, `/orders/${order.id}`);
  await page.getByRole('heading', { name: order.number }).waitFor();
}

test('the panel shows the masked phone and the time left; the desk cannot enter the outcome', async () => {
  await signIn('en');
  const panel = page.getByRole('region', { name: 'SMS check' });
  await panel.getByText('130****9753').waitFor();
  await panel.getByText('0 of 5').waitFor();
  expect(await panel.getByRole('timer').textContent()).toMatch(/23 h|24 h|1 d/);
  expect(await button(/^SMS verified/).isDisabled()).toBe(true);
  await page.getByText(/The ministry's port tells the outcome/).waitFor();
  await shot('en');
  await signIn('zh');
  await page.getByRole('region', { name: '短信核验' }).getByText('待核验').waitFor();
  await shot('zh');
});

test('after the end of the window, with the status unavailable, the reviewer enters the outcome with its evidence', async () => {
  await stack.control('ministry', { statusDown: true });
  await stack.travel(24 * hour + 60_000);
  await stack.waitFor(
    'the desk to be asked',
    async () => (await stack.partner.order(order.id)).smsChecks[0]?.deskAsked,
  );
  await signIn('zh');
  await page.getByText('请到管局网站查看，并登记核验通过或失败').waitFor();
  await button(/^短信核验失败/).click();
  const form = page.getByRole('form', { name: '短信核验失败' });
  await form.getByRole('button', { name: '短信核验失败' }).click();
  await form.getByRole('alert').waitFor();
  await form.getByRole('textbox', { name: '依据' }).fill('管局网站显示已超时，次日 10:00 查看');
  await shot('asked');
  await form.getByRole('button', { name: '短信核验失败' }).click();
  await waitForState(stack, order.id, 'SMS_RETURNED');
  await page.getByText(/登记：管局网站显示已超时/).waitFor();
  await page.getByText('核验失败').first().waitFor();
  await shot('returned');
});
