import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { axeViolations } from './axe.ts';
import { consolePages, openPage, screenshotVariants } from './pages.ts';
import { createDraft, createReadyToPush, handInPhoto, type Order, pushOrder } from './steps.ts';

const pages = consolePages();
let pushed: Order;
let photo: Order;

beforeAll(async () => {
  const { stack } = pages;
  pushed = await pushOrder(stack, await createReadyToPush(stack));
  const submitted = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, 1));
  photo = await handInPhoto(stack, await orderFlow.passInitialReview(stack.reviewers[0], submitted));
}, 120_000);
afterAll(() => expect(pages.pageErrors).toEqual([]));

/** axe-core in both languages, and screenshots; the page is left in Chinese. */
async function look(page: Page, name: string): Promise<void> {
  for (const [language, choice] of [
    ['en', 'English'],
    ['zh', '中文'],
  ] as const) {
    await page.getByText(choice, { exact: true }).click();
    await page.locator('main table tbody').first().waitFor();
    expect(await axeViolations(page, `${name} ${language}`)).toEqual([]);
    await screenshotVariants(page, `${name}-${language}`);
  }
}

test('a supervisor finds a submission of any bureau by its order, and opens it', async () => {
  const page = await openPage(pages, 'supervisor', '/queue');
  await page.getByRole('link', { name: '上报记录' }).click();
  const row = page.getByRole('row', { name: new RegExp(pushed.number) });
  await row.waitFor();
  await page.getByRole('searchbox', { name: '订单号或文件名' }).fill(pushed.number.toLowerCase());
  await page.keyboard.press('Enter');
  await page.waitForURL(/search=/);
  await row.getByRole('button').press('Enter');
  await page.getByRole('list', { name: '处理记录' }).waitFor();
  await page.getByRole('button', { name: '下载原始文件（记入审计）' }).waitFor();
  await look(page, 'submissions');
  await page.getByRole('searchbox', { name: '订单号或文件名' }).fill('no-such-file');
  await page.keyboard.press('Enter');
  await page.getByText('没有符合条件的文件').waitFor();
  await page.close();
});

test('a reviewer looks a reason up by pinyin', async () => {
  const page = await openPage(pages, 'reviewer', '/queue');
  await page.getByRole('link', { name: '理由库' }).click();
  await page.getByText('网站名称不符合命名规则').waitFor();
  await look(page, 'reasons');
  await page.getByRole('searchbox').fill('huangdan');
  await page.getByText('没有符合的理由').waitFor();
  await page.getByRole('searchbox').fill('mubu');
  await page.getByRole('row', { name: /^PHO-02/ }).waitFor();
  await page.close();
});

test('a reviewer sees in the menu how many photos wait, and opens one from the list without a picture being read', async () => {
  const page = await openPage(pages, 'reviewer', '/queue');
  const entry = page.getByRole('link', { name: '照片审核 1' });
  await entry.click();
  const row = page.getByRole('row', { name: new RegExp(photo.number) });
  await row.getByText(/^\p{Script=Han}\*+$/u).waitFor();
  expect(await page.locator('#content img').count()).toBe(0);
  await look(page, 'photos');
  await row.getByRole('link', { name: photo.number }).click();
  await page.locator('[data-item]').first().waitFor();
  await page.close();
});

test('an assignment rings the bell within two seconds, and leads to the order', async () => {
  const page = await openPage(pages, 'reviewer', '/queue', 0);
  const bell = page.getByRole('button', { name: /^通知/ });
  await bell.waitFor();
  const before = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0] ?? 0);
  const [reviewer] = await pages.stack.db.query<{ id: string }>('select id from app.staff where login = $1', [
    pages.stack.signIns.find(({ role }) => role === 'reviewer')?.login,
  ]);
  const assigned = performance.now();
  await pages.stack.supervisor.act('assign', { id: ['ID!', photo.id], staffId: ['ID', reviewer?.id] });
  await page.getByRole('button', { name: `通知，${before + 1} 条未读` }).waitFor();
  // The API and the page are on the machine of the test: the rest is for its other work.
  expect(performance.now() - assigned).toBeLessThan(4000);
  await bell.press('Enter');
  const list = page.getByRole('dialog', { name: '通知' });
  await list.getByText(`把订单 ${photo.number} 指派给您`).waitFor();
  expect(await axeViolations(page, 'notices')).toEqual([]);
  await screenshotVariants(page, 'notices-zh');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '通知', exact: true }).and(page.locator(':focus')).waitFor();
  await page.reload();
  await page.getByRole('button', { name: '通知', exact: true }).press('Enter');
  await list.getByRole('link').first().press('Enter');
  await page.waitForURL(/\/orders\//);
  await page.close();
});
