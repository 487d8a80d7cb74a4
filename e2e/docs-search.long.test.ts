import { expect, test } from 'vitest';
import { openDocs } from './docs.ts';
import { consolePages, screenshot } from './pages.ts';

const pages = consolePages();

test('the slash key opens the search, which finds a field, a code, an event and a rule of a province in both languages', async () => {
  const { page, faults } = await openDocs(pages, '/docs/en/start');
  for (const [typed, address] of [
    ['Order.state', '/docs/en/objects#Order.state'],
    ['RATE_LIMITED', '/docs/en/errors#RATE_LIMITED'],
    ['order.returned', '/docs/en/webhooks#order.returned'],
    ['web-01', '/docs/en/errors#return.WEB-01'],
    ['website.name', '/docs/en/fields#website.name'],
  ] as const) {
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    await page.locator(`#site-results [aria-selected=true][data-address="${address}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${address}`);
  }
  await page.goto(`${pages.stack.url}/docs/zh/start`);
  await page.locator('#site-search').fill('收到 幕布');
  await page.locator('#site-results').getByText('order.curtain_delivered', { exact: true }).waitFor();
  await screenshot(page, 'docs-search-zh');
  expect(faults).toEqual([]);
  await page.close();
});

test('the language switch keeps the place, and the theme stays chosen', async () => {
  const { page, faults } = await openDocs(pages, '/docs/zh/errors#RATE_LIMITED');
  await page.locator('#site-other').click();
  await page.waitForURL('**/docs/en/errors#RATE_LIMITED');
  await page.locator('#site-theme').click();
  await page.reload();
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  expect(faults).toEqual([]);
  await page.close();
});

test('a request is copied as a call of curl with its variables and a new key', async () => {
  const { page } = await openDocs(pages, '/docs/en/recipes#first-order');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as curl' }).first().click();
  const copied = String(await page.evaluate('navigator.clipboard.readText()'));
  expect(copied).toContain(`curl -s '${pages.stack.url}/graphql'`);
  expect(copied).toMatch(/"variables":\{"idempotencyKey":"[0-9a-f-]{36}"\}/);
  await page.close();
});

test('addresses without a language lead to the one that the browser asks for', async () => {
  const { page } = await openDocs(pages, '/docs');
  expect(new URL(page.url()).pathname).toBe('/docs/zh/start');
  await page.goto(`${pages.stack.url}/docs/rules/WEB-01`);
  expect(page.url()).toBe(`${pages.stack.url}/docs/zh/rules#WEB-01`);
  await page.close();
});
