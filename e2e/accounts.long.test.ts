import { authenticatorCode } from '@beian/testing/fixtures';
import { expect, test } from 'vitest';
import { openAs } from './chromium.ts';
import { consolePages, screenshot, screenshotVariants } from './pages.ts';

const pages = consolePages();

test('an invited person sets a password and a second factor, signs in with a code, ends a session (ASVS 6.2.6, 6.2.7, 7.4.4)', async () => {
  const { db } = pages.stack;
  const demand = (who: string) =>
    db.query(`update app.settings set value = to_jsonb($1::text) where name = 'secondFactor'`, [who]);
  const broken: string[] = [];
  const open = async () => {
    const opened = await pages.browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    opened.on('pageerror', (error) => broken.push(error.message));
    // The browser itself logs intended refusals, and everything the policy blocks.
    opened.on(
      'console',
      (said) => said.type() === 'error' && !/status of 4/.test(said.text()) && broken.push(said.text()),
    );
    return opened;
  };
  const administrator = await open();
  const chief = pages.stack.signIns.find(({ role }) => role === 'administrator');
  await openAs(administrator, pages.stack, chief, '/staff');
  const accounts = administrator.getByRole('region', { name: '账号' });
  await accounts.getByRole('row').filter({ hasText: 'bailu' }).getByText('可登录').waitFor();
  await screenshotVariants(administrator, 'accounts-zh');
  await accounts.getByRole('button', { name: '邀请人员' }).click();
  const invite = administrator.getByRole('dialog');
  await invite.getByLabel('姓名').fill('立冬');
  await invite.getByLabel('账号').fill('lidong');
  await screenshot(administrator, 'accounts-invite-zh');
  await invite.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await administrator.getByRole('dialog').locator('code').textContent()) ?? '';
  expect(link).toMatch(/\/welcome#[\w-]{43}$/);
  await screenshot(administrator, 'accounts-link-zh');
  await administrator.getByRole('button', { name: '我已保存' }).click();
  await accounts.getByRole('row').filter({ hasText: 'lidong' }).getByText('待设置密码').waitFor();

  await demand('everyone');
  const person = await open();
  await person.goto(link);
  await person.getByText('立冬，欢迎').waitFor();
  const field = person.getByLabel('新密码', { exact: true });
  // Masked, available to password managers, and pasting works.
  expect([await field.getAttribute('type'), await field.getAttribute('autocomplete')]).toEqual([
    'password',
    'new-password',
  ]);
  const pasted = await field.evaluate((node) =>
    node.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })),
  );
  expect(pasted).toBe(true);
  await field.fill('seven');
  await person.getByLabel('再次输入新密码').fill('seven');
  await person.getByRole('button', { name: '设置密码并登录' }).click();
  await person.getByText('至少 8 个字符，现有 5 个').waitFor();
  await screenshotVariants(person, 'welcome-zh');
  for (const name of ['新密码', '再次输入新密码'])
    await person.getByLabel(name, { exact: true }).fill('seven grey herons');
  await person.getByRole('button', { name: '设置密码并登录' }).click();
  await person.getByRole('img', { name: '两步验证的二维码' }).waitFor();
  const key = ((await person.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await screenshotVariants(person, 'enrol-zh');
  await person.getByLabel('验证器显示的 6 位数字').fill(authenticatorCode(key, await db.now()));
  await person.getByRole('button', { name: '启用' }).click();
  await expect.poll(() => person.getByRole('listitem').count()).toBe(10);
  await screenshot(person, 'codes-zh');
  await person.getByRole('button', { name: '我已保存' }).click();
  await person.getByRole('button', { name: '退出登录' }).waitFor();

  await db.travel(60_000);
  const elsewhere = await open();
  await elsewhere.goto(`${pages.stack.url}/sign-in`);
  await elsewhere.getByLabel('账号').fill('Lidong');
  await elsewhere.getByLabel('密码', { exact: true }).fill('seven grey herons');
  await elsewhere.getByRole('button', { name: '登录' }).click();
  await elsewhere.getByLabel('验证码或恢复码').fill('000000');
  await elsewhere.getByRole('button', { name: '继续' }).click();
  await elsewhere.getByText('验证码不正确').waitFor();
  await screenshotVariants(elsewhere, 'code-zh');
  await elsewhere.getByLabel('验证码或恢复码').fill(authenticatorCode(key, await db.now()));
  await elsewhere.getByRole('button', { name: '继续' }).click();
  await elsewhere.getByRole('button', { name: '退出登录' }).waitFor();
  await demand('off');

  await person.getByRole('link', { name: /立冬/ }).click();
  const sessions = person.getByRole('region', { name: '登录的会话' });
  await sessions.getByText('当前会话').waitFor();
  expect(await sessions.getByRole('row').count()).toBe(3);
  await person.getByText(/剩余 10 个恢复码/).waitFor();
  await person.getByRole('button', { name: '退出登录' }).waitFor();
  await screenshotVariants(person, 'account-zh');
  // After a while the password is required first.
  await db.travel(16 * 60_000);
  await sessions.getByRole('button', { name: /^结束会话/ }).click();
  const proof = person.getByRole('dialog');
  await proof.getByLabel('您的密码').fill('seven grey herons');
  await screenshot(person, 'proof-zh');
  await proof.getByRole('button', { name: '验证' }).click();
  await person.getByText('会话已结束').waitFor();
  await expect.poll(() => sessions.getByRole('row').count()).toBe(2);
  await elsewhere.reload();
  await elsewhere.getByRole('button', { name: '登录' }).waitFor();
  await person.getByText('English').click();
  await person.getByRole('heading', { name: 'My account' }).waitFor();
  await screenshotVariants(person, 'account-en');
  expect(await person.getByRole('main').textContent()).not.toMatch(/会话|密码|验证/);
  await administrator.reload();
  await accounts.getByRole('row').filter({ hasText: 'lidong' }).getByText('已启用').waitFor();
  await accounts.getByRole('button', { name: '操作：立冬' }).click();
  await screenshot(administrator, 'accounts-menu-zh');
  await administrator.getByRole('menuitem', { name: '停用账号' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
  await administrator.getByLabel('您的密码').fill(chief?.password ?? '');
  await administrator.getByRole('button', { name: '验证' }).click();
  await accounts.getByRole('row').filter({ hasText: 'lidong' }).getByText('已停用').waitFor();
  await administrator.getByText('English').click();
  await administrator.getByRole('region', { name: 'Accounts' }).getByText('Closed').waitFor();
  await screenshotVariants(administrator, 'accounts-en');
  await person.reload();
  await person.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(broken).toEqual([]);
});
