import { beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { openPage, sharedPages } from './pages.ts';
import { createDraft, type Order } from './steps.ts';

const pages = sharedPages();
let orders: [Order, Order];

beforeAll(async () => {
  const { stack } = pages;
  const submit = async (nth: number): Promise<Order> =>
    orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, nth));
  orders = [await submit(1), await submit(2)];
});

// By keyboard, with the board, the forecast and the rebalance: desk.long.test.ts and queues.long.test.ts.
test('a supervisor assigns two orders, and settles an escalation', async () => {
  const [order, other] = orders;
  const page = await openPage(pages, 'supervisor', '/queue');
  for (const { number } of orders) await page.getByRole('checkbox', { name: `选择 ${number}`, exact: true }).check();
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: '指派给' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('立夏');
  await page.locator('.ant-select-item-option-active', { hasText: '立夏' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '指派', exact: true }).click();
  await page.getByText('已转派 2 单').waitFor();
  const assigned = await pages.stack.db.query('select assignee_name as name from app.orders where id = any($1)', [
    [order.id, other.id],
  ]);
  expect(assigned).toEqual([{ name: '立夏' }, { name: '立夏' }]);

  await pages.stack.reviewers[0].act('escalate', {
    id: ['ID!', order.id],
    reason: ['EscalationReason!', 'OTHER'],
    note: ['String', '材料是方言手写'],
  });
  await page.getByRole('link', { name: '升级' }).click();
  const row = page.getByRole('listitem', { name: new RegExp(`^${order.number} `) });
  await row.getByText('材料是方言手写').waitFor();
  await row.getByRole('button').first().click();
  await page.getByRole('textbox', { name: /^处理意见/ }).fill('按书面材料审核');
  await page.keyboard.press('Control+Enter');
  await row.waitFor({ state: 'detached' });
  expect(pages.pageErrors).toEqual([]);
  await page.close();
});

test('a reviewer cannot reach the page of escalations by menu or URL', async () => {
  const page = await openPage(pages, 'reviewer', '/escalations');
  await page.getByText('只有主管可以处理升级').waitFor();
  expect(await page.getByRole('link', { name: '升级' }).count()).toBe(0);
  await page.close();
});
