import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { openDocs } from './docs.ts';
import { consolePages, screenshot } from './pages.ts';

const pages = consolePages();

/** Pages whose layout differs: prose, tables, operations, long entries. */
const shown = [
  'start',
  'recipes',
  'queries',
  'objects',
  'orders',
  'webhooks',
  'errors',
  'fields',
  'provinces',
  'rules',
];
const widths = [390, 1024, 1680];

const scrollsSideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

test('every page fits 390 to 1680 pixels in both languages and themes, and loads nothing from elsewhere', async () => {
  for (const language of ['zh', 'en']) {
    const { page, faults } = await openDocs(pages, `/docs/${language}/start`);
    for (const name of shown) {
      await page.goto(`${pages.stack.url}/docs/${language}/${name}`);
      for (const width of widths)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          expect(await scrollsSideways(page), `${name} at ${width}, ${colorScheme}`).toBe(false);
          await screenshot(page, `docs-${name}-${language}-${width}-${colorScheme}`);
        }
    }
    expect(faults).toEqual([]);
    await page.close();
  }
}, 240_000);

test('no page has a serious accessibility fault', async () => {
  const { page } = await openDocs(pages, '/docs/en/start');
  for (const name of ['start', 'recipes', 'subscriptions', 'webhooks', 'orders', 'limits', 'rules']) {
    await page.goto(`${pages.stack.url}/docs/en/${name}`);
    expect(await axeViolations(page, name)).toEqual([]);
  }
  await page.close();
}, 240_000);

test('the explorer runs each of its examples with a test key, without an error', async () => {
  const { page, faults } = await openDocs(pages, '/graphiql');
  await page.getByLabel('Partner key').fill(pages.stack.testKey);
  await page.getByRole('button', { name: 'Use' }).click();
  await page.getByText('Examples are filled').or(page.getByText('Not there yet')).waitFor();
  const names = await page.getByLabel('Example').locator('option').allTextContents();
  expect(names.length).toBeGreaterThan(20);
  const failed: string[] = [];
  for (const name of names) {
    await page.getByLabel('Example').selectOption(name);
    await page.locator(`.ide[data-example="${name}"]`).waitFor();
    const answered = page.waitForResponse(
      (one) => one.url().endsWith('/graphql') && !(one.request().postData() ?? '').includes('IntrospectionQuery'),
    );
    await page.getByRole('button', { name: /Execute query/ }).click();
    const answer = await answered;
    const { data, errors } = await answer.json();
    if (errors !== undefined || data === undefined) failed.push(`${name}: ${JSON.stringify(errors)}`);
  }
  await screenshot(page, 'explorer-examples');
  expect(failed).toEqual([]);
  // The editor rejects work that was under way when another example took its place.
  expect(faults.filter((fault) => fault !== 'Canceled')).toEqual([]);
  await page.close();
}, 120_000);
