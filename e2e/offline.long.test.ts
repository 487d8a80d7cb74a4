import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createDraft, type Order } from './steps.ts';

const pages = consolePages();

const button = (page: Page, key: string, name: RegExp) =>
  page.locator(`tr[data-item="${key}"]`).getByRole('button', { name });
const isPassed = (page: Page, key: string) => button(page, key, /^✓?通过/).getAttribute('aria-pressed');

/** The desk of a new order, claimed by the reader, and the keys of the items in review. */
async function atDesk(nth: number): Promise<{ page: Page; order: Order; keys: string[] }> {
  const order: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack, nth),
  );
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByText('还有 9 项没有结论').first().waitFor();
  const rows = page.locator('tr[data-item]:has(button[aria-pressed])');
  await expect.poll(() => rows.count()).toBe(9);
  const keys = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-item') ?? ''));
  return { page, order, keys };
}

const recorded = async (order: Order): Promise<string[]> => {
  const rows = await pages.stack.db.query<{ item: string; verdict: string }>(
    'select item, verdict from app.verdicts where order_id = $1 order by at, id',
    [order.id],
  );
  return rows.map(({ item, verdict }) => `${item} ${verdict}`);
};

test('verdicts given without a network are kept, shown as not delivered, and sent in order later, before any decision', async () => {
  const { page, order, keys } = await atDesk(0);
  const rest = keys.slice(0, 6);
  const [first = '', second = '', third = ''] = keys.slice(6);
  for (const _ of rest) await page.keyboard.press('y');
  await expect.poll(async () => (await recorded(order)).length).toBe(rest.length);
  const before = await recorded(order);
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  // All have a verdict; one was passed first and then returned: the last verdict counts. N on a passed item asks first.
  for (const _ of [first, second, third]) await page.keyboard.press('y');
  await page.locator(`tr[data-item="${first}"] th`).click();
  for (const key of ['n', 'n', 'Escape']) await page.keyboard.press(key);
  await page.getByText('3 项结论尚未保存，网络恢复后自动保存').waitFor();
  expect(await page.locator('tr[data-item]').getByText('尚未保存').count()).toBe(3);
  await page.getByText('已审 9 / 9 项').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('还有 3 项结论尚未保存，保存后才能操作').first().waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: /^释放/, disabled: true }).waitFor();
  await page.keyboard.press('Escape');
  await screenshot(page, 'offline-verdicts-zh');
  // After leaving the page the shell shows where unsent verdicts are, with a link.
  await page.getByRole('link', { name: '审核队列' }).click();
  const left = page.getByRole('link', { name: `订单 ${order.number} 有 3 项结论尚未保存` });
  await screenshot(page, 'offline-elsewhere-zh');
  await left.click();
  await expect.poll(() => isPassed(page, second)).toBe('true');
  expect(await recorded(order)).toEqual(before);
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await recorded(order)).slice(before.length))
    .toEqual([`${second} pass`, `${third} pass`, `${first} return`]);
  await page.getByText('尚未保存').first().waitFor({ state: 'detached' });
  await page.getByText('已审 9 / 9 项').waitFor();
  await page.close();
});

test('verdicts refused when the network is back are listed by item; those that still fit are submitted again', async () => {
  const { page, order, keys } = await atDesk(1);
  const { stack } = pages;
  const [, other = ''] = keys.filter((key) => key !== 'website.name');
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  for (const key of ['website.name', other]) await button(page, key, /^✓?通过/).click();
  await page.getByText('2 项结论尚未保存，网络恢复后自动保存').waitFor();
  // The lease goes to somebody else, and the applicant changes one of the two items.
  await stack.supervisor.act('release', { id: ['ID!', order.id], token: ['String!', ''] });
  const taken = await orderFlow.sendVersionedEvent(stack.partner, 'withdraw', await stack.partner.order(order.id));
  const changed = await orderFlow.saveValues(stack.partner, taken, { 'website.name': '金陵样例茶业又一版' });
  const again = await orderFlow.sendVersionedEvent(stack.partner, 'submit', changed);
  await orderFlow.claim(stack.reviewers[1], again);
  await page.context().setOffline(false);
  const refused = page.getByRole('list', { name: '2 项结论没有保存' });
  await refused.getByText('网站名称 通过').waitFor();
  expect(await refused.getByRole('listitem').count()).toBe(2);
  await refused.getByText('此项内容已变，请重新核对 请看新的内容后再给结论').waitFor();
  expect(await page.getByRole('button', { name: /^重新提交/ }).count()).toBe(0);
  await page.getByText('此单已由 立夏 领取').waitFor();
  expect(await recorded(order)).toEqual([]);
  await screenshot(page, 'offline-refused-zh');
  await stack.supervisor.act('release', { id: ['ID!', order.id], token: ['String!', ''] });
  await page.getByRole('button', { name: /^领取/ }).click();
  // An item that the applicant has changed must be judged again.
  await page.getByRole('button', { name: '重新提交 1 项' }).click();
  await expect.poll(() => recorded(order)).toEqual([`${other} pass`]);
  await page.getByRole('list', { name: '1 项结论没有保存' }).getByText('网站名称 通过').waitFor();
  expect(await isPassed(page, 'website.name')).toBe('false');
  await page.getByText('English', { exact: true }).click();
  const inEnglish = page.getByRole('list', { name: '1 verdict was not recorded' });
  await inEnglish.getByText('Website name Pass').waitFor();
  expect(await inEnglish.textContent()).not.toMatch(/\p{Script=Han}/u);
  await screenshot(page, 'offline-refused-en');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.close();
});

test('an ended session asks for the sign-in above the page, and keeps the verdicts and texts of the same person', async () => {
  const { page, order, keys } = await atDesk(2);
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: '备注内容' }).fill('等申请人回电');
  await expect
    .poll(() => pages.stack.db.query('select 1 from app.desk_drafts where order_id = $1', [order.id]))
    .toHaveLength(1);
  await page.getByRole('textbox', { name: '备注内容' }).press('Escape');
  await pages.stack.db.query('delete from app.sessions');
  await page.keyboard.press('y');
  await page.getByLabel('账号').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/orders/${order.id}`);
  const [person] = pages.stack.signIns.filter(({ role }) => role === 'reviewer');
  await page.getByLabel('账号').fill(person?.login ?? '');
  await page.getByLabel('密码', { exact: true }).fill(person?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect.poll(() => recorded(order)).toEqual([`${keys[0]} pass`]);
  await page.keyboard.press('b');
  await expect.poll(() => page.getByRole('textbox', { name: '备注内容' }).inputValue()).toBe('等申请人回电');
  await page.close();
});
