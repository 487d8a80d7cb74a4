import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import type { SharedStack } from './connect-stack.ts';
import { screenshot } from './pages.ts';
import { type Order, waitForState } from './steps.ts';

/** The panel of what a person enters in the bureau's own system. */
const panelOf = (page: Page) => page.getByRole('region', { name: '人工报送' });
/** The button of the form above the bar. */
const formButton = (page: Page, name: string) => page.getByRole('region', { name }).getByRole('button', { name });
const uploadPicture = async (page: Page, text: string) => {
  const buffer = Buffer.from(await drawMaterial('VERIFICATION_FORM', text));
  await page.locator('input[type=file]').last().setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('page.jpg').waitFor();
};
/** The second person confirms what the first recorded. */
const confirm = async (page: Page, name: RegExp, shot: string) => {
  await page.getByRole('button', { name }).click();
  await screenshot(page, shot);
  await page.getByRole('dialog').getByRole('button', { name }).click();
};

/** Two people enter an order in the bureau's own system; `one` has the order open. */
export async function enterByHand(stack: SharedStack, [one, two]: readonly [Page, Page], order: Order): Promise<void> {
  await one.getByRole('button', { name: /^领取/ }).first().click();
  const panel = panelOf(one);
  await panel.getByText('名称').first().waitFor();
  await screenshot(one, 'manual-sheet-zh');
  await one.getByRole('button', { name: /^登记已录入/ }).click();
  await one.getByLabel('管局系统编号').fill('SL2026-0001');
  await uploadPicture(one, `${order.number} entered`);
  await screenshot(one, 'manual-entry-zh');
  await formButton(one, '登记已录入').click();
  await panel.getByText('录入待复核').waitFor();

  await two.goto(`${stack.url}/orders/${order.id}`);
  await panelOf(two).getByText('SL2026-0001').waitFor();
  await confirm(two, /^复核已录入/, 'manual-confirm-zh');
  await expect.poll(async () => (await stack.partner.order(order.id)).state).not.toBe('MANUAL_ENTRY');
}

/** Two people record that the bureau approved; `numbers`: what it gave, by the label of its field. */
export async function approveByHand(
  stack: SharedStack,
  [one, two]: readonly [Page, Page],
  order: Order,
  numbers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await one.reload();
  await one.getByRole('button', { name: /^登记管局结果/ }).click();
  await one.getByRole('radio', { name: '通过' }).check();
  for (const [label, number] of Object.entries(numbers)) await one.getByLabel(label, { exact: true }).fill(number);
  await uploadPicture(one, `${order.number} approved`);
  await screenshot(one, 'manual-answer-zh');
  await formButton(one, '登记管局结果').click();
  await panelOf(one).getByText('结果待复核').waitFor();
  await two.reload();
  await confirm(two, /^复核管局结果/, 'manual-answer-confirm-zh');
  await waitForState(stack, order.id, 'APPROVED');
}

/** The ministry's port knows nothing of an order that was entered by hand: a person records what the bureau's page shows. */
export async function recordSmsVerified(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: /^短信核验通过/ }).click();
  const form = page.getByRole('form', { name: '短信核验通过' });
  await form.getByRole('textbox').fill('管局系统显示短信核验已通过');
  await form.getByRole('button', { name: '短信核验通过' }).click();
}
