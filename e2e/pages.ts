import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { connectStack, type SharedStack } from './connect-stack.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';

/** Stack and browser of a test file, and the errors on their pages. */
export interface Pages<S extends SharedStack = SharedStack> {
  readonly stack: S;
  readonly browser: Browser;
  readonly pageErrors: string[];
}

/** Starts a stack with console and a browser before the tests of a file, and stops them afterwards. */
export const consolePages = (options: StackOptions = {}): Pages<Stack> =>
  pagesOf(
    () => startStack({ console: true, ...options }),
    (stack) => stack.stop(),
  );

/** The browser of a test file, and the stack that all files of the project `browser` share (shared-stack.ts). */
export const sharedPages = (): Pages =>
  pagesOf(
    () => connectStack(inject('stack')),
    (stack) => stack.close(),
  );

function pagesOf<S extends SharedStack>(open: () => Promise<S>, close: (stack: S) => Promise<unknown>): Pages<S> {
  const pageErrors: string[] = [];
  let stack: S | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([open(), openBrowser()]);
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    // What a person would have seen, and what the browser reported: a missing element says neither.
    process.stderr.write(`${pageErrors.join('\n')}\n`);
    for (const page of browser?.contexts().flatMap((one) => one.pages()) ?? [])
      process.stderr.write(`${page.url()}\n${await page.locator('body').ariaSnapshot()}\n\n`);
  });
  afterAll(async () => {
    await closePages(browser);
    if (stack !== undefined) await close(stack);
  });
  const initialized = <T>(it: T | undefined): T => {
    if (it === undefined) throw new Error('the console is opened before the first test');
    return it;
  };
  return {
    get stack() {
      return initialized(stack);
    },
    get browser() {
      return initialized(browser);
    },
    pageErrors,
  };
}

/** Opens a page as a role. */
export async function openPage(
  { stack, browser, pageErrors }: Pages,
  role: string,
  where: string,
  nth = 0,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  const person = stack.signIns.filter((one) => one.role === role)[nth];
  await openAs(page, stack, person, where);
  return page;
}

/** Opens the settings as a role. */
export async function openSettings(pages: Pages, role: string, nth = 0): Promise<Page> {
  const page = await openPage(pages, role, '', nth);
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('heading', { name: '设置' }).waitFor();
  return page;
}

/** `SHOTS_DIR`: folder for screenshots. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS_DIR) await page.screenshot({ path: `${process.env.SHOTS_DIR}/${name}.png` });
}

/** Takes screenshots of a screen at every width, in both languages, light and dark. */
export async function screenshotVariants(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS_DIR) return;
  for (const [width, height] of [
    [1280, 800],
    [1680, 1000],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await screenshot(page, `${name}-${width}-${theme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}
