import { expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { focusContrast } from './focus.ts';
import { openPage, sharedPages } from './pages.ts';
import { createDraft } from './steps.ts';

const pages = sharedPages();

// Every control of every screen: focus.long.test.ts.
test('the focus is seen on links of the header, the menu, the lists and the account', async () => {
  const { stack } = pages;
  const order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, 4));
  const page = await openPage(pages, 'supervisor', '/queue');
  const contrasts: Record<string, number | undefined> = {};
  for (const [area, where, link] of [
    ['brand', '/queue', page.getByRole('link', { name: '备案审核台' })],
    ['menu', '/queue', page.getByRole('navigation').getByRole('link', { name: '备案记录', exact: true })],
    [
      'present page in the menu',
      '/queue',
      page.getByRole('navigation').getByRole('link', { name: '审核队列', exact: true }),
    ],
    ['account', '/queue', page.getByRole('link', { name: /小满/ })],
    ['order number', '/queue', page.getByRole('link', { name: order.number, exact: true })],
    ['record', '/records', page.getByRole('main').getByRole('table').getByRole('link').first()],
    ['figure of the board', '/board', page.locator('[data-tile] a').first()],
    ['button', '/account', page.getByRole('button', { name: '更改密码' })],
  ] as const) {
    if (new URL(page.url()).pathname !== where) await page.goto(`${stack.url}${where}`);
    await link.waitFor();
    contrasts[area] = await focusContrast(page, link);
  }
  const invisible = Object.entries(contrasts).filter(([, contrast]) => contrast === undefined || contrast < 2);
  expect(invisible).toEqual([]);
  await page.close();
});
