import { expect, test } from 'vitest';
import { approveByHand, enterByHand } from './by-hand.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

const pages = consolePages();

test('two people take an order by hand from the push to its approval, in the console', async () => {
  const { stack, pageErrors } = pages;
  // Which supervisor switches, why and since when stands on the board.
  const supervisor = await openPage(pages, 'supervisor', '/gateway');
  await supervisor.locator('[data-bureau] button').first().click();
  await supervisor.getByRole('button', { name: '改为人工报送' }).click();
  const dialog = supervisor.getByRole('dialog').filter({ hasText: '改为人工报送' });
  await dialog.getByRole('textbox', { name: '原因' }).fill('接口停用，管局通知改用其系统');
  await screenshot(supervisor, 'manual-channel-zh');
  await dialog.getByRole('button', { name: '改为人工报送' }).click();
  await supervisor.locator('[data-by-hand]').first().waitFor();

  const order: Order = await pushOrder(stack, await createReadyToPush(stack, 0));
  await waitForState(stack, order.id, 'MANUAL_ENTRY');

  const began = Date.now();
  const one = await openPage(pages, 'reviewer', '/manual');
  const two = await openPage(pages, 'reviewer', '/manual', 1);
  await one.getByRole('link', { name: order.number }).waitFor();
  await screenshot(one, 'manual-list-zh');
  await one.getByRole('link', { name: order.number }).click();
  await enterByHand(stack, [one, two], order);
  const handedOverAfter = Date.now() - began;
  await approveByHand(stack, [one, two], order);
  await screenshot(two, 'manual-approved-zh');
  process.stdout.write(
    `by hand: entered and confirmed after ${handedOverAfter} ms, approved after ${Date.now() - began} ms\n`,
  );
  expect(pageErrors).toEqual([]);
}, 300_000);
