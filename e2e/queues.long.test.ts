import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, type Order } from './steps.ts';

let stack: Stack;
let browser: Browser;
let page: Page;
let order: Order;
let later: Order;
const faults: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
  later = await createDraft(stack, 1);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => faults.push(error.message));
  const person = stack.signIns.find((one) => one.role === 'supervisor');
  await openAs(page, stack, person);
  await page.getByText(order.number).waitFor();
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

/** `SHOTS_DIR`: folder for screenshots. */
async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png` });
}
const columns = () => page.getByRole('columnheader').allTextContents();
const choose = async (filter: string, option: string) => {
  await page.getByRole('combobox', { name: filter }).focus();
  await page.keyboard.press('ArrowDown');
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .click();
};

test('filters and sort order are in the URL; clicking a column head reverses the order', async () => {
  await choose('持有人', '无人领取');
  await choose('排序', '提交晚的在前');
  await expect.poll(() => new URL(page.url()).search).toBe('?holder=NOBODY&sort=SUBMITTED&descending=true');
  await page.getByText(order.number).waitFor();
  await page.getByRole('button', { name: /^提交时间/ }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?holder=NOBODY&sort=SUBMITTED');
  const head = page.getByRole('columnheader', { name: /提交时间/ });
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
  await shoot('queues-filtered-zh');
  await choose('标记', '已超时');
  await page.getByText('没有符合筛选条件的订单').waitFor();
});

test('a saved view is stored on the server with columns and density, so another browser has it, too', async () => {
  await page.getByRole('button', { name: '保存为视图' }).click();
  await page.getByRole('textbox', { name: '视图名称' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('超时未领取');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '视图“超时未领取”的操作' }).waitFor();
  await page.getByRole('button', { name: '列与密度' }).click();
  await page.getByRole('checkbox', { name: '省份' }).click();
  await page.getByText('紧凑').click();
  await expect.poll(columns).not.toContain('省份');
  await page.keyboard.press('Escape');
  await stack.waitFor('columns and density to be kept', async () => {
    const [row] = await stack.db.query('select density, columns from app.staff_queues');
    return row?.density === 'COMPACT' && !row.columns.includes('province');
  });
  await page.getByRole('tab', { name: /待初审/ }).click();
  await page.getByText(order.number).waitFor();
  await page.reload();
  const saved = page.getByRole('navigation', { name: '保存的视图' });
  await saved.getByRole('button', { name: '超时未领取' }).click();
  await page.getByText('没有符合筛选条件的订单').waitFor();
  expect(new URL(page.url()).search).toMatch(/^\?holder=NOBODY&flag=OVERDUE&sort=SUBMITTED&view=view_\w+$/);
  expect(await columns()).not.toContain('省份');
  await shoot('queues-saved-zh');
  // A link to a deleted view opens the queue with a message.
  await page.goto(`${stack.url}/queue?holder=NOBODY&view=view_gone`);
  await page.getByText('此视图已被删除').waitFor();
  await page.getByText(order.number).waitFor();
});

test('changed and new orders appear within two seconds and move nothing under the cursor', async () => {
  await page.goto(`${stack.url}/queue`);
  const first = page.getByRole('row').filter({ hasText: order.number });
  await first.waitFor();
  await page.getByText('实时').first().waitFor();
  await page.keyboard.press('j');
  await expect.poll(() => first.getAttribute('aria-current')).toBe('true');
  const before = await first.boundingBox();
  await stack.reviewers[0].graphql('mutation c($id: ID!) { claim(id: $id, key: "c1") { __typename } }', {
    id: order.id,
  });
  await first
    .getByText('正在处理')
    .or(first.getByTitle(/正在处理/))
    .waitFor({ timeout: 2000 });
  later = await orderFlow.sendVersionedEvent(stack.partner, 'submit', later);
  await page.getByRole('button', { name: /有 1 单更新/ }).waitFor({ timeout: 2000 });
  expect(await first.boundingBox()).toEqual(before);
  await page.getByRole('button', { name: /有 1 单更新/ }).click();
  await page.getByText(later.number).waitFor();
  expect(await first.getAttribute('aria-current')).toBe('true');
  for (const language of ['English', '中文']) {
    await page.getByText(language, { exact: true }).click();
    for (const [width, height] of [
      [1280, 800],
      [1680, 1000],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.getByText(order.number).first().waitFor();
      await shoot(`queues-${width}-${language}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test('a supervisor finds an order that is about to breach, opens its list, assigns it and sees the board change', async () => {
  // 6.9 hours after 10:00 more than three quarters of one working day have passed; both orders are then at risk.
  await stack.travel(6.9 * 3_600_000);
  await stack.waitFor('both orders to be at risk', async () => {
    const [row] = await stack.db.query('select count(*)::int as n from app.orders where locked and due_level = 75');
    return row?.n === 2;
  });
  await page
    .getByRole('menuitem', { name: '时效看板' })
    .or(page.getByRole('link', { name: '时效看板' }))
    .first()
    .click();
  const tile = page.locator('[data-tile="有风险"]').getByRole('link').first();
  await expect.poll(() => tile.textContent()).toBe('有风险2');
  await shoot('board-zh');
  await tile.click();
  await expect.poll(() => new URL(page.url()).search).toBe('?stage=OPEN&flag=AT_RISK&clock=OURS');
  await page.getByText(order.number).waitFor();
  await page.getByText(/^2 单/).waitFor();
  await page.getByRole('button', { name: '去掉我方时限' }).waitFor();
  await page.goBack();

  const row = page.locator(`[data-row-key="${order.id}"]`);
  await row.getByText('未指派').waitFor();
  await page.getByText('实时').first().waitFor();
  const [reviewer] = stack.signIns.filter((one) => one.role === 'reviewer');
  await page.getByRole('button', { name: `指派 ${order.number}` }).click();
  await page.getByRole('combobox', { name: '指派给' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText(reviewer?.name ?? '');
  await page.locator('.ant-select-item-option-active', { hasText: reviewer?.name ?? '' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '指派', exact: true }).click();
  await row.getByText(`指派给${reviewer?.name}`).waitFor({ timeout: 2000 });
  await page.getByRole('radiogroup', { name: '明细' }).getByText('审核人员').click();
  await page.getByRole('row', { name: new RegExp(`^${reviewer?.name} 1 0 1 0`) }).waitFor();
  // Events of other people are shown, too: the applicant withdraws the other order.
  await orderFlow.sendVersionedEvent(stack.partner, 'withdraw', later);
  await expect.poll(() => tile.textContent(), { timeout: 2000 }).toBe('有风险1');
  for (const language of ['English', '中文']) {
    await page.getByText(language, { exact: true }).click();
    for (const [width, height] of [
      [1280, 800],
      [1680, 1000],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.locator('[data-tile]').first().waitFor();
      await shoot(`board-${width}-${language}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

const shootAll = async (name: string, there: () => Promise<unknown>) => {
  if (!process.env.SHOTS_DIR) return;
  for (const language of ['English', '中文']) {
    await page.getByText(language, { exact: true }).click();
    for (const [width, height] of [
      [1280, 800],
      [1680, 1000],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await there();
      await shoot(`${name}-${width}-${language}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await there();
  await shoot(`${name}-dark`);
  await page.emulateMedia({ colorScheme: null });
};

test('the forecast: an order that is likely to breach is assigned from its list, and the assignment is undone', async () => {
  await page
    .getByRole('menuitem', { name: '预测' })
    .or(page.getByRole('link', { name: '预测', exact: true }))
    .first()
    .click();
  // The page opens on the next closing time; the order is due tomorrow at 10:00.
  await page.getByText('今天下班', { exact: true }).waitFor();
  await page.getByText('明天下班时间', { exact: true }).click();
  const row = page.locator(`[data-row-key="${order.id}"]`);
  const [first, second] = stack.signIns.filter((one) => one.role === 'reviewer').map(({ name }) => name);
  await row.getByText(first ?? '').waitFor();
  await row.getByText(/剩 .*通常用时/).waitFor();
  // A new installation has no history: the page says so, and shows no error.
  await page.getByText('可核对的历史预测还太少').waitFor();
  await shootAll('forecast', () => row.waitFor());
  await page.getByRole('checkbox', { name: `选择 ${order.number}` }).check();
  await page.getByRole('combobox', { name: '指派给' }).focus();
  await page.keyboard.insertText(second ?? '');
  // Enter chooses the first option, once the list is filtered by the input.
  await page.locator('.ant-select-item-option-active', { hasText: second ?? '' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '指派', exact: true }).click();
  await page.getByText('已转派 1 单').waitFor();
  await row.getByText(second ?? '', { exact: true }).waitFor();
  await shoot('forecast-assigned-zh');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('已撤回 1 单').waitFor();
  await row.getByText(first ?? '', { exact: true }).waitFor();
  await row.getByRole('button', { name: '为何此时到期' }).click();
  await page.getByRole('dialog').getByText(/到期/).first().waitFor();
  await page.keyboard.press('Escape');
});

test('absent staff cause a warning; the rebalance is previewed, applied exactly, and undone', async () => {
  const [away, there] = stack.signIns.filter((one) => one.role === 'reviewer').map(({ name }) => name);
  await page
    .getByRole('menuitem', { name: '人员' })
    .or(page.getByRole('link', { name: '人员', exact: true }))
    .first()
    .click();
  await page.getByRole('button', { name: `更改${away}的受理范围` }).click();
  const person = page.getByRole('dialog');
  const today = (await stack.db.now()).slice(0, 10);
  // One day alone is the first and the last.
  await person.getByRole('textbox', { name: '新增缺勤：起日' }).fill(today);
  await person.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText(`因缺勤无法按时处理：${away} 1 单`).waitFor();
  await shootAll('staff', () => page.getByRole('alert').first().waitFor());
  await page.getByRole('alert').getByRole('link', { name: '重新分配' }).click();
  await page.getByRole('row').filter({ hasText: order.number }).getByText('原被指派人缺勤').waitFor();
  await shootAll('rebalance', () => page.getByRole('link', { name: order.number }).first().waitFor());
  await page.getByRole('button', { name: '应用：转派 1 单' }).click();
  const result = page.getByRole('region', { name: '转派结果' });
  await result.getByText('已转派 1 单').waitFor();
  await page.getByText('不需要转派').waitFor();
  const holder = async () =>
    (await stack.db.query('select assignee_name as name from app.orders where id = $1', [order.id]))[0]?.name;
  const taker = await holder();
  expect(taker).not.toBe(away);
  expect([there, stack.signIns.find((one) => one.role === 'supervisor')?.name]).toContain(taker);
  await shoot('rebalance-done-zh');
  await result.getByRole('button', { name: '撤销' }).click();
  await result.getByText('已撤回 1 单').waitFor();
  expect(await holder()).toBe(away);
  expect(faults).toEqual([]);
});

test('a supervisor downloads the filtered list: the file contains the rows on screen, and the download is audited', async () => {
  await page.goto(`${stack.url}/queue?stage=OPEN&flag=AT_RISK&clock=OURS`);
  await page.getByText(order.number).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 CSV' }).click(),
  ]);
  await page.getByText('已下载 1 行').waitFor();
  expect(file.suggestedFilename()).toMatch(/^orders-\d{8}-\d{4}\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  const [head = '', ...rows] = text.slice(1).trimEnd().split('\r\n');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  // The present columns: the saved view has no province.
  expect(head.split(',').slice(0, 2)).toEqual(['订单号', '到期时间（北京时间）']);
  expect(head).not.toContain('省份');
  const shown = await page.locator('[data-row] a').allTextContents();
  expect(rows.map((row) => row.split(',')[0])).toEqual(shown);
  await stack.waitFor('the download to be audited', async () => {
    const [row] = await stack.db.query(`select details from app.audit where action = 'downloadList'`);
    return row?.details.rows === 1 && row.details.filter.flag === 'AT_RISK';
  });
  // During the download the number of rows and a cancel button are shown.
  await page.route('**/downloads/orders', () => undefined);
  await page.getByRole('button', { name: '下载 CSV' }).click();
  await page.getByRole('status').getByText('正在准备').waitFor();
  await shoot('download-running-zh');
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await page.getByRole('button', { name: '下载 CSV' }).waitFor();
  await page.unroute('**/downloads/orders');
});

test('a supervisor sets the address of the daily digest', async () => {
  await page.goto(`${stack.url}/staff`);
  const panel = page.getByRole('region', { name: '我的每日摘要' });
  await panel.getByLabel('电子邮件').fill('xiaoman@desk.example');
  await panel.getByRole('button', { name: '保存' }).click();
  await page.getByText('每日摘要已保存').waitFor();
  await page.reload();
  await expect.poll(() => panel.getByLabel('电子邮件').inputValue()).toBe('xiaoman@desk.example');
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await panel.scrollIntoViewIfNeeded();
    await shoot(`digest-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('region', { name: 'My daily digest' }).getByLabel('E-mail').waitFor();
  await shoot('digest-dark-English');
  await page.getByText('中文', { exact: true }).click();
  await panel.getByLabel('电子邮件').waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
});

test('the board without orders, with an API error, offline, and without permission', async () => {
  const board = '**/graphql';
  const ofBoard = (body: string | null) => body?.includes('query Board(') ?? false;
  await page.route(board, async (route) => {
    if (!ofBoard(route.request().postData())) return route.continue();
    const answer = await route.fetch();
    const body = await answer.json();
    return route.fulfill({ response: answer, json: { data: { board: { ...body.data.board, figures: [] } } } });
  });
  await page.goto(`${stack.url}/board`);
  await page.getByText('还没有在办订单').waitFor();
  await shoot('board-empty');
  await page.unroute(board);
  await page.route(board, (route) =>
    ofBoard(route.request().postData()) ? route.fulfill({ status: 500, body: 'no' }) : route.continue(),
  );
  await page.reload();
  await page.getByRole('button', { name: '重试' }).waitFor();
  await shoot('board-error');
  await page.unroute(board);
  // Stored figures, as the worker writes them every ten minutes, for the comparison on the tiles.
  await stack.db.query(`insert into app.board_marks (slot, at, open, due_today, at_risk, overdue)
    select app.now() - ago, app.now() - ago, 1, 2, 4, 0 from unnest(array[interval '61 minutes', interval '24 hours 1 minute']) ago
    on conflict do nothing`);
  await page.getByRole('button', { name: '重试' }).click();
  await page.locator('[data-tile="在办"]').getByText('比昨天同时 +1').waitFor();
  await page.locator('[data-tile="有风险"]').getByText('比 1 小时前 −3').waitFor();
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await page.getByRole('status').getByText('实时', { exact: true }).waitFor({ state: 'detached' });
  // The shown figures stay.
  expect(await page.locator('[data-tile="在办"]').isVisible()).toBe(true);
  await shoot('board-offline');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot('board-offline-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.context().setOffline(false);
  const reviewer = stack.signIns.find((one) => one.role === 'reviewer');
  await page.context().clearCookies();
  await openAs(page, stack, reviewer);
  await page.getByText(order.number).waitFor();
  await page.goto(`${stack.url}/board`);
  await page.getByRole('alert').waitFor();
  await shoot('board-forbidden');
});
