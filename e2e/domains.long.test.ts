import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { closePages, openAs, openBrowser } from './chromium.ts';
import { type Stack, startStack } from './stack.ts';
import type { Order } from './steps.ts';

const filed = 'zhongshan-soft.example';
const doubted = `principal-${filed}`;
const failed = `stranger-${filed}`;

let stack: Stack;
let browser: Browser;
let order: Order;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ console: true }), openBrowser()]);
  const { records } = await stack.partner.graphql(
    '{ records(first: 20) { edges { node { id websites { id domains } } } } }',
  );
  const { node } = records.edges.find(({ node }: { node: { websites: { domains: string[] }[] } }) =>
    node.websites.some(({ domains }) => domains.includes(filed)),
  );
  order = await orderFlow.openOrder(stack.partner, node.id, node.websites[0].id);
  order = await orderFlow.saveValues(stack.partner, order, { 'website.domains': [filed, doubted, failed] });
  await stack.partner.act('verifyDomains', { id: ['ID!', order.id] });
});
afterAll(async () => {
  await closePages(browser);
  await stack?.stop();
});

/** Opens the order's page as a reviewer with a browser in this language. */
async function desk(language: 'zh' | 'en'): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  await page.addInitScript(`localStorage.setItem('language', '${language}')`);
  const [reviewer] = stack.signIns.filter((one) => one.role === 'reviewer');
  await openAs(page, stack, reviewer, `/orders/${order.id}`);
  await page.getByRole('heading', { name: order.number }).waitFor();
  return page;
}

test.each([
  {
    language: 'zh' as const,
    of: (domain: string) => `${domain} 的核验`,
    states: ['通过', '未通过'],
    sum: `域名 ${failed} 核验：未通过`,
    warns: '提醒 持有者为主体：持有者是主体或网站的负责人，不是主体',
    fails: '未通过 证件号码一致：证件号码比对不一致',
  },
  {
    language: 'en' as const,
    of: (domain: string) => `Verification of ${domain}`,
    states: ['Passed', 'Failed'],
    sum: `Verification of ${failed}: Failed`,
    warns: 'warning Registrant is the subject: The registrant is a principal and not the subject',
    fails: "failed Certificate number equal: The registrant's certificate number differs",
  },
])('the desk shows D1–D7 of each added domain beside the domains, in $language', async (says) => {
  const page = await desk(says.language);
  const about = (domain: string) => page.getByRole('region', { name: says.of(domain), exact: true });
  await about(doubted).scrollIntoViewIfNeeded();
  for (const [domain, state] of [
    [doubted, says.states[0]],
    [failed, says.states[1]],
  ] as const) {
    expect(await about(domain).getByRole('listitem').count()).toBe(7);
    expect(await about(domain).getByRole('heading').textContent()).toContain(state);
  }
  const lines = async (domain: string) =>
    (await about(domain).getByRole('listitem').allTextContents()).map((line) => line.replace(/\s+/g, ' ').trim());
  expect(await lines(doubted)).toContainEqual(expect.stringMatching(`^${says.warns}`));
  expect(await lines(failed)).toContainEqual(expect.stringMatching(`^${says.fails}`));
  expect(await page.locator('tr[data-item="website.domains"]').textContent()).toContain(says.sum);
  // The filed domain stays, so it is not checked.
  expect(await about(filed).count()).toBe(0);
  if (process.env.SHOTS_DIR !== undefined)
    await page.screenshot({ path: `${process.env.SHOTS_DIR}/domains-${says.language}.png` });
  await page.close();
});
