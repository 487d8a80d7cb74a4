import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SignIn } from './connect-stack.ts';
import { consolePages, openPage, screenshot } from './pages.ts';

const pages = consolePages();

/** Signs in at the form, as a person does. */
async function signInAt(page: Page, person: SignIn | undefined): Promise<void> {
  await page.getByLabel('账号').fill(person?.login ?? '');
  await page.getByLabel('密码', { exact: true }).fill(person?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

const supervisorOf = ({ stack }: typeof pages) => stack.signIns.find(({ role }) => role === 'supervisor');

test('a person whose session an administrator ends is told so, signs in, and finds the page and the typed text as they were', async () => {
  const { stack, browser } = pages;
  const person = supervisorOf(pages);
  const page = await openPage(pages, 'supervisor', '/queue?stage=ALL');
  const find = page.getByRole('searchbox').or(page.getByRole('combobox')).first();
  await find.fill('测试文字');
  const url = page.url();
  // This session alone: other tests use the same person.
  const token = (await page.context().cookies()).find(({ name }) => name === 'beian_session')?.value ?? '';
  const ended = await stack.db.query(
    `update app.sessions set end_reason = 'ENDED_BY_ADMINISTRATOR' where hash = $1 returning id`,
    [createHash('sha256').update(token).digest('hex')],
  );
  expect(ended).toHaveLength(1);
  // Any call finds the session ended.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const dialog = page.getByRole('dialog', { name: '登录' });
  await dialog.getByText('管理员结束了您的登录').waitFor();
  await dialog.getByText('登录后回到原处').waitFor();
  await screenshot(page, 'session-ended-zh');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('username');
  // Nothing of the page is reached: not by Escape, not by its keys.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(true);
  await signInAt(page, person);
  await dialog.waitFor({ state: 'detached' });
  expect(page.url()).toBe(url);
  expect(await find.inputValue()).toBe('测试文字');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).waitFor();
  // Signing out is no surprise and needs no reason.
  expect(await page.getByRole('alert').count()).toBe(0);
  const stranger = await browser.newPage({ locale: 'zh-CN' });
  await stranger.goto(`${stack.url}/sign-in`);
  await stranger.getByRole('button', { name: '登录', exact: true }).waitFor();
  expect(await stranger.getByRole('alert').count()).toBe(0);
  await Promise.all([page.close(), stranger.close()]);
});
