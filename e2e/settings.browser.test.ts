import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startStack({ console: true }),
    chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: chromiumArguments,
    }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function signedIn(role: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const person = stack.signIns.find((one) => one.role === role);
  await page.goto(stack.url);
  await page.getByLabel('账号').fill(person?.login ?? '');
  await page.getByLabel('密码', { exact: true }).fill(person?.password ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('heading', { name: '设置' }).waitFor();
  return page;
}

/** `SHOTS_DIR`: where to keep pictures for a person to look at. */
async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png` });
}

test('an administrator switches lapsing off after a question, and the edition; the page says who did', async () => {
  const page = await signedIn('administrator');
  const lapse = page.getByRole('region', { name: '订单自动失效' });
  await lapse.getByText('自安装以来未更改').waitFor();
  await shoot(page, 'settings-zh');
  await lapse.getByRole('button', { name: '订单自动失效：切换为“关闭”' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('不再因申请人没有操作而失效').waitFor();
  await question.getByRole('button', { name: '取消' }).click();
  await question.waitFor({ state: 'hidden' });
  await lapse.getByRole('button', { name: '订单自动失效：切换为“关闭”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '切换' }).click();
  await lapse.getByText(/处暑 于 .* 更改/).waitFor();
  await lapse.getByRole('listitem').filter({ hasText: '关闭' }).getByText('当前').waitFor();

  await page.getByRole('button', { name: /切换为“2020-08 版”/ }).click();
  await page.getByRole('dialog').getByText('已提交的订单仍按提交时的版本办理').waitFor();
  await shoot(page, 'settings-question-zh');
  await page.getByRole('dialog').getByRole('button', { name: '切换' }).click();
  const edition = page.getByRole('region', { name: '规则版本' });
  await edition.getByRole('listitem').filter({ hasText: '2020-08 版' }).getByText('当前').waitFor();
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByRole('region', { name: 'Lapsing of orders' }).getByText('In force').waitFor();
  await shoot(page, 'settings-en');
  expect(await page.getByRole('main').textContent()).not.toMatch(/切换|当前|版本/);
  expect(faults).toEqual([]);
});

test('a reviewer reads them and has nothing to press', async () => {
  const page = await signedIn('reviewer');
  await page.getByText('由管理员更改').waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  await shoot(page, 'settings-reviewer-zh');
  expect(faults).toEqual([]);
});

test('a record says what its codes mean, in both languages', async () => {
  const page = await signedIn('reviewer');
  await page.getByRole('link', { name: '备案记录' }).click();
  await page.getByRole('row').getByRole('link', { name: /ICP备/ }).first().click();
  await page.getByText('居民身份证 (2)').first().waitFor();
  await page
    .getByText(/中文简体 \(1\)/)
    .first()
    .waitFor();
  await shoot(page, 'record-zh');
  await page.getByText('English').click();
  await page.getByText('Resident ID card (2)').first().waitFor();
  await shoot(page, 'record-en');
  expect(faults).toEqual([]);
});
