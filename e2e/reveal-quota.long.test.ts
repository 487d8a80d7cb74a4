import { revealQuotas } from '@beian/domain/staff';
import { authenticatorCode } from '@beian/testing/fixtures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { consolePages, screenshot, openSettings as signIn } from './pages.ts';

const at = consolePages();
const { pageErrors: faults } = at;
const signedIn = (role: string) => signIn(at, role);
const label = '主体负责人手机号码';
const eye = (page: Page) => page.getByRole('button', { name: `查看${label}明文` });
/** Sends a request with the page's session. */
const post = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([where, sent]) => {
      const answer = await fetch(where as string, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sent as string,
      });
      return JSON.parse((await answer.text()) || 'null');
    },
    [path, JSON.stringify(body)] as const,
  );

test('at the hourly limit a reviewer reads the reason, and continues with a second-factor code, by keyboard', async () => {
  const page = await signedIn('reviewer');
  await page.getByRole('link', { name: '备案记录' }).click();
  await page.getByRole('row').getByRole('link', { name: /ICP备/ }).first().click();
  await eye(page).waitFor();
  const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const { key } = await post(page, '/auth/second-factor', {});
  await post(page, '/auth/second-factor/code', { code: authenticatorCode(key, await at.stack.db.now()) });
  const query = `mutation ($id: ID!, $key: String!) { revealRecordField(id: $id, field: "subject.principal.email", purpose: CALL_APPLICANT, key: $key) { __typename } }`;
  const { hour } = revealQuotas.usual.reviewer;
  for (let nth = 0; nth < hour; nth += 1) {
    const { data } = await post(page, '/graphql', { query, variables: { id, key: `used-${nth}` } });
    expect(data.revealRecordField.__typename).toBe('Revealed');
  }
  await eye(page).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('group', { name: `查看明文：${label}` });
  await expect
    .poll(() => dialog.getByRole('radio', { name: '联系申请人' }).evaluate((one) => one === document.activeElement))
    .toBe(true);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await dialog.getByText(`每小时最多查看 ${hour} 项明文，您已达到限额`).waitFor();
  const code = dialog.getByRole('textbox', { name: '两步验证码或恢复码' });
  await expect.poll(() => code.evaluate((one) => one === document.activeElement)).toBe(true);
  await screenshot(page, 'reveal-quota-zh');
  await at.stack.travel(60_000);
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await dialog
    .getByText(/验证码/)
    .first()
    .waitFor();
  await code.fill(authenticatorCode(key, await at.stack.db.now()));
  await page.keyboard.press('Enter');
  await dialog.getByRole('timer').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  // A purpose that requires words says so before any request.
  await eye(page).click();
  await dialog.getByRole('radio', { name: '其他' }).click();
  await dialog.getByRole('textbox', { name: '具体事由' }).fill('xx');
  await page.keyboard.press('Enter');
  await dialog.getByText(/至少四个不同的汉字/).waitFor();
  await screenshot(page, 'reveal-words-zh');
  // The browser logs the request with the wrong code.
  expect(faults.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
});

test('supervisors see who reached the limit until one of them has handled it, in both languages', async () => {
  const page = await signedIn('supervisor');
  const alarms = page.getByRole('region', { name: '查看明文告警' });
  await alarms.getByText(/一小时内查看明文达到限额/).waitFor();
  await alarms.getByText(/以两步验证放宽了查看限额/).waitFor();
  await screenshot(page, 'reveal-alarm-zh');
  await page.getByText('English').click();
  const english = page.getByRole('region', { name: 'Alarms of revealed values' });
  await english.getByText(/Reached the hourly limit of revealed values/).waitFor();
  await screenshot(page, 'reveal-alarm-en');
  await english.getByRole('note').filter({ hasText: 'hourly' }).getByRole('button').click();
  await english.getByText(/Reached the hourly limit/).waitFor({ state: 'hidden' });
  await english.getByRole('button').click();
  await english.waitFor({ state: 'hidden' });
  const seen = await at.stack.db.query('select 1 from app.reveal_alarms where seen_by is not null');
  expect(seen).toHaveLength(2);
  expect(faults).toEqual([]);
});

test('an administrator reads the limits by role, and changes them', async () => {
  const page = await signedIn('administrator');
  await page.goto(new URL('/settings', page.url()).toString());
  const card = page.getByRole('region', { name: '查看明文限额' });
  await card.getByText('审核员：每小时 20 项，每天 60 项').waitFor();
  await screenshot(page, 'settings-reveal-quota-zh');
  await card.getByRole('button', { name: '查看明文限额：切换为“从严”' }).click();
  await page.getByRole('dialog').getByText('切换后立即生效').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '切换' }).click();
  await card.getByRole('listitem').filter({ hasText: '从严' }).getByText('当前').waitFor();
  expect(faults).toEqual([]);
});
