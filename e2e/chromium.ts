import { type Browser, chromium, type Page } from 'playwright-core';
import type { SignIn, Stack } from './stack.ts';

/** How the system's Chromium runs in a test: as root, without a screen, and without asking anybody outside. */
const chromiumArguments = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Files of one test process share it: it costs a second to start, and ends with the process. */
const shared = globalThis as { beianBrowser?: Promise<Browser> };

/** The system's Chromium. Each page of it has cookies and storage of its own. */
export function openBrowser(): Promise<Browser> {
  shared.beianBrowser ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: chromiumArguments,
  });
  return shared.beianBrowser;
}

/** Ends what a file has opened. */
export const closePages = (browser: Browser | undefined): Promise<unknown> =>
  Promise.all((browser?.contexts() ?? []).map((context) => context.close()));

/** Opens a page for somebody who has signed in already; how one signs in is seen once, in console.browser.test.ts. */
export async function openAs(page: Page, stack: Stack, person: SignIn | undefined, path = ''): Promise<void> {
  const data = { login: person?.login, password: person?.password };
  const answer = await page.request.post(`${stack.url}/auth/sign-in`, { data });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  await page.goto(`${stack.url}${path}`);
}
