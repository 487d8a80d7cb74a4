import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { orderForm, region } from './order-form.ts';
import { openPage, screenshot, sharedPages } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { newName, recordByNumber } from './steps.ts';

const pages = sharedPages();

/** The person's page, signed in. */
let page: Page;
beforeAll(async () => {
  page = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
});

test('a person of a partner fills in a change of a website, uploads its materials and submits it', async () => {
  const { stack, pageErrors } = pages;
  const { fieldOf, show, enter, save, uploadMaterials, handIn, orderId } = orderForm(page, pages);
  const record = await recordByNumber(stack.partner, '苏ICP备00000008号');

  await page.getByRole('navigation').getByRole('link', { name: '新建订单' }).click();
  await page.getByLabel('按备案号、名称或域名查找').fill(record.filingNumber);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: record.filingNumber }).click();
  const kinds = region(page, '要办什么');
  await kinds.getByRole('button', { name: '变更网站', exact: true }).waitFor();
  await kinds.getByRole('button', { name: '变更网站', exact: true }).click();

  await page.getByLabel('网站名称').waitFor();
  await enter('website.name', newName);
  await enter('website.principal.name', '霜降样');
  await enter('website.principal.idValidUntil', '长期');
  await enter('website.principal.mobile', '123');
  await save();
  // What a check says stands beside its field.
  const mobile = fieldOf('website.principal.mobile').locator('li');
  await mobile.first().waitFor();
  await enter('website.principal.mobile', '13000020864');
  await enter('website.principal.email', 'frost@walk.example');
  await enter('website.principal.officePhone', '025-88820864');
  await save();
  await mobile.first().waitFor({ state: 'detached' });

  await show('核对');
  await page.getByText('还不能提交，请先处理以下各项').waitFor();
  await uploadMaterials();
  await handIn();
  expect(pageErrors).toEqual([]);

  const submitted = await stack.reviewers[0].graphql(
    `{ order(id: "${orderId()}") { state timeline { event actorName } } }`,
  );
  expect(submitted.order.state).toBe('INITIAL_REVIEW');
  expect(submitted.order.timeline).toContainEqual({ event: 'submit', actorName: '霜降' });
});

test('staff read the rules of a province in English, from the menu', async () => {
  const { pageErrors } = pages;
  const desk = await openPage(pages, 'reviewer', '/rules');
  await desk.getByText('English', { exact: true }).click();
  await desk.getByRole('heading', { name: 'Rules by province' }).waitFor();
  await desk.getByRole('combobox', { name: 'Province' }).click();
  await desk.keyboard.insertText('Guangdong');
  await desk.keyboard.press('Enter');
  const photo = region(desk, 'Photo');
  await photo.getByText('Before our curtain').waitFor();
  await photo.getByText(/since 2018-06-15/).waitFor();
  await screenshot(desk, 'rules-en-1280');
  await desk.close();
  expect(pageErrors).toEqual([]);
});
