import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { axeViolations } from './axe.ts';
import { openPage, sharedPages } from './pages.ts';
import { newName } from './steps.ts';

const pages = sharedPages();

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Drops a picture on an element, as a person would from a folder. */
async function dropImage(page: Page, target: ReturnType<Page['locator']>, jpeg: Buffer) {
  const dataTransfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    data.items.add(new File([bytes], 'scan.jpg', { type: 'image/jpeg' }));
    return data;
  }, jpeg.toString('base64'));
  await target.dispatchEvent('drop', { dataTransfer });
}

test('a person of a partner is invited, fills in a change of a website, uploads its materials and submits it', async () => {
  const { stack, browser, pageErrors } = pages;
  const { records, viewer } = await stack.partner.graphql(
    '{ viewer { partner { id } } records(first: 50) { edges { node { id filingNumber openOrder { id } websites { id } } } } }',
  );
  // The last one: other files work with the first.
  const record = records.edges
    .map(({ node }: { node: { openOrder: object | null; websites: object[] } }) => node)
    .findLast(
      (one: { openOrder: object | null; websites: object[] }) => one.openOrder === null && one.websites.length === 1,
    );

  const administrator = await openPage(pages, 'administrator', `/partners/${viewer.partner.id}`);
  const people = region(administrator, '合作方人员');
  await people.getByRole('button', { name: '邀请人员' }).click();
  const invite = administrator.getByRole('dialog');
  await invite.getByLabel('姓名').fill('霜降');
  await invite.getByLabel('账号').fill('shuangjiang');
  await invite.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await administrator.getByRole('dialog').locator('code').textContent()) ?? '';
  await administrator.getByRole('button', { name: '我已保存' }).click();
  await people.getByRole('row').filter({ hasText: 'shuangjiang' }).waitFor();

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  await page.goto(link);
  for (const name of ['新密码', '再次输入新密码'])
    await page.getByLabel(name, { exact: true }).fill('seven grey herons');
  await page.getByRole('button', { name: '设置密码并登录' }).click();
  await page.getByRole('heading', { name: '我的订单' }).waitFor();
  const found = await axeViolations(page, 'own orders');

  await page.getByRole('navigation').getByRole('link', { name: '新办' }).click();
  await page.getByLabel('按备案号、名称或域名查找').fill(record.filingNumber);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: record.filingNumber }).click();
  const kinds = region(page, '要办什么');
  await kinds.getByRole('button', { name: '变更网站', exact: true }).waitFor();
  found.push(...(await axeViolations(page, 'new order')));
  await kinds.getByRole('button', { name: '变更网站', exact: true }).click();

  const fill = async (label: string, value: string) => page.getByLabel(label).fill(value);
  await page.getByLabel('网站名称').waitFor();
  await fill('网站名称', newName);
  await fill('网站负责人姓名', '霜降样');
  await fill('网站负责人证件有效期至', '长期');
  await fill('网站负责人手机号码', '123');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  // What a check says stands beside its field.
  const mobile = page.locator('[data-field="website.principal.mobile"]');
  await mobile.locator('li').first().waitFor();
  await fill('网站负责人手机号码', '13000020864');
  await fill('网站负责人电子邮件', 'frost@walk.example');
  await fill('网站负责人办公电话', '025-88820864');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await mobile.locator('li').first().waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '预检' }).click();
  await page.getByText('还不能提交，请先处理以下各项').waitFor();

  const { order } = await stack.partner.graphql(
    `{ order(id: "${page.url().split('/').at(-2)}") { requiredMaterials { kind label afterReview } } }`,
  );
  const needed = order.requiredMaterials.filter(({ afterReview }: { afterReview: boolean }) => !afterReview);
  expect(needed.length).toBeGreaterThan(0);
  for (const [nth, { kind, label }] of needed.entries()) {
    const card = region(page, label);
    const jpeg = await drawMaterial(kind, `partner person ${kind}`);
    if (nth === 0) await dropImage(page, card, jpeg);
    else
      await card.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: jpeg });
    await card.getByText('已上传').waitFor();
  }
  found.push(...(await axeViolations(page, 'form')));

  await page.getByRole('button', { name: '预检' }).click();
  await page.getByText('预检通过，可以提交').waitFor();
  await page.getByRole('button', { name: '提交初审' }).click();
  await page.getByRole('heading', { level: 1 }).locator('..').getByText('初审中').waitFor();
  expect(found).toEqual([]);
  expect(pageErrors).toEqual([]);

  const submitted = await stack.reviewers[0].graphql(
    `{ order(id: "${page.url().split('/').at(-2)}") { state timeline { event actorName } } }`,
  );
  expect(submitted.order.state).toBe('INITIAL_REVIEW');
  expect(submitted.order.timeline).toContainEqual({ event: 'submit', actorName: '霜降' });
});
