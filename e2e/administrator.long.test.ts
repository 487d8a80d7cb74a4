import { expect, test } from 'vitest';
import { consolePages, openPage } from './pages.ts';

const pages = consolePages();

// With a second factor, and the sessions of the account: accounts.long.test.ts.
test('an administrator invites a person, who sets a password and signs in, until the account is closed', async () => {
  const { stack, browser, pageErrors } = pages;
  const administrator = await openPage(pages, 'administrator', '/staff');
  const accounts = administrator.getByRole('region', { name: '账号' });
  await accounts.getByRole('button', { name: '邀请人员' }).click();
  const invite = administrator.getByRole('dialog');
  await invite.getByLabel('姓名').fill('立冬');
  await invite.getByLabel('账号').fill('lidong');
  await invite.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await administrator.getByRole('dialog').locator('code').textContent()) ?? '';
  await administrator.getByRole('button', { name: '我已保存' }).click();
  const row = accounts.getByRole('row').filter({ hasText: 'lidong' });
  await row.getByText('待设置密码').waitFor();

  const person = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await person.goto(link);
  await person.getByText('立冬，欢迎').waitFor();
  for (const name of ['新密码', '再次输入新密码'])
    await person.getByLabel(name, { exact: true }).fill('seven grey herons');
  await person.getByRole('button', { name: '设置密码并登录' }).click();
  await person.getByRole('heading', { name: '审核队列' }).waitFor();

  await administrator.reload();
  await row.getByText('可登录').waitFor();
  await accounts.getByRole('button', { name: '操作：立冬' }).click();
  await administrator.getByRole('menuitem', { name: '停用账号' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
  await row.getByText('已停用').waitFor();
  await person.goto(`${stack.url}/queue`);
  await person.getByRole('button', { name: '登录' }).waitFor();
  expect(pageErrors).toEqual([]);
});
