import { findProvince } from '@beian/domain/province';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

const pages = consolePages({ bureaus: 'all' });

const provinceOf = async (order: Order) => {
  const [row] = await pages.stack.db.query('select province from app.orders where id = $1', [order.id]);
  const code = String(row?.province);
  return { code, zh: findProvince(code)?.label.zh ?? '', en: findProvince(code)?.label.en ?? '' };
};
const openTile = async (page: Page, name: string, state: string) => {
  await page.getByRole('button', { name: `${name}，${state}` }).click();
  return page.getByRole('complementary', { name: `${name}连接` });
};
const inBothLanguages = async (page: Page, name: string) => {
  await screenshot(page, `${name}-zh`);
  await page.getByText('English', { exact: true }).click();
  await page.getByText('Gateway', { exact: true }).first().waitFor();
  await screenshot(page, `${name}-en`);
  await page.getByText('中文', { exact: true }).click();
  await page.getByText('网关看板', { exact: true }).first().waitFor();
};
/** Fills in the reason of a dialog and confirms. */
const confirm = async (page: Page, label: string, field: string, text: string) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(field).fill(text);
  await dialog.getByRole('button', { name: label }).click();
};

test('a count that differs from the bureau’s is compared, and the file goes under the number that it expects', async () => {
  const order = await createReadyToPush(pages.stack);
  const province = await provinceOf(order);
  // As if this account had been used by another system, and then begun anew.
  await pages.stack.db.query(
    `update app.bureaus set last_sequence = 5, number_known_at = app.now() where province = $1`,
    [province.code],
  );
  await pages.stack.control('faults', { province: province.code, otherNumber: '999' });
  await pushOrder(pages.stack, order);
  const page = await openPage(pages, 'supervisor', '/gateway');
  const drawer = await openTile(page, province.zh, '需要核实');
  await drawer.getByText('管局原文（999）：数据序列号6不正确，应为1').waitFor();
  await drawer.getByText('下次尝试').waitFor();
  await drawer.getByRole('button', { name: '立即重试' }).waitFor();
  const renumber = drawer.getByRole('button', { name: '6 号文件：改号重报' });
  await drawer.getByText('改号重报：最近一次发送后尚未核对管局有没有收到该文件').waitFor();
  expect(await renumber.isDisabled()).toBe(true);
  await drawer.getByRole('button', { name: '核对序号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '核对序号' }).click();
  await drawer.getByText('再认定结果、改号重报（从第 1 号起）或撤下').waitFor();
  await inBothLanguages(page, 'gateway-renumber');
  expect(await axeViolations(page, 'a refused file')).toEqual([]);
  await renumber.click();
  await confirm(page, '6 号文件：改号重报', '原因', '管局确认其末次序号为 0');
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');
  await pages.stack.control('decideNow', { province: province.code });
  await waitForState(pages.stack, order.id, 'APPROVED');
  await drawer.getByRole('button', { name: '1 号文件，已受理' }).waitFor();
  const numbers = await pages.stack.db.query(
    `select sequence::int as number, state from app.submissions u join app.bureaus b on b.id = u.bureau_id
     where b.province = $1 order by u.created_at`,
    [province.code],
  );
  expect(numbers).toEqual([
    { number: 6, state: 'REFUSED' },
    { number: 1, state: 'ACCEPTED' },
  ]);
  expect(pages.pageErrors).toEqual([]);
});

test('a verdict in a file that cannot be read: the file is given up, and what the bureau publishes is taken as the answer', async () => {
  const order = await createReadyToPush(pages.stack, 1);
  const province = await provinceOf(order);
  const faults = (some: object) => pages.stack.control('faults', { province: province.code, ...some });
  await pushOrder(pages.stack, order);
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');
  await faults({ fileCut: 1000 });
  await pages.stack.control('decideNow', { province: province.code });
  const page = await openPage(pages, 'supervisor', '/gateway');
  const drawer = await openTile(page, province.zh, '文件读不出');
  await drawer.getByText('管局发来的一个文件反复无法读取').waitFor();
  const incident = drawer.getByRole('listitem', { name: '下载: 文件无法解压' });
  await incident.getByText('结果可能在其中的订单（1）').waitFor();
  await inBothLanguages(page, 'gateway-unreadable');
  await page.setViewportSize({ width: 768, height: 1024 });
  await screenshot(page, 'gateway-unreadable-zh-768');
  await page.setViewportSize({ width: 1440, height: 900 });

  const desk = await openPage(pages, 'supervisor', `/orders/${order.id}`);
  await desk.getByText('本订单的结果可能在其中，需主管与管局核实').waitFor();
  await screenshot(desk, 'order-waits-zh');

  await incident.getByRole('button', { name: '放弃此文件' }).click();
  await confirm(page, '放弃此文件', '与管局核实的情况', '管局无法重发，内含本单的审核结果');
  await incident.getByText('已放弃，已确认接收').waitFor();
  await screenshot(page, 'gateway-given-up-zh');
  // The files behind it are sound: the bureau publishes the record with its changes.
  await faults({ fileCut: 0 });
  await desk.getByText('管局公布的备案已与本订单一致').waitFor();
  await page.goto(page.url().replace(/\/gateway.*/, '/unmatched'));
  await page.getByText('管局已公布的备案与此订单的结果一致').first().waitFor();
  await screenshot(page, 'unmatched-published-zh');
  expect(pages.pageErrors).toEqual([]);
});

test('a bureau that is away: the board says since when and why, and an order says what it waits for', async () => {
  const order = await createReadyToPush(pages.stack, 3);
  const province = await provinceOf(order);
  await pages.stack.control('faults', { province: province.code, down: true });
  await pushOrder(pages.stack, order);
  await pages.stack.waitFor('the first failure', async () => {
    const rows = await pages.stack.db.query(
      `select 1 from app.bureau_calls c join app.bureaus b on b.id = c.bureau_id
       where b.province = $1 and c.direction = 'upload' and c.failing_since is not null`,
      [province.code],
    );
    return rows.length === 1;
  });
  await pages.stack.db.travel(7 * 60_000);
  const page = await openPage(pages, 'supervisor', '/gateway');
  const drawer = await openTile(page, province.zh, '不通');
  await drawer.getByText('连接中断，答复不完整').first().waitFor();
  await drawer.getByText('1 单', { exact: true }).waitFor();
  await inBothLanguages(page, 'gateway-unreachable');
  const desk = await openPage(pages, 'supervisor', `/orders/${order.id}`);
  await desk.getByText('与管局的通道不通：连接中断，答复不完整').waitFor();
  await pages.stack.control('faults', { province: province.code, down: false });
  // What the bureau has is asked for again by itself.
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');
  await page.getByRole('button', { name: `${province.zh}，开放` }).waitFor();
  expect(pages.pageErrors).toEqual([]);
});
