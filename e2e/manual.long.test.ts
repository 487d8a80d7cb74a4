import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

/** `SHOTS_DIR`: folder for screenshots. */
async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png`, fullPage: true });
}
const person = async (role: string, at = 0, path = '') => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await openAs(page, stack, stack.signIns.filter((one) => one.role === role)[at], path);
  return page;
};
/** The button of the form above the bar. */
const formButton = (page: Page, name: string) => page.getByRole('region', { name }).getByRole('button', { name });
const uploadPicture = async (page: Page, text: string) => {
  const buffer = Buffer.from(await drawMaterial('VERIFICATION_FORM', text));
  await page.locator('input[type=file]').last().setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('page.jpg').waitFor();
};

test('two people take an order by hand from the push to its approval, in the console', async () => {
  // Which supervisor switches, why and since when stands on the board.
  const supervisor = await person('supervisor', 0, '/gateway');
  await supervisor.locator('[data-bureau] button').first().click();
  await supervisor.getByRole('button', { name: '改为人工报送' }).click();
  const dialog = supervisor.getByRole('dialog').filter({ hasText: '改为人工报送' });
  await dialog.getByRole('textbox').fill('接口停用，管局通知改用其系统');
  await shoot(supervisor, 'manual-channel-zh');
  await dialog.getByRole('button', { name: '改为人工报送' }).click();
  await supervisor.locator('[data-by-hand]').first().waitFor();

  const ready = await createReadyToPush(stack, 0);
  const order: Order = await pushOrder(stack, ready);
  await waitForState(stack, order.id, 'MANUAL_ENTRY');

  const began = Date.now();
  const one = await person('reviewer', 0, '/manual');
  await one.getByRole('link', { name: order.number }).waitFor();
  await shoot(one, 'manual-list-zh');
  await one.getByRole('link', { name: order.number }).click();
  await one.getByRole('button', { name: /^领取/ }).first().click();
  const panel = one.getByRole('region', { name: '人工报送' });
  await panel.getByText('网站名称').first().waitFor();
  await shoot(one, 'manual-sheet-zh');
  await one.getByRole('button', { name: /^登记已录入/ }).click();
  await one.getByLabel('管局系统编号').fill('SL2026-0001');
  await uploadPicture(one, `${order.number} entered`);
  await shoot(one, 'manual-entry-zh');
  await formButton(one, '登记已录入').click();
  await panel.getByText('录入待复核').waitFor();

  const two = await person('reviewer', 1, `/orders/${order.id}`);
  await two.getByRole('region', { name: '人工报送' }).getByText('SL2026-0001').waitFor();
  await two.getByRole('button', { name: /^复核已录入/ }).click();
  await shoot(two, 'manual-confirm-zh');
  await two
    .getByRole('dialog')
    .getByRole('button', { name: /复核已录入/ })
    .click();
  await expect.poll(async () => (await stack.partner.order(order.id)).state).not.toBe('MANUAL_ENTRY');
  const handedOverAfter = Date.now() - began;

  await one.reload();
  await one.getByRole('button', { name: /^登记管局结果/ }).click();
  await one.getByRole('radio', { name: '通过' }).check();
  await uploadPicture(one, `${order.number} approved`);
  await formButton(one, '登记管局结果').click();
  await one.getByRole('region', { name: '人工报送' }).getByText('结果待复核').waitFor();
  await two.reload();
  await two.getByRole('button', { name: /^复核管局结果/ }).click();
  await two
    .getByRole('dialog')
    .getByRole('button', { name: /复核管局结果/ })
    .click();
  await waitForState(stack, order.id, 'APPROVED');
  await shoot(two, 'manual-approved-zh');
  process.stdout.write(
    `by hand: entered and confirmed after ${handedOverAfter} ms, approved after ${Date.now() - began} ms\n`,
  );
}, 300_000);
