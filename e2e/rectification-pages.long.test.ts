import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { consolePages, openPage, screenshot } from './pages.ts';
import { type Order, recordByNumber } from './steps.ts';

const pages = consolePages();
/** Filed with us, but not the partner's until this test grants them: no other test of the shared stack has an order of them. */
const [overdueNumber, dueNumber] = ['苏ICP备00000009号', '苏ICP备00000010号'] as const;
let order: Order;

const notices = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: number });

beforeAll(async () => {
  const { stack } = pages;
  await stack.db.query(
    `insert into app.partner_records (partner_id, record_id, basis)
     select p.partner_id, r.id, 'rectifications' from app.records r,
       (select distinct partner_id from app.partner_records) p
     where r.filing_number = any($1)`,
    [[overdueNumber, dueNumber]],
  );
  await stack.control('publish', {
    notices: [overdueNumber, dueNumber].map((Baxh) => ({ Tzlb: '0', Baxh, Tznr: `样例通知：请核实${Baxh}的联系方式` })),
  });
  const found = await Promise.all([overdueNumber, dueNumber].map((number) => recordByNumber(stack.partner, number)));
  await stack.waitFor('the partner to be told of both', async () => {
    const rows = await stack.db.query(
      'select 1 from app.rectifications where record_id = any($1) and notified_at is not null',
      [found.map(({ id }) => id)],
    );
    return rows.length === 2;
  });
  // The first came thirty days ago, so that it is overdue.
  await stack.db.query(`update app.rectifications set at = at - interval '30 days' where record_id = $1`, [
    found[0]?.id,
  ]);
  order = await orderFlow.openOrder(stack.partner, found[1]?.id ?? '', undefined, 'CHANGE_SUBJECT');
});

/** Screenshots in both languages at two widths, once `ready` is there. */
async function shots(page: Page, name: string, ready: string): Promise<void> {
  if (!process.env.SHOTS_DIR) return;
  for (const language of ['en', 'zh'] as const) {
    await page.evaluate((one) => localStorage.setItem('language', one), language);
    await page.reload();
    await page.locator(ready).first().waitFor();
    for (const width of [1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await screenshot(page, `${name}-${language}-${width}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('the board shows overdue notices in red and leads to them; a supervisor sets a day, links an order and filters', async () => {
  const page = await openPage(pages, 'supervisor', '/board');
  const tile = page.locator('[data-tile="整改与核查"]');
  await tile.getByText('已逾期').waitFor();
  await shots(page, 'board-rectifications', '[data-tile]');
  await tile.getByRole('link').first().click();
  await page.waitForURL(/\/rectifications\?filter=OVERDUE$/);
  const overdue = notices(page, overdueNumber);
  await overdue.getByText(/^逾期/).waitFor();
  expect(await notices(page, dueNumber).count()).toBe(0);
  await shots(page, 'rectifications-overdue', '[data-state]');

  await overdue.getByRole('button', { name: '设定期限' }).click();
  const dialog = page.getByRole('dialog');
  const [day] = await pages.stack.db.query<{ day: string }>(
    `select app.shanghai_day(app.now() + interval '60 days') as day`,
  );
  await dialog.getByLabel('最后一天').fill(day?.day ?? '');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /^依据/ }).fill('通知正文写明');
  await dialog.getByRole('button', { name: '设定期限' }).click();
  await overdue.waitFor({ state: 'detached' });

  await page.getByText('待处理', { exact: true }).click();
  await notices(page, overdueNumber).getByText('通知正文写明').waitFor();
  const due = notices(page, dueNumber);
  await due.getByText('尚无整改订单').waitFor();
  await due.getByRole('button', { name: `关联订单 ${order.number}` }).click();
  await due.getByRole('link', { name: order.number }).waitFor();
  await shots(page, 'rectifications', '[data-state]');
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});

test("a partner's person sees the notices of the partner, and opens an order that answers one", async () => {
  const page = await openPage(pages, 'applicant', '/orders');
  const notice = notices(page, overdueNumber);
  await notice.getByText('样例通知').waitFor();
  expect(await page.getByText('通知正文写明').count()).toBe(0);
  await shots(page, 'partner-rectifications', '[data-state]');
  await notice.getByRole('link', { name: '办理整改' }).click();
  await page.getByText('在此创建的订单将关联到整改通知').waitFor();
  await shots(page, 'partner-rectification-kinds', '[data-state]');
  await page.getByRole('button', { name: '变更主体', exact: true }).click();
  await page.waitForURL(/\/orders\/order_\w+\/fill$/);
  await notices(page, overdueNumber).getByText('草稿').waitFor();
  await shots(page, 'partner-rectification-order', '[data-state]');
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});

test('a supervisor answers a verification task in a dialog that asks what is wrong; a partner is shown no check', async () => {
  const { stack } = pages;
  const { records } = (await stack.control('state')) as {
    records: { ztid: string; filingNumber: string; websites: { wzid: string; filingNumber: string }[] }[];
  };
  const record = records.find(({ filingNumber }) => filingNumber === overdueNumber);
  const [site] = record?.websites ?? [];
  await stack.control('publish', {
    checks: { Jrhc: [{ Wzid: site?.wzid, Wz_Baxh: site?.filingNumber, Hcjg: '1', Hcsj: '2026-11-28 10:00:00' }] },
    tasks: [{ Ztid: record?.ztid, Bz: '样例任务：请核实' }],
  });
  const page = await openPage(pages, 'supervisor', '/rectifications');
  const task = page.getByRole('listitem', { name: /^核实任务/ });
  await task.getByText('样例任务：请核实').waitFor({ timeout: 40_000 });
  await page.getByRole('listitem', { name: /^接入核查：多报/ }).waitFor();
  await shots(page, 'checks', '[data-state]');
  await task.getByRole('button', { name: '反馈核实结果' }).click();
  const dialog = page.getByRole('dialog');
  const answer = dialog.getByRole('button', { name: '反馈核实结果' });
  await dialog.getByText('核实不通过', { exact: true }).click();
  await dialog.getByRole('textbox', { name: '核实意见' }).fill('电话无法接通');
  await answer.click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('textbox', { name: '错误信息' }).fill('负责人手机停机');
  if (process.env.SHOTS_DIR) await screenshot(page, 'answer-task');
  await answer.click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('已整改或已处理', { exact: true }).click();
  await page.getByText('负责人手机停机').waitFor({ timeout: 40_000 });
  await shots(page, 'answered-task', '[data-state]');
  const partner = await openPage(pages, 'applicant', '/orders');
  await notices(partner, overdueNumber).first().waitFor();
  expect(await partner.getByText('接入核查').count()).toBe(0);
  expect(pages.pageErrors).toEqual([]);
  await page.close();
  await partner.close();
});
