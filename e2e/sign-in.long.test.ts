import { expect, test } from 'vitest';
import { consolePages } from './pages.ts';

const pages = consolePages();

/** Values of `?to=` that try to lead the signed-in person to another site, URL-encoded. */
const hostile = [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '%2F%2Fevil.example',
  '%252F%252Fevil.example',
  '%2F%09%2Fevil.example',
  '/%0A/evil.example',
  '/.//evil.example',
  '%25',
  '/auth/sign-out',
];

test.each(hostile)('a sign-in with ?to=%s leads to the start page of this console', async (to) => {
  const page = await pages.browser.newPage({ locale: 'zh-CN' });
  const asked: string[] = [];
  const broken: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => broken.push(error.message));
  const [person] = pages.stack.signIns.filter(({ role }) => role === 'reviewer');
  await page.goto(`${pages.stack.url}/sign-in?to=${to}`);
  await page.getByLabel('账号').fill(person?.login ?? '');
  await page.getByLabel('密码', { exact: true }).fill(person?.password ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '审核队列' }).waitFor();
  expect(page.url()).toBe(`${pages.stack.url}/queue`);
  expect(asked.filter((url) => !url.startsWith(pages.stack.url) && !/^(data|blob):/.test(url))).toEqual([]);
  expect(broken).toEqual([]);
  await page.close();
});
