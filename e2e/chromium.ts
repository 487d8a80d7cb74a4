import { type Browser, chromium, type Page } from 'playwright-core';
import type { SharedStack, SignIn } from './connect-stack.ts';

/** Arguments for the system's Chromium in a test: as root, headless, without requests to other servers. */
export const chromiumArguments = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The test files of one process share a browser: it takes a second to start, and ends with the process. */
const shared = globalThis as { beianBrowser?: Promise<Browser> };

/** The system's Chromium. Each page has its own cookies and storage. */
export function openBrowser(): Promise<Browser> {
  shared.beianBrowser ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: chromiumArguments,
  });
  return shared.beianBrowser;
}

/** Closes all contexts of the browser. */
export const closePages = (browser: Browser | undefined): Promise<unknown> =>
  Promise.all((browser?.contexts() ?? []).map((context) => context.close()));

/** Opens a page for a person who is already signed in; the sign-in itself is tested in reviewer.browser.test.ts. */
export async function openAs(page: Page, stack: SharedStack, person: SignIn | undefined, path = ''): Promise<void> {
  const data = { login: person?.login, password: person?.password };
  const answer = await page.request.post(`${stack.url}/auth/sign-in`, { data });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  await page.goto(`${stack.url}${path}`);
}
