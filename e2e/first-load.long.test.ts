import { expect, test } from 'vitest';
import { measurePageLoad } from '../scripts/lib/page-load.mjs';
import { consolePages } from './pages.ts';

const pages = consolePages();

/** Goals of docs/performance.md. Times depend on the machine: `npm run bench -- first-load`. */
const most = { bytes: 350_000, requests: 25 };

test('a reviewer who opens the queue for the first time loads at most 350 kB over the wire in 25 requests', async () => {
  const [person] = pages.stack.signIns.filter(({ role }) => role === 'reviewer');
  const context = await pages.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  const data = { login: person?.login, password: person?.password };
  expect((await context.request.post(`${pages.stack.url}/auth/sign-in`, { data })).ok()).toBe(true);
  const load = await measurePageLoad(context, `${pages.stack.url}/queue`, '#queue-list[aria-busy="false"]');
  const list = load.requests.map(({ url, bytes }) => `${String(bytes).padStart(9)}  ${url}`).join('\n');
  process.stdout.write(`first paint ${load.firstPaintMs} ms, queue stands ${load.readyMs} ms\n${list}\n`);
  expect(load.bytes, list).toBeLessThanOrEqual(most.bytes);
  expect(load.requests.length, list).toBeLessThanOrEqual(most.requests);
  await context.close();
});
