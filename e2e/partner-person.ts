import type { Page } from 'playwright-core';
import { openPage, type Pages } from './pages.ts';

/** Has an administrator invite a person of a partner, else of the stack's, and returns that person's page, signed in at their orders. */
export async function signInPartnerPerson(
  pages: Pages,
  { name, login, partnerId }: { name: string; login: string; partnerId?: string },
): Promise<Page> {
  const { stack, browser, pageErrors } = pages;
  const id = partnerId ?? (await stack.partner.graphql('{ viewer { partner { id } } }')).viewer.partner.id;
  const administrator = await openPage(pages, 'administrator', `/partners/${id}`);
  const people = administrator.getByRole('region', { name: '合作方人员', exact: true });
  await people.getByRole('button', { name: '邀请人员' }).click();
  const invite = administrator.getByRole('dialog');
  await invite.getByLabel('姓名').fill(name);
  await invite.getByLabel('账号').fill(login);
  await invite.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await administrator.getByRole('dialog').locator('code').textContent()) ?? '';
  await administrator.getByRole('button', { name: '我已保存' }).click();
  await people.getByRole('row').filter({ hasText: login }).waitFor();
  await administrator.close();

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  await page.goto(link);
  for (const label of ['新密码', '再次输入新密码'])
    await page.getByLabel(label, { exact: true }).fill('seven grey herons');
  await page.getByRole('button', { name: '设置密码并登录' }).click();
  await page.getByRole('heading', { name: '我的订单' }).waitFor();
  return page;
}
