import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { captureFields, changedFields, interrupt } from './interruptions.ts';
import { consolePages, openPage } from './pages.ts';
import { createDraft, type Order } from './steps.ts';

const pages = consolePages();

// The other routes with a form: interruptions.long.test.ts.
test('a tab switch and a lost network keep the text, the open form and the rotated picture of the desk', async () => {
  const order: Order = await orderFlow.sendVersionedEvent(
    pages.stack.partner,
    'submit',
    await createDraft(pages.stack),
  );
  const page = await openPage(pages, 'reviewer', `/orders/${order.id}`);
  await page.getByRole('button', { name: '领取' }).click();
  await page.getByText('还有 9 项没有结论').first().waitFor();
  await page.keyboard.press('r');
  const turned = page.getByRole('region', { name: '材料', exact: true }).locator('[style*="rotate(90deg)"]').first();
  await turned.waitFor();
  await page.getByRole('button', { name: '添加备注' }).click();
  await page.getByRole('textbox', { name: '备注内容' }).fill('等申请人回电');
  const kept = await captureFields(page);
  await interrupt(page);
  expect(await changedFields(kept)).toEqual([]);
  expect(await turned.count()).toBe(1);
  await page.close();
});

test('a key that is shown once stays until it has been copied, despite tab switches and network losses', async () => {
  const [partner] = await pages.stack.db.query<{ id: string }>('select id from app.partners order by id limit 1');
  const page = await openPage(pages, 'administrator', `/partners/${partner?.id}`);
  await page.getByRole('button', { name: '创建密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('样例密钥');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: '创建' }).click();
  const secret = page.getByRole('dialog', { name: '请立即复制新密钥' }).locator('code');
  const shown = await secret.textContent();
  const kept = await captureFields(page);
  await interrupt(page);
  expect(await changedFields(kept)).toEqual([]);
  expect(await secret.textContent()).toBe(shown);
  await page.close();
});
