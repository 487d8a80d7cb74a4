import type { Pages } from './pages.ts';

/** A page whose faults, requests to other hosts and violations of its policy are collected. */
export async function openDocs({ browser, stack }: Pages, path: string) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && new URL(request.url()).origin !== stack.url) faults.push(request.url());
  });
  await page.goto(`${stack.url}${path}`);
  return { page, faults };
}
